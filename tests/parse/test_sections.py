"""Sections get their meaning, ids are given, and what is known by id is known everywhere."""

from datetime import date

import pytest

from jepsite.audience import Visibility
from jepsite.model.registers import ProseSection, Register
from jepsite.model.values import ItemId, PersonId, Prose
from jepsite.model.work import Milestone
from jepsite.parse.sections import MOST_ACTIVITIES
from tests.deals import plan, read


def codes(text: str) -> list[str]:
    return [line.split(" ")[1].rstrip(":") for line in read(text)[1]]


def test_a_milestone_with_all_it_can_say() -> None:
    heading = (
        "## Demo run {#demo .internal after=one+2d with=one by=2026-10-16 confirmed=2026-09-01 approver=ada "
        'exit="Minutes, signed" why="Asked for" link=https://acme.example}'
    )
    text = f"## One {{#one}}\n\n- [ ] a\n\n{heading}\n\nText *between*.\n\n- [ ] b\n"
    milestone = plan(text).milestones[1]

    assert (milestone.id, milestone.title, milestone.visibility) == ("demo", "Demo run", Visibility.INTERNAL)
    assert [(reference.target, reference.lag.days) for reference in milestone.waits.after or ()] == [("one", 2)]
    assert [reference.target for reference in milestone.waits.with_ or ()] == ["one"]
    assert (milestone.by, milestone.confirmed) == (date(2026, 10, 16), date(2026, 9, 1))
    assert (milestone.exit, milestone.approver, milestone.why) == ("Minutes, signed", PersonId("ada"), "Asked for")
    assert milestone.link == "https://acme.example"
    assert milestone.text == Prose(html="<p>Text <em>between</em>.</p>", plain="Text between.")
    assert milestone.span.line == 21
    assert milestone.place("by").column == heading.index("2026-10-16") + 1


def test_the_milestone_called_signature_closes_unless_another_says_so() -> None:
    work = "\n\n- [ ] a\n\n"

    def closing(text: str) -> list[str]:
        return [milestone.id for milestone in plan(text).milestones if milestone.close]

    assert closing(f"## A {{#a}}{work}## B {{#signature}}{work}") == ["signature"]
    assert closing(f"## A {{#a .close}}{work}## B {{#signature}}{work}") == ["a"]
    assert closing(f"## Signature{work}") == ["signature"]
    assert closing(f"## A{work}") == []


def test_a_section_without_activities_may_be_a_milestone() -> None:
    (milestone,) = plan("## Go-live {#golive .milestone by=2026-10-16}\n").sections

    assert isinstance(milestone, Milestone)
    assert (milestone.tracks, milestone.by) == ((), date(2026, 10, 16))


def test_outcomes_may_stand_in_a_milestone_without_activities() -> None:
    (milestone,) = plan("## Go-live {.milestone}\n\n- [ ] Seen {.outcome for=acme}\n").milestones

    assert len(milestone.outcomes) == 1


def test_a_milestone_is_what_holds_an_activity_at_any_depth() -> None:
    assert isinstance(plan("## M\n\n- G\n  - [ ] a\n").sections[0], Milestone)
    assert isinstance(plan("## M\n\n### T\n\n- [-] a\n").sections[0], Milestone)


def test_tracks_have_titles_texts_and_lists_of_their_own() -> None:
    text = "## M\n\nIntro.\n\n- [ ] a\n\n### Security\n\nWhy.\n\n- [ ] b\n\n### Paper\n\nLater.\n"
    (milestone,) = plan(text).milestones
    found = [
        (track.title, track.text.plain if track.text else None, len(track.body.items)) for track in milestone.tracks
    ]

    assert found == [(None, None, 1), ("Security", "Why.", 1), ("Paper", "Later.", 0)]
    assert milestone.text is not None
    assert milestone.text.plain == "Intro."


def test_a_milestone_whose_work_stands_in_tracks_has_no_track_without_title() -> None:
    (milestone,) = plan("## M\n\n### T\n\n- [ ] a\n").milestones

    assert [track.title for track in milestone.tracks] == ["T"]


def test_a_section_of_risks_decisions_and_questions_is_a_register() -> None:
    text = "## Log {.internal}\n\nText.\n\n- [ ] a {.risk}\n- [x] b {.decision}\n\n1. [ ] c {.question}\n"
    (register,) = plan(text).sections

    assert isinstance(register, Register)
    assert (register.title, register.visibility) == ("Log", Visibility.INTERNAL)
    assert register.text == Prose(html="<p>Text.</p>", plain="Text.")
    visibilities = [
        *(risk.visibility for risk in register.risks),
        *(decision.visibility for decision in register.decisions),
        *(question.visibility for question in register.questions),
    ]

    assert visibilities == [Visibility.INTERNAL] * 3


def test_any_other_section_is_prose_with_its_own_headings() -> None:
    (section,) = plan("## How\n\nText.\n\n### When\n\n- Tuesdays\n\n#### Where\n\nHere.\n").sections

    assert isinstance(section, ProseSection)
    assert section.text.html == (
        "<p>Text.</p>\n<h3>When</h3>\n<ul>\n<li>Tuesdays</li>\n</ul>\n<h4>Where</h4>\n<p>Here.</p>"
    )


def test_headings_in_a_milestones_text_come_below_its_tracks() -> None:
    (milestone,) = plan("## M\n\n#### Note\n\nText.\n\n- [ ] a\n").milestones

    assert milestone.text is not None
    assert milestone.text.html == "<h4>Note</h4>\n<p>Text.</p>"


def test_made_ids_do_not_speak_of_what_is_internal() -> None:
    deal = plan("## M\n\n- [ ] Review {.internal}\n- [ ] Review\n")

    assert [(activity.id, activity.visibility) for activity in deal.activities] == [
        ("review-2", Visibility.INTERNAL),
        ("review", Visibility.PUBLIC),
    ]


def test_milestones_groups_activities_and_risks_share_one_namespace() -> None:
    deal = plan("## Demo\n\n- Demo\n  - [ ] Demo\n- [ ] Demo {.risk}\n")
    (milestone,) = deal.milestones

    assert (milestone.id, [activity.id for activity in deal.activities]) == ("demo", ["demo-3"])
    assert milestone.risks[0].id == "demo-4"


def test_a_reference_may_look_ahead() -> None:
    deal = plan("## M\n\n- [ ] a {after=last}\n\n## N\n\n- [ ] b {#last}\n")
    (first, _) = deal.activities

    assert [reference.target for reference in first.waits.after or ()] == [ItemId("last")]


def test_a_faulty_item_is_known_all_the_same() -> None:
    assert codes("## M\n\n- [ ] a {#a by=never}\n- [ ] b {after=a}\n") == ["malformed-date"]


def test_a_plan_holds_two_thousand_activities_and_no_more() -> None:
    most = "## M\n\n" + "- [ ] a\n" * MOST_ACTIVITIES

    assert codes(most) == []
    assert codes(most + "- [ ] a\n- [ ] a\n") == ["too-many-activities"]


@pytest.mark.parametrize("text", ["## M\n", "## M\n\n***\n", "## M\n\n<!-- note -->\n", "## M {.internal}\n"])
def test_a_heading_over_nothing_is_told(text: str) -> None:
    assert codes(text) == ["empty-section"]
