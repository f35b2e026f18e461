"""What an author can get wrong about days: unknown calendars, impossible dates, people who never meet, cycles.

Only finds and says; a late plan is no fault.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from jepsite.diagnostics import Diagnostic, Severity, Span
from jepsite.model.deal import Deal
from jepsite.model.people import Side
from jepsite.model.values import PartyId, Unit
from jepsite.model.work import Activity, Milestone, State
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.horizon import Horizon
from jepsite.planning.partydays import PartyDays

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100


def unknown_calendars(deal: Deal, book: HolidayBook) -> Iterator[Diagnostic]:
    """Calendars that the package `holidays` does not know, and regions without school holidays in it."""
    for party in deal.parties:
        if party.calendar and not book.knows(party.calendar):
            yield _unknown(f"no holidays are known for '{party.calendar}'", party.calendar, party.calendar_span, book)
        if party.school and not book.knows_school(party.school):
            yield _unknown(f"no school holidays are known for '{party.school}'", party.school, party.span, book)


def _unknown(message: str, code: str, span: Span, book: HolidayBook) -> Diagnostic:
    near = book.suggestion(code)
    hint = f"did you mean '{near}'?" if near and near != code else "a country or a part of one, such as IT or DE-BY"
    return Diagnostic(code="unknown-calendar", message=message, span=span, hint=hint)


def dates_out_of_range(deal: Deal, today: date) -> Iterator[Diagnostic]:
    """Dates outside the years that a plan may speak of."""
    stated = [("today", today, deal.span)]
    stated += [("start", deal.start, deal.place("start"))] if deal.start else []
    items: tuple[Milestone | Activity, ...] = (*deal.milestones, *deal.activities)
    stated += [(name, day, item.place(name)) for item in items for name, day in _dates(item) if day and _far(day)]
    for name, day, span in stated:
        if _far(day):
            message = f"{name} is {day}, and a plan's dates lie between {FIRST_YEAR} and {LAST_YEAR}"
            yield Diagnostic(code="date-out-of-range", message=message, span=span)


def _far(day: date) -> bool:
    return not FIRST_YEAR <= day.year <= LAST_YEAR


def _dates(item: Milestone | Activity) -> tuple[tuple[str, date | None], ...]:
    if isinstance(item, Milestone):
        return (("by", item.by),)
    return (
        ("from", item.not_before),
        ("on", item.fixed),
        ("by", item.by),
        ("until", item.until),
        ("started", item.started),
        ("done", item.done),
    )


def never_together(
    deal: Deal, flags_of: Callable[[Activity], bytes], days: Mapping[str, bytes], horizon: Horizon, today: date
) -> Iterator[Diagnostic]:
    """Activities still to be done whose people have no working day in common; one fault for the same people.

    `days` holds the flags of persons and parties by id.
    """
    first = max(today, deal.start or today)
    both = tuple(str(party.id) for party in deal.parties if party.side is not Side.PARTNER)
    asked: set[tuple[bool, tuple[str, ...]]] = set()
    for activity in deal.activities:
        roles = activity.roles
        names = (*roles.responsible, *roles.parties) if activity.duration.likely else ()
        key = (activity.any_of, names)
        over = activity.state in (State.DONE, State.DROPPED) or activity.done or activity.duration.unit is Unit.ELAPSED
        if over or key in asked:
            continue
        asked.add(key)
        if b"\1" in flags_of(activity)[first.toordinal() - horizon.first :]:
            continue
        said = (f"'{name}' works on {_first_days(days[name], first, horizon)}" for name in names or both)
        yield Diagnostic(
            code="no-common-day",
            message=f"{_never(names or both)}, and '{activity.id}' needs one",
            span=activity.place("R"),
            hint="; ".join(said),
        )


def _never(names: Sequence[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    if len(quoted) == 1:
        return f"{quoted[0]} has no working day left"
    return f"{', '.join(quoted[:-1])} and {quoted[-1]} have no working day in common"


def _first_days(flags: bytes, first: date, horizon: Horizon) -> str:
    """The days worked among the first 30, as ISO dates and spans."""
    begin = first.toordinal() - horizon.first
    spans: list[tuple[date, date]] = []
    for offset, worked in enumerate(flags[begin : begin + 30]):
        day = first + timedelta(days=offset)
        if worked and spans and spans[-1][1] == day - timedelta(days=1):
            spans[-1] = (spans[-1][0], day)
        elif worked:
            spans.append((day, day))
    said = ", ".join(f"{begun}" if begun == end else f"{begun}/{end}" for begun, end in spans)
    return said or f"no day of the 30 from {first}"


def missing_years(deal: Deal, parties: Mapping[PartyId, PartyDays]) -> tuple[tuple[int, Diagnostic], ...]:
    """Years for which the package has no holidays of a party's country.

    An error where it says that its data do not reach so far; a warning where it says that there are none (Ukraine has
    had no public holidays since 2023).
    """
    return tuple(
        (
            year,
            Diagnostic(
                code="no-holiday-data",
                message=f"no public holidays are known for '{party.calendar}' in {year}",
                span=party.calendar_span,
                hint="leave `calendar` out and write the days into `closures`",
                severity=Severity.WARNING if known.known else Severity.ERROR,
            ),
        )
        for party in deal.parties
        for year, known in parties[party.id].years
        if not (known.known and known.holidays)
    )
