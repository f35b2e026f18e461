"""What each side gains at each milestone."""

from jepsite.i18n.formats import Formats
from jepsite.model.people import Side
from jepsite.planning.result import MilestoneState
from jepsite.record import record
from jepsite.views.marks import PartyMark, Rich, StateMark
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenMilestone, SeenOutcome


@record
class OutcomeItem:
    """One thing gained."""

    text: str
    state: StateMark
    details: Rich | None = None


@record
class OutcomeRow:
    """A milestone's outcomes, a cell for each column."""

    milestone: str
    when: str | None
    """`reached 21 Sep`, `15 Oct`"""
    exit: str | None
    """What proves that it is reached, and who says so."""
    cells: tuple[tuple[OutcomeItem, ...], ...]


@record
class OutcomesView:
    """What each side gains at each milestone."""

    columns: tuple[PartyMark, ...]
    rows: tuple[OutcomeRow, ...]


def outcomes_view(seen: Seen, formats: Formats, parties: Parties) -> OutcomesView | None:
    """The milestones that have an outcome or a proof; None where this reader sees no outcome at all.

    A cell is empty for 'none' and for 'not shown' alike.
    """
    gaining = {outcome.for_ for milestone in seen.milestones for outcome in milestone.outcomes}
    if not gaining:
        return None
    columns = tuple(mark for mark in parties.all if mark.id in gaining or mark.side != Side.PARTNER)
    rows = [milestone for milestone in seen.milestones if milestone.outcomes or milestone.exit]
    return OutcomesView(columns=columns, rows=tuple(_row(each, columns, formats, parties) for each in rows))


def _row(milestone: SeenMilestone, columns: tuple[PartyMark, ...], formats: Formats, parties: Parties) -> OutcomeRow:
    return OutcomeRow(
        milestone=milestone.title,
        when=_when(milestone, formats),
        exit=_exit(milestone, formats, parties),
        cells=tuple(
            tuple(_item(outcome, formats) for outcome in milestone.outcomes if outcome.for_ == mark.id)
            for mark in columns
        ),
    )


def _when(milestone: SeenMilestone, formats: Formats) -> str | None:
    if milestone.state is MilestoneState.REACHED and milestone.reached:
        return formats.words.say("reached {day}", day=formats.short(milestone.reached))
    return formats.short(milestone.expected) if milestone.expected else None


def _exit(milestone: SeenMilestone, formats: Formats, parties: Parties) -> str | None:
    words = formats.words
    if milestone.exit and milestone.approver:
        person = parties.name(milestone.approver)
        return words.say("Proof: {exit}. Accepted by {person}", exit=milestone.exit.rstrip("."), person=person)
    if milestone.exit:
        return words.say("Proof: {exit}", exit=milestone.exit)
    return words.say("Accepted by {person}", person=parties.name(milestone.approver)) if milestone.approver else None


def _item(outcome: SeenOutcome, formats: Formats) -> OutcomeItem:
    words = formats.words
    return OutcomeItem(
        text=outcome.title,
        state=StateMark(icon="done", word=words.pgettext("outcome", "achieved"))
        if outcome.achieved
        else StateMark(icon="todo", word=words.pgettext("outcome", "open")),
        details=Rich(html=outcome.details.html) if outcome.details else None,
    )
