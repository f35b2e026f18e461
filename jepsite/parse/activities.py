"""One raw item -> one activity, with the contradictions that its own line holds."""

from typing import Final

from jepsite.audience import Visibility
from jepsite.model.values import Duration, Level, PersonId, Prose, Waits
from jepsite.model.work import Activity, Kind, Roles, State
from jepsite.parse import terms
from jepsite.parse.attributes import Attributes
from jepsite.parse.cast import Cast, listed
from jepsite.parse.faults import Faults
from jepsite.parse.lists import Item
from jepsite.parse.references import Known, Names
from jepsite.parse.written import Place, Placed, Spans, Written

_STATES: Final = {
    " ": State.TODO,
    "/": State.RUNNING,
    "x": State.DONE,
    "!": State.BLOCKED,
    "-": State.DROPPED,
}
_MARKS: Final = {state: mark for mark, state in _STATES.items()}
_FITS: Final = {
    "done=": (State.DONE,),
    "started=": (State.RUNNING, State.DONE, State.BLOCKED, State.DROPPED),
    "left=": (State.TODO, State.RUNNING, State.BLOCKED),
    "until=": (State.BLOCKED,),
}
"""With which checkboxes a statement of facts can be true."""


def read_activity(item: Item, internal: bool, details: Prose | None, names: Names, faults: Faults) -> Activity:
    """The activity that an item with a checkbox is; its attributes are known to belong on one."""
    said = item.attributes
    state = _STATES[item.mark or " "]
    duration = said.take("duration", terms.duration, faults)
    started = said.take("started=", terms.day, faults)
    done = said.take("done=", terms.day, faults)
    _tell_contradictions(said, state, faults)
    finish = said.get("done=")
    if finish and started and done and done < started:
        faults.add("done-before-started", finish, f"done on {done}, but started on {started}")
    return Activity(
        id=names.ids[item.start],
        title=item.title,
        state=state,
        kind=_kind(said, duration),
        duration=duration or Duration(likely=1),
        duration_stated=duration is not None,
        roles=_roles(said, names.cast, faults),
        waits=read_waits(said, names.known, faults),
        not_before=said.take("from=", terms.day, faults),
        fixed=said.take("on=", terms.day, faults),
        by=said.take("by=", terms.day, faults),
        confirmed=said.take("confirmed=", terms.day, faults),
        started=started,
        done=done,
        left=said.take("left=", terms.working_days, faults),
        why=said.text("why="),
        until=said.take("until=", terms.day, faults),
        plan=said.text("plan="),
        risk=said.take("risk=", level, faults),
        link=said.take("link=", terms.address, faults),
        at=said.take("at=", terms.hours, faults),
        any_of=said.has(".any"),
        optional=said.has(".optional"),
        visibility=Visibility.INTERNAL if internal else Visibility.PUBLIC,
        details=details,
        span=faults.span(Place(item.start, item.end)),
        spans=spans(said, faults),
    )


def read_waits(said: Attributes, known: Known, faults: Faults) -> Waits:
    """What `after=`, `with=` and `ends-with=` say."""
    return Waits(
        after=said.take("after=", known.after, faults),
        with_=said.take("with=", known.others, faults),
        ends_with=said.take("ends-with=", known.others, faults),
    )


def spans(said: Attributes, faults: Faults) -> Spans:
    """Where each attribute's value stands, by its bare name, and the whole brace group as `attributes`.

    Without a group the latter is the empty place at which one could be written.
    """
    places: dict[str, Placed] = {name.strip("#.="): written for name, written in said.words.items()}
    return Spans(faults.source, places | {"attributes": said})


def level(written: Written, faults: Faults) -> Level | None:
    """`low`, `medium` or `high`."""
    return terms.choice(written, faults, Level)


def _kind(said: Attributes, duration: Duration | None) -> Kind:
    if said.has(".meeting"):
        return Kind.MEETING
    return Kind.EVENT if duration is not None and duration.likely == 0 and not duration.worst else Kind.WORK


def _roles(said: Attributes, cast: Cast, faults: Faults) -> Roles:
    people, parties = said.take("R=", cast.workers, faults) or ((), ())
    return Roles(
        responsible=people,
        parties=parties,
        accountable=_accountable(said, cast, faults),
        consulted=said.take("C=", cast.listed_people("C="), faults) or (),
        informed=said.take("I=", cast.listed_people("I="), faults) or (),
    )


def _accountable(said: Attributes, cast: Cast, faults: Faults) -> PersonId | None:
    written = said.get("A=")
    if written is None:
        return None
    first, *others = listed(written, faults) or (written,)
    if others:
        hint = "one person answers for a piece of work; the others are R=, C= or I="
        faults.add("two-accountables", others[0], f"A={written.text[:60]} names more than one", hint)
    return cast.person("A=")(first, faults)


def _tell_contradictions(said: Attributes, state: State, faults: Faults) -> None:
    for name, states in _FITS.items():
        if (written := said.get(name)) and state not in states:
            fitting = " or ".join(f"[{_MARKS[fits]}]" for fits in states)
            message = f"{name} does not go with [{_MARKS[state]}]"
            faults.add("contradiction", written, message, f"the checkbox for it is {fitting}")
    if (at := said.get("at=")) and not said.has(".meeting"):
        faults.add("contradiction", at, "at= is the time of a meeting", "add .meeting")
    length = said.get("duration")
    if (risk := said.get("risk=")) and length and "/" in length.text:
        message = "risk= stands beside three cases, which say the same more exactly"
        faults.add("contradiction", risk, message, "keep one of the two")
