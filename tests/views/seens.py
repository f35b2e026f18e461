"""Small plans as a reader sees them, made by hand, for tests of single sections. Whole plans are made by `plans`."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from jepsite.audience import Audience
from jepsite.i18n.formats import Formats
from jepsite.i18n.words import words_for
from jepsite.model.people import Side
from jepsite.model.values import Duration, ItemId, PartyId, PersonId
from jepsite.model.work import Kind, State
from jepsite.planning.result import Dates, DayOff, MilestoneState
from jepsite.views.parties import Parties, parties_of
from jepsite.views.seen import (
    Seen,
    SeenActivity,
    SeenClosing,
    SeenMilestone,
    SeenParty,
    SeenPerson,
    SeenTrack,
)

TODAY = date(2026, 10, 5)
"""A Monday."""

_PARTIES = (
    SeenParty(id=PartyId("acme"), name="Acme Ltd", side=Side.CUSTOMER, calendar="GB"),
    SeenParty(id=PartyId("nord"), name="Nordlicht GmbH", side=Side.SUPPLIER, calendar="DE-BY"),
)


def person(id_: str, of: str, name: str, **changes: Any) -> SeenPerson:
    plain = SeenPerson(
        id=PersonId(id_), name=name, of=PartyId(of), role=None, email=None, phone=None, away=(), team=False
    )
    return replace(plain, **changes)


_PEOPLE = (
    person("ada", "acme", "Ada Abel", role="CFO"),
    person("ben", "acme", "Ben Bode"),
    person("nia", "nord", "Nia Noor", email="nia@nord.example"),
    person("otto", "nord", "Otto Ohm"),
)


def days(start: date, finish: date | None = None) -> Dates:
    return Dates(start=start, finish=finish or start)


def activity(id_: str = "a", **changes: Any) -> SeenActivity:
    """One day of work for Nia, on the page's day, unless the test says otherwise."""
    plain = SeenActivity(
        id=ItemId(id_),
        title=f"Do {id_}",
        milestone=ItemId("m"),
        state=State.TODO,
        kind=Kind.WORK,
        duration=Duration(likely=1),
        responsible=(PersonId("nia"),),
        companies=(),
        accountable=None,
        consulted=(),
        informed=(),
        fixed=None,
        by=None,
        confirmed=None,
        why=None,
        until=None,
        plan=None,
        link=None,
        at=None,
        details=None,
        planned=days(TODAY),
        agreed=None,
        expected=days(TODAY),
        best_finish=None,
        worst_finish=None,
        due=None,
        latest_finish=None,
        total_slack=5,
        critical=False,
        is_late=False,
        has_moved=False,
        missed_fixed=False,
        slip=0,
        waits_for=(),
    )
    return replace(plain, **changes)


def milestone(*activities: SeenActivity, id_: str = "m", **changes: Any) -> SeenMilestone:
    """On track for 3 December against 11 December, with four days of buffer, unless the test says otherwise."""
    plain = SeenMilestone(
        id=ItemId(id_),
        title="Go-live",
        text=None,
        tracks=(
            SeenTrack(title=None, text=None, activities=tuple(replace(a, milestone=ItemId(id_)) for a in activities)),
        ),
        follows=(),
        by=date(2026, 12, 11),
        confirmed=None,
        exit=None,
        approver=None,
        why=None,
        link=None,
        outcomes=(),
        planned=date(2026, 12, 3),
        agreed=None,
        expected=date(2026, 12, 3),
        worst=date(2026, 12, 3),
        reached=None,
        buffer_days=4,
        worst_buffer_days=4,
        state=MilestoneState.ON_TRACK,
        driving=tuple(each.id for each in activities),
        slip=0,
    )
    return replace(plain, **changes)


def seen(*milestones: SeenMilestone, signs: bool = False, closing: str | None = None, **changes: Any) -> Seen:
    """A plan of Acme and Nordlicht as of 5 October, a Monday, that began three weeks before."""
    last = ItemId(closing) if closing else milestones[-1].id if milestones else None
    plain = Seen(
        audience=Audience.PUBLIC,
        title="A plan",
        language="en",
        today=TODAY,
        start=TODAY - timedelta(weeks=3),
        stopped=None,
        accent=None,
        parties=_PARTIES,
        people=_PEOPLE,
        goals=(),
        cadence=(),
        summary=None,
        opening=(),
        prose=(),
        notes=(),
        milestones=milestones,
        activities=tuple(each for milestone in milestones for each in milestone.activities),
        risks=(),
        decisions=(),
        questions=(),
        closing=SeenClosing(milestone=last, signs=signs) if last else None,
        conflicts=(),
        links=(),
        driving_links=(),
    )
    return replace(plain, **changes)


def formats(language: str = "en", today: date = TODAY) -> Formats:
    return Formats(words=words_for(language), today=today)


def parties(plan: Seen, language: str = "en") -> Parties:
    return parties_of(plan, formats(language, plan.today))


def never_off(who: str, first: date, last: date) -> tuple[DayOff, ...]:
    """Nobody is ever away."""
    return ()


def plain(text: str) -> str:
    """No-break spaces as spaces, so that a test's sentences can be read."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
