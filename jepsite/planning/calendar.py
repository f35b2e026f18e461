"""Who works when: the calendars of parties, persons, both sides together and every activity of a deal.

Where `schedule.md` is silent: joint days are those on which all of the customer's and all of the supplier's companies
work; an event falls on a joint day whoever its R is; work of elapsed days counts every day and may start on any.

Calendars reach as far as the plan can lead (`horizon.py`). Behind that every day counts as worked, so that no pass can
run off the end; a schedule that gets there is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import and_, or_

from jepsite.diagnostics import Checked, Diagnostic
from jepsite.model.deal import Deal
from jepsite.model.people import Person, Side
from jepsite.model.values import Days, ItemId, PartyId, PersonId, Unit
from jepsite.model.work import Activity
from jepsite.planning.daysoff import party_names, person_names, school_names, stretches
from jepsite.planning.faults import dates_out_of_range, missing_years, never_together, unknown_calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.horizon import Horizon, horizon
from jepsite.planning.lowering import lower
from jepsite.planning.partydays import WEEK, PartyDays, party_days, person_flags, plain_week
from jepsite.planning.result import DayOff
from jepsite.planning.workdays import WorkDays, every_day, work_days
from jepsite.record import record

__all__ = ["Calendars", "HolidayBook", "calendars"]


@record
class Calendars:
    """All calendars of one deal: for its schedule, and for that of any change that makes nothing longer.

    Flags are one byte for each day of the horizon, 1 is worked.
    """

    horizon: Horizon
    joint_flags: bytes
    joint: WorkDays
    """Days on which customer and supplier both work: what milestones, buffers and slips are counted in."""
    rest_days: frozenset[int]
    """Weekdays (Monday is 0) on which, holidays and closures aside, customer and supplier do not both work."""
    parties: Mapping[PartyId, PartyDays]
    people: Mapping[PersonId, tuple[Person, bytes]]
    activities: Mapping[ItemId, WorkDays]
    missing: tuple[tuple[int, Diagnostic], ...]
    """Years of which a country's holidays are not known, with what to say where the schedule touches them."""

    def of(self, activity: Activity) -> WorkDays:
        """The days of an activity, worked out anew: for one that is not as the deal has it."""
        if activity.duration.unit is Unit.ELAPSED:
            return every_day(self.horizon.first - self.horizon.pad, len(self.joint_flags) + 2 * self.horizon.pad)
        return _padded(self.flags_of(activity), self.horizon)

    def flags_of(self, activity: Activity) -> bytes:
        """The days on which all its R work (with `.any`: at least one); for an event, or without R, the joint days."""
        roles = activity.roles
        own = [self.people[person][1] for person in roles.responsible]
        own += [self.parties[party].flags for party in roles.parties]
        return _meeting(own, any_of=activity.any_of) if own and activity.duration.likely else self.joint_flags

    def works(self, who: PartyId | PersonId, day: date) -> bool:
        """Whether a party or a person works on a day of the horizon."""
        flags = self.people[PersonId(who)][1] if who in self.people else self.parties[PartyId(who)].flags
        return bool(flags[day.toordinal() - self.horizon.first])

    def days_off(self, who: PartyId | PersonId, first: date, last: date) -> tuple[DayOff, ...]:
        """A company's holidays and closures, or a person's absences, between two days (both included).

        Only days that would be worked otherwise; neighbours of one name are one stretch.
        """
        days = Days(first=first, last=last)
        if who in self.people:
            person = self.people[PersonId(who)][0]
            return stretches(who, person_names(person), self.parties[person.of].flags, self.horizon, days)
        party = self.parties[PartyId(who)]
        return stretches(who, party_names(party), party.week, self.horizon, days)

    def school_holidays(self, party: PartyId, first: date, last: date) -> tuple[DayOff, ...]:
        """The school holidays of a company's region between two days (both included). They remove no days."""
        own = self.parties[party]
        return stretches(party, school_names(own), own.week, self.horizon, Days(first=first, last=last))


def calendars(deal: Deal, book: HolidayBook, *, today: date) -> Checked[Calendars]:
    """The calendars of a deal whose ids are known to be there, as far as its schedule of that day can lead.

    Errors: `unknown-calendar`, `date-out-of-range`, `no-common-day` (people of an activity who never work on one day).
    """
    faults = (*unknown_calendars(deal, book), *dates_out_of_range(deal, today))
    if faults:
        return Checked(value=None, diagnostics=faults)
    known = _calendars(deal, book, today)
    days: dict[str, bytes] = {person: flags for person, (_, flags) in known.people.items()}
    days.update((party, own.flags) for party, own in known.parties.items())
    faults = tuple(never_together(deal, known.flags_of, days, known.horizon, today))
    return Checked(value=None if faults else known, diagnostics=faults)


def _calendars(deal: Deal, book: HolidayBook, today: date) -> Calendars:
    weeks = [
        party.week or (book.year(party.calendar, today.year, deal.language).week if party.calendar else WEEK)
        for party in deal.parties
    ]
    shared = len(reduce(and_, weeks, WEEK)) or 1
    span = horizon(deal, lower(deal), today=today.toordinal(), week=shared)
    parties = {party.id: party_days(party, deal.closures, book, span, deal.language) for party in deal.parties}
    people = {person.id: (person, person_flags(person, parties[person.of], span)) for person in deal.people}
    sides = [week for party, week in zip(deal.parties, weeks, strict=True) if party.side is not Side.PARTNER]
    both = [parties[party.id].flags for side in (Side.CUSTOMER, Side.SUPPLIER) for party in deal.side(side)]
    joint = _meeting(both or [plain_week(span)])
    known = Calendars(
        horizon=span,
        joint_flags=joint,
        joint=_padded(joint, span),
        rest_days=frozenset(range(7)) - (reduce(and_, sides) if sides else WEEK),
        parties=parties,
        people=people,
        activities={},
        missing=missing_years(deal, parties),
    )
    return replace(known, activities=_activities(deal, known))


def _activities(deal: Deal, known: Calendars) -> dict[ItemId, WorkDays]:
    """Every activity's days. Those with the same R share them, and so do those whose R work on the same days."""
    by_roles: dict[object, WorkDays] = {}
    by_flags = {known.joint_flags: known.joint}
    found: dict[ItemId, WorkDays] = {}
    for activity in deal.activities:
        roles, duration = activity.roles, activity.duration
        key = (roles.responsible, roles.parties, activity.any_of, not duration.likely, duration.unit)
        if key not in by_roles and duration.unit is Unit.ELAPSED:
            by_roles[key] = known.of(activity)
        elif key not in by_roles:
            flags = known.flags_of(activity)
            by_roles[key] = by_flags[flags] = by_flags.get(flags) or _padded(flags, known.horizon)
        found[activity.id] = by_roles[key]
    return found


def _meeting(flags: Sequence[bytes], *, any_of: bool = False) -> bytes:
    """The days on which all of them work, or any."""
    numbers = (int.from_bytes(own, "little") for own in flags)
    return reduce(or_ if any_of else and_, numbers).to_bytes(len(flags[0]), "little")


def _padded(flags: bytes, horizon: Horizon) -> WorkDays:
    pad = b"\1" * horizon.pad
    return work_days(pad + flags + pad, horizon.first - horizon.pad)
