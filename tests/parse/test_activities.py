"""One line of a plan is one activity, with all that its braces say."""

from dataclasses import fields
from datetime import date, time

import pytest

from jepsite.audience import Visibility
from jepsite.model.values import Duration, Hours, ItemId, Lag, Level, PartyId, PersonId, Reference, Unit, Waits
from jepsite.model.work import Activity, Kind, Roles, State
from tests.deals import plan, read


def activity(line: str, *expected: str) -> Activity:
    return next(iter(plan(f"## M\n\n- {line}\n- [ ] Other {{#other}}\n", *expected).activities))


def test_an_activity_with_all_it_can_say() -> None:
    line = (
        "[!] Load the data {#load 2/4/9d .meeting .any .optional .internal R=ada,nord A=ben C=team I=nia,otto "
        "after=other+2d with=other ends-with=other+10ed from=2026-02-02 on=2026-02-03 by=2026-02-04 "
        'confirmed=2026-01-05 started=2026-01-06 left=2d why="No gateway" until=2026-02-05 plan="Ask again" '
        "link=https://acme.example/x at=10:00-11:30}"
    )
    other = ItemId("other")
    expected = Activity(
        id=ItemId("load"),
        title="Load the data",
        state=State.BLOCKED,
        kind=Kind.MEETING,
        duration=Duration(best=2, likely=4, worst=9),
        duration_stated=True,
        roles=Roles(
            responsible=(PersonId("ada"),),
            parties=(PartyId("nord"),),
            accountable=PersonId("ben"),
            consulted=(PersonId("team"),),
            informed=(PersonId("nia"), PersonId("otto")),
        ),
        waits=Waits(
            after=(Reference(target=other, lag=Lag(days=2)),),
            with_=(Reference(target=other),),
            ends_with=(Reference(target=other, lag=Lag(days=10, unit=Unit.ELAPSED)),),
        ),
        not_before=date(2026, 2, 2),
        fixed=date(2026, 2, 3),
        by=date(2026, 2, 4),
        confirmed=date(2026, 1, 5),
        started=date(2026, 1, 6),
        left=2,
        why="No gateway",
        until=date(2026, 2, 5),
        plan="Ask again",
        link="https://acme.example/x",
        at=Hours(start=time(10), end=time(11, 30)),
        any_of=True,
        optional=True,
        visibility=Visibility.INTERNAL,
    )
    found = activity(line)

    assert without_places(found) == without_places(expected)


def without_places(value: Activity) -> str:
    """References compare with their places: here only what they say matters."""
    waits = (value.waits.after, value.waits.with_, value.waits.ends_with)
    links = [[(reference.target, reference.lag) for reference in side or ()] for side in waits]
    own = [each.name for each in fields(value) if each.name not in ("waits", "span", "spans")]
    return repr(([getattr(value, name) for name in own], links))


def test_an_activity_that_says_nothing() -> None:
    assert activity("[ ] Load the data") == Activity(id=ItemId("load-the-data"), title="Load the data")


@pytest.mark.parametrize(
    ("mark", "state"),
    [(" ", State.TODO), ("/", State.RUNNING), ("x", State.DONE), ("!", State.BLOCKED), ("-", State.DROPPED)],
)
def test_the_mark_says_how_it_stands(mark: str, state: State) -> None:
    assert activity(f"[{mark}] Load").state is state


@pytest.mark.parametrize(
    ("braces", "kind"),
    [
        ("", Kind.WORK),
        ("{3d}", Kind.WORK),
        ("{0d}", Kind.EVENT),
        ("{0ed}", Kind.EVENT),
        ("{0/0/2d}", Kind.WORK),
        ("{0d .meeting}", Kind.MEETING),
    ],
)
def test_what_kind_of_thing_it_is(braces: str, kind: Kind) -> None:
    assert activity(f"[ ] Load {braces}").kind is kind


def test_a_duration_is_one_day_where_none_is_said() -> None:
    assert (activity("[ ] Load").duration, activity("[ ] Load").duration_stated) == (Duration(likely=1), False)
    assert (activity("[ ] Load {1d}").duration, activity("[ ] Load {1d}").duration_stated) == (Duration(likely=1), True)


def test_start_replaces_the_wait_for_the_milestones_above_and_silence_does_not() -> None:
    assert activity("[ ] Load {after=start}").waits == Waits(after=())
    assert activity("[ ] Load {after=start}").waits.replaces_milestones
    assert not activity("[ ] Load").waits.replaces_milestones


def test_a_class_of_uncertainty() -> None:
    assert activity("[ ] Load {3d risk=high}").risk is Level.HIGH


@pytest.mark.parametrize(
    ("line", "underlined"),
    [
        ("[ ] a {done=2026-01-12}", "2026-01-12"),
        ("[/] a {done=2026-01-12}", "2026-01-12"),
        ("[-] a {done=2026-01-12}", "2026-01-12"),
        ("[ ] a {started=2026-01-12}", "2026-01-12"),
        ("[x] a {left=1d}", "1d"),
        ("[-] a {left=1d}", "1d"),
        ("[/] a {until=2026-01-12}", "2026-01-12"),
        ("[ ] a {at=10:00}", "10:00"),
        ("[ ] a {1/2/3d risk=low}", "low"),
    ],
)
def test_a_line_may_not_contradict_itself(line: str, underlined: str) -> None:
    _, found = read(f"## M\n\n- {line}\n")

    assert [fault.split(" ")[1] for fault in found] == ["contradiction:"]
    assert found[0].endswith(f"[{underlined}]")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "[x] a {done=2026-01-12}",
            "[x] a {started=2026-01-12 done=2026-01-12}",
            "[/] a {started=2026-01-12 left=2d}",
        ),
        *("[!] a {started=2026-01-12 left=2d until=2026-02-01}", "[-] a {started=2026-01-12}", "[ ] a {left=2d}"),
        *("[ ] a {.meeting at=10:00}", "[ ] a {3d risk=low}"),
    ],
)
def test_facts_that_go_together(line: str) -> None:
    assert read(f"## M\n\n- {line}\n")[1] == []


def test_one_person_is_accountable() -> None:
    assert activity("[ ] a {A=ada,ben}", "two-accountables").roles.accountable == PersonId("ada")
    assert activity("[ ] a {A=acme}", "unknown-person").roles.accountable is None
    assert activity("[ ] a {A=,}", "empty-value", "unknown-person").roles.accountable is None


def test_every_word_of_the_braces_has_its_place() -> None:
    found = activity('[ ] Load the data {#load 3d .any R=ada why="No word"}')
    line = '- [ ] Load the data {#load 3d .any R=ada why="No word"}'
    underlined = {name: line[span.column - 1 : span.end_column - 1] for name, span in found.spans.items()}

    assert underlined == {
        "id": "load",
        "duration": "3d",
        "any": ".any",
        "R": "ada",
        "why": "No word",
        "attributes": '{#load 3d .any R=ada why="No word"}',
    }
    assert found.place("R").line == 19
    assert found.place("on") == found.span


def test_without_braces_there_is_a_place_where_they_could_be_written() -> None:
    found = activity("[ ] Load the data  ")

    assert (found.place("attributes").column, found.place("attributes").end_column) == (20, 20)
