"""Risks, open questions, decisions."""

from collections.abc import Iterable, Iterator

from jepsite.i18n.formats import Formats
from jepsite.i18n.words import Words
from jepsite.model.values import Duration, Level, PersonId, Prose, Unit
from jepsite.record import record
from jepsite.views.focus import focus_of, quoted
from jepsite.views.marks import ProseView, Rich
from jepsite.views.parties import Parties
from jepsite.views.prose import prose_view
from jepsite.views.seen import Seen, SeenActivity, SeenIssue, SeenRisk
from jepsite.views.wayout import sentence
from jepsite.views.window import window_of


@record
class Fact:
    """A label and what it says: the lines of a risk, a question, a decision."""

    label: str
    text: str
    level: int = 0
    """1 to 3: drawn as that many steps before the text; 0: none."""


@record
class RiskItem:
    """A risk, a question or a decision."""

    title: str
    people: tuple[str, ...]
    facts: tuple[Fact, ...]
    settled: bool
    """Closed, answered or taken."""
    details: Rich | None = None
    link: str | None = None


@record
class RisksView:
    """Risks and open questions."""

    risks: tuple[RiskItem, ...]
    questions: tuple[RiskItem, ...]
    decisions: tuple[RiskItem, ...]
    notes: tuple[ProseView, ...]
    """What the registers say around their items."""


def risks_view(seen: Seen, formats: Formats, parties: Parties) -> RisksView:
    """The section, open before settled. A fixed date soon that nobody confirmed is a question of the page's own."""
    unconfirmed = (_unconfirmed(activity, seen, formats, parties) for activity in _to_confirm(seen))
    questions = (_issue(question, formats, parties, asks=True) for question in seen.questions)
    decisions = (_issue(decision, formats, parties, asks=False) for decision in seen.decisions)
    return RisksView(
        risks=_open_first(_risk(risk, seen, formats, parties) for risk in seen.risks),
        questions=_open_first((*unconfirmed, *questions)),
        decisions=_open_first(decisions),
        notes=tuple(prose_view(section) for section in seen.notes),
    )


def _open_first(items: Iterable[RiskItem]) -> tuple[RiskItem, ...]:
    return tuple(sorted(items, key=lambda item: item.settled))


def _risk(risk: SeenRisk, seen: Seen, formats: Formats, parties: Parties) -> RiskItem:
    return RiskItem(
        title=risk.title,
        people=_ids(risk.owner),
        facts=tuple(_risk_facts(risk, seen, formats, parties)),
        settled=risk.closed,
        details=_rich(risk.details),
        link=risk.link,
    )


def _risk_facts(risk: SeenRisk, seen: Seen, formats: Formats, parties: Parties) -> Iterator[Fact]:
    words = formats.words
    if risk.likelihood:
        level = (Level.LOW, Level.MEDIUM, Level.HIGH).index(risk.likelihood) + 1
        yield Fact(label=words.say("Likelihood"), text=_level(risk.likelihood, words), level=level)
    if impact := _impact(risk, seen, formats):
        yield Fact(label=words.say("Impact"), text=impact)
    yield from _owner(risk.owner, words.say("Owner"), parties)
    if risk.plan:
        yield Fact(label=words.say("Plan"), text=risk.plan)
    if risk.by and not risk.closed:
        yield Fact(label=words.say("By"), text=formats.weekday(risk.by))
    yield from _reason(risk.why, words)


def _impact(risk: SeenRisk, seen: Seen, formats: Formats) -> str | None:
    """How much on what. Risks are told and enter the forecast; the dates of the page are without them."""
    words = formats.words
    on = quoted(seen.title_of(risk.for_), formats) if risk.for_ else None
    if risk.impact is None:
        return on
    length = _length(risk.impact, formats)
    if risk.closed:
        return words.say("{length} on {item}", length=length, item=on) if on else length
    if on:
        return words.say("{length} on {item}, not counted in the dates", length=length, item=on)
    return words.say("{length}, not counted in the dates", length=length)


def _length(duration: Duration, formats: Formats) -> str:
    if duration.unit is Unit.WORKING:
        return formats.working_days(duration.likely)
    return formats.words.plural(
        "{n}\N{NO-BREAK SPACE}calendar day", "{n}\N{NO-BREAK SPACE}calendar days", duration.likely
    )


def _level(level: Level, words: Words) -> str:
    match level:
        case Level.LOW:
            return words.pgettext("likelihood", "Low")
        case Level.MEDIUM:
            return words.pgettext("likelihood", "Medium")
        case Level.HIGH:
            return words.pgettext("likelihood", "High")


def _issue(issue: SeenIssue, formats: Formats, parties: Parties, *, asks: bool) -> RiskItem:
    words = formats.words
    label = words.say("Answer from") if asks else words.say("Decided by")
    facts = [*_owner(issue.owner, label, parties)]
    if issue.by and not issue.settled:
        facts.append(Fact(label=words.say("By"), text=formats.weekday(issue.by)))
    return RiskItem(
        title=issue.title,
        people=_ids(issue.owner),
        facts=(*facts, *_reason(issue.why, words)),
        settled=issue.settled,
        details=_rich(issue.details),
        link=issue.link,
    )


def _to_confirm(seen: Seen) -> Iterator[SeenActivity]:
    """Fixed dates of the next two weeks that nobody confirmed."""
    window = window_of(seen)
    if seen.stopped is not None:
        return
    for activity in seen.activities:
        if activity.is_open and activity.fixed in window and activity.confirmed is None:
            yield activity


def _unconfirmed(activity: SeenActivity, seen: Seen, formats: Formats, parties: Parties) -> RiskItem:
    words, focus = formats.words, focus_of(seen)
    day = formats.weekday(activity.fixed or seen.today)
    facts = []
    if focus is not None and activity.id in focus.milestone.driving:
        why = (
            words.say("The signing date rests on it.")
            if focus.signs
            else words.say("The date of {milestone} rests on it.", milestone=quoted(focus.milestone.title, formats))
        )
        facts.append(Fact(label=words.say("Why it matters"), text=why))
    owner = activity.accountable or next(iter(activity.responsible), None)
    facts.extend(_owner(owner, words.say("Answer from"), parties))
    return RiskItem(
        title=words.say("Is {day} confirmed for {activity}?", day=day, activity=quoted(activity.title, formats)),
        people=_ids(owner),
        facts=tuple(facts),
        settled=False,
        link=activity.link,
    )


def _owner(person: PersonId | None, label: str, parties: Parties) -> Iterator[Fact]:
    if person:
        yield Fact(label=label, text=parties.name(person))


def _reason(why: str | None, words: Words) -> Iterator[Fact]:
    if why:
        yield Fact(label=words.say("Because"), text=sentence(why))


def _ids(person: PersonId | None) -> tuple[str, ...]:
    return (person,) if person else ()


def _rich(prose: Prose | None) -> Rich | None:
    return Rich(html=prose.html) if prose else None
