"""Which attribute belongs where: the table of the language as data, and the faults that follow from it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jepsite.parse.attributes import Attributes
from jepsite.parse.faults import Faults, among, meant
from jepsite.parse.written import Place, Written


class On(StrEnum):
    """What a brace group stands on; the value is how messages call it."""

    ACTIVITY = "an activity"
    GROUP = "a group"
    OUTCOME = "an outcome"
    RISK = "a risk"
    DECISION = "a decision"
    QUESTION = "a question"
    MILESTONE = "a milestone"
    TRACK = "a track"
    SECTION = "a section without activities"
    SUBHEADING = "a heading within a text"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: its name as written (`#id`, `.internal`, `R=`; `duration` for the bare word), and its places."""

    name: str
    on: tuple[On, ...]
    meaning: str


_ITEMS: Final = (On.OUTCOME, On.RISK, On.DECISION, On.QUESTION)
_WORK: Final = (On.ACTIVITY,)
_ACTED: Final = (On.ACTIVITY, On.MILESTONE)

ATTRIBUTES: Final = (
    Attribute("#id", (On.ACTIVITY, On.GROUP, On.MILESTONE, *_ITEMS), "the name by which others refer to it"),
    Attribute("duration", _WORK, "5d, 2w, 10ed or 2/4/9d: how long it takes"),
    Attribute("R=", _WORK, "responsible: does it"),
    Attribute("A=", _WORK, "accountable: answers for it"),
    Attribute("C=", _WORK, "consulted"),
    Attribute("I=", _WORK, "informed"),
    Attribute("after=", (On.ACTIVITY, On.GROUP, On.MILESTONE), "what must be finished before"),
    Attribute("with=", _ACTED, "what must have begun before"),
    Attribute("ends-with=", _WORK, "what must be finished before it ends"),
    Attribute("from=", _WORK, "not before this date"),
    Attribute("on=", _WORK, "fixed on this date"),
    Attribute("by=", (*_ACTED, On.RISK, On.DECISION, On.QUESTION), "the deadline"),
    Attribute("confirmed=", _ACTED, "when the owner's side confirmed the date"),
    Attribute("started=", _WORK, "the day on which it began"),
    Attribute("done=", _WORK, "the day on which it was finished"),
    Attribute("left=", _WORK, "working days of work left"),
    Attribute("exit=", (On.MILESTONE,), "what proves that it is reached"),
    Attribute("approver=", (On.MILESTONE,), "who says that it is reached"),
    Attribute("why=", (*_ACTED, *_ITEMS), "the reason of a block, a drop, a slip"),
    Attribute("until=", _WORK, "blocked, not before this date"),
    Attribute("plan=", (On.ACTIVITY, On.RISK), "the way out that is proposed"),
    Attribute("risk=", _WORK, "low, medium or high: how uncertain the duration is"),
    Attribute("link=", (*_ACTED, *_ITEMS), "https address of a document or meeting"),
    Attribute("at=", _WORK, "the time of a meeting"),
    Attribute("for=", (On.OUTCOME, On.RISK), "the party that gains; the work that is at risk"),
    Attribute("likelihood=", (On.RISK,), "low, medium or high"),
    Attribute("impact=", (On.RISK,), "what it costs, as a duration"),
    Attribute("owner=", (On.RISK, On.DECISION, On.QUESTION), "who watches it"),
    Attribute(".meeting", _WORK, "an appointment"),
    Attribute(".any", _WORK, "works on days on which at least one of its R works"),
    Attribute(".optional", _WORK, "may be dropped if time runs short"),
    Attribute(".outcome", (On.OUTCOME,), "what a party gains"),
    Attribute(".risk", (On.RISK,), "what may go wrong"),
    Attribute(".decision", (On.DECISION,), "a decision taken or open"),
    Attribute(".question", (On.QUESTION,), "an open question"),
    Attribute(".milestone", (On.MILESTONE,), "makes a section without activities a milestone"),
    Attribute(".close", (On.MILESTONE,), "the signature"),
    Attribute(".internal", tuple(on for on in On if on is not On.SUBHEADING), "the seller's own"),
)
"""All attributes, for the reader, the documentation and its test."""

_BY_NAME: Final = {attribute.name: attribute for attribute in ATTRIBUTES}
_OTHER_WORDS: Final = {
    "due=": "by=",
    "deadline=": "by=",
    "depends=": "after=",
    "depends-on=": "after=",
    "start=": "from= or started=",
    "finish=": "done=",
    "end=": "by= or done=",
    "date=": "on=",
    "time=": "at=",
    "responsible=": "R=",
    "accountable=": "A=",
    "consulted=": "C=",
    "informed=": "I=",
}


def check_attributes(attributes: Attributes, on: On, faults: Faults) -> None:
    """Tell every attribute that the language does not have, or not on such a thing."""
    for name, written in attributes.words.items():
        known = _BY_NAME.get(name)
        if known is None:
            likely = _OTHER_WORDS.get(name.lower())
            hint = f"say {likely}" if likely else meant(name, _BY_NAME, "\\{ is a brace that means nothing")
            faults.add("unknown-attribute", _whole(name, written, faults), f"there is no attribute '{name[:40]}'", hint)
        elif on not in known.on:
            hint = f"it belongs on {among(place.value for place in known.on)}"
            if on is On.SECTION and On.MILESTONE in known.on:
                hint = "{.milestone} makes a section without activities a milestone"
            message = f"'{name}' does not belong on {on.value}"
            faults.add("attribute-not-here", _whole(name, written, faults), message, hint)


def _whole(name: str, written: Written, faults: Faults) -> Place:
    """A value together with its key, and quotes around it."""
    if not name.endswith("="):
        return Place(written.start - (name == "#id"), written.end)
    quote = faults.source.text[written.start - 1 : written.start] == '"'
    return Place(written.start - len(name) - quote, written.end + quote)
