"""Who does what: the RACI table as values."""

from collections.abc import Iterator

from jepsite.i18n.formats import Formats
from jepsite.model.values import ItemId
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.record import record
from jepsite.views.focus import quoted
from jepsite.views.marks import Name, PartyMark, Rich, StateMark
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenActivity, SeenMilestone
from jepsite.views.states import activity_mark, milestone_mark


@record
class RoleColumn:
    """A person's column."""

    id: str
    name: Name


@record
class RoleParty:
    """A company's columns."""

    mark: PartyMark
    people: tuple[RoleColumn, ...]


@record
class RoleRow:
    """One activity."""

    id: str
    title: str
    people: tuple[str, ...]
    dates: str
    """`14–17 Sep`"""
    state: StateMark
    cells: tuple[str, ...]
    """A cell for each column, party by party: the letters the person has, `RA`, or empty."""
    note: str | None
    """`confirmed 28 September`, `fixed date`, `waits for Board of directors`"""
    details: Rich | None
    link: str | None
    struck: bool
    """Dropped: the title is struck through."""


@record
class RoleGroup:
    """A milestone's rows."""

    title: str
    state: StateMark
    when: str
    """`reached 21 Sep`, `3 Dec, deadline 11 Dec`"""
    text: Rich | None
    rows: tuple[RoleRow, ...]


@record
class RolesView:
    """The whole table."""

    parties: tuple[RoleParty, ...]
    groups: tuple[RoleGroup, ...]


def roles_view(seen: Seen, formats: Formats, parties: Parties) -> RolesView | None:
    """The table of everybody who has a role; None without activities."""
    activities = tuple(seen.activities)
    if not activities:
        return None
    columns = tuple(_columns(activities, parties))
    ids = [column.id for party in columns for column in party.people]
    titles = {activity.id: activity.title for activity in activities}
    return RolesView(
        parties=columns,
        groups=tuple(
            RoleGroup(
                title=milestone.title,
                state=milestone_mark(milestone, formats.words),
                when=milestone_when(milestone, formats),
                text=Rich(html=milestone.text.html) if milestone.text else None,
                rows=tuple(_row(activity, ids, titles, formats) for activity in milestone.activities),
            )
            for milestone in seen.milestones
        ),
    )


def milestone_when(milestone: SeenMilestone, formats: Formats) -> str:
    """`Reached 21 Sep`, `3 Dec, deadline 11 Dec`; empty where there is no date."""
    words = formats.words
    if milestone.state is MilestoneState.REACHED and milestone.reached:
        return words.say("Reached {day}", day=formats.short(milestone.reached))
    if milestone.expected is None:
        return ""
    day = formats.short(milestone.expected)
    if milestone.by is None:
        return day
    return words.say("{day}, deadline {by}", day=day, by=formats.short(milestone.by))


def _columns(activities: tuple[SeenActivity, ...], parties: Parties) -> Iterator[RoleParty]:
    """Each company with those of its people that have a role; a company that is itself responsible comes first."""
    people = {person for activity in activities for person in activity.people}
    companies = {company for activity in activities for company in activity.companies}
    for mark in parties.all:
        own = [RoleColumn(id=mark.id, name=mark.short)] if mark.id in companies else []
        others = [each.id for each in parties.people_of(mark) if each.id in people]
        columns = (*own, *(RoleColumn(id=person, name=parties.names[person]) for person in others))
        if columns:
            yield RoleParty(mark=mark, people=columns)


def _row(activity: SeenActivity, ids: list[str], titles: dict[ItemId, str], formats: Formats) -> RoleRow:
    letters = dict.fromkeys(ids, "")
    for letter, who in (
        ("R", (*activity.responsible, *activity.companies)),
        ("A", (activity.accountable,) if activity.accountable else ()),
        ("C", activity.consulted),
        ("I", activity.informed),
    ):
        for each in who:
            letters[each] += letter
    dates = activity.expected
    return RoleRow(
        id=activity.id,
        title=activity.title,
        people=(*activity.people, *activity.companies),
        dates=formats.span(dates.start, dates.finish) if dates else "–",
        state=activity_mark(activity, formats.words),
        cells=tuple(letters.values()),
        note=", ".join(_notes(activity, titles, formats)) or None,
        details=Rich(html=activity.details.html) if activity.details else None,
        link=activity.link,
        struck=activity.state is State.DROPPED,
    )


def _notes(activity: SeenActivity, titles: dict[ItemId, str], formats: Formats) -> Iterator[str]:
    words = formats.words
    if not activity.is_open:
        if activity.why:
            yield activity.why
        return
    if activity.fixed and not activity.missed_fixed:
        yield words.say("fixed date")
    if activity.confirmed:
        yield words.say("confirmed {day}", day=formats.day(activity.confirmed))
    if activity.at:
        yield formats.hours(activity.at.start, activity.at.end)
    if activity.state is State.BLOCKED and activity.waits_for:
        waits = formats.listing([quoted(titles[each], formats) for each in activity.waits_for])
        yield words.say("waits for {activities}", activities=waits)
