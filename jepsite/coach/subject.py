"""What the checks look at: a deal with its schedule and calendars, sorted once for all of them. Gives no advice."""

from collections.abc import Callable
from datetime import date
from typing import Final

from jepsite.audience import Visibility
from jepsite.model.deal import Deal
from jepsite.model.expiry import expiry
from jepsite.model.people import Person, Side
from jepsite.model.registers import Register
from jepsite.model.values import PartyId, PersonId, Unit
from jepsite.model.work import Activity, Kind, Milestone, State
from jepsite.planning.calendar import Calendars
from jepsite.planning.result import ActivityDates, Dates, MilestoneDates, MilestoneState, Schedule
from jepsite.record import record

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@record
class Task:
    """An activity that was not dropped, with its dates."""

    activity: Activity
    dates: ActivityDates
    expected: Dates

    @property
    def public(self) -> bool:
        """Whether the customer sees it."""
        return self.activity.visibility is Visibility.PUBLIC

    @property
    def effort(self) -> bool:
        """Whether somebody works on it for working days: no appointment, no event, no waiting period."""
        return self.activity.kind is Kind.WORK and self.activity.duration.unit is Unit.WORKING


@record
class Stage:
    """A milestone with its dates and its activities."""

    milestone: Milestone
    dates: MilestoneDates
    tasks: tuple[Task, ...]
    """In file order, without what was dropped."""

    @property
    def public(self) -> bool:
        """Whether the customer sees it."""
        return self.milestone.visibility is Visibility.PUBLIC


@record
class Subject:
    """One plan under examination, as of one day."""

    deal: Deal
    schedule: Schedule
    calendars: Calendars
    last_change: Callable[[], date | None]
    """Tells the day on which the plan's file changed last, None where nobody can say. Asked only by who needs it."""
    expires: date | None
    """The last day of the page; None where it is never taken down."""
    stages: tuple[Stage, ...]
    """All milestones in file order."""
    ahead: tuple[Stage, ...]
    """Those that are neither reached nor dropped."""
    tasks: tuple[Task, ...]
    """All activities that were not dropped, in file order."""
    open: tuple[Task, ...]
    """Those that are not done."""

    @property
    def today(self) -> date:
        """The day as of which the plan was scheduled."""
        return self.schedule.today

    @property
    def closing(self) -> Stage | None:
        """The milestone that closes the plan, while it is ahead."""
        name = self.schedule.closing.milestone if self.schedule.closing else None
        return next((stage for stage in self.ahead if stage.milestone.id == name), None)

    def person(self, person: PersonId) -> Person:
        """The person of an id that is known to be there."""
        return self.calendars.people[person][0]

    @property
    def sections(self) -> tuple[Milestone | Register, ...]:
        """Where risks, decisions and questions may stand, in file order."""
        return tuple(section for section in self.deal.sections if isinstance(section, Milestone | Register))

    def called(self, who: PartyId | PersonId) -> str:
        """The name of a party or a person."""
        known = who in self.calendars.people
        return self.person(PersonId(who)).name if known else self.deal.party(PartyId(who)).name

    def off(self, who: PartyId | PersonId, day: date) -> str | None:
        """Why a party or a person does not work on a day (`a Saturday`, `Epiphany`, `away`); None where they do.

        None, too, for a day that the calendars do not reach.
        """
        horizon = self.calendars.horizon
        if not horizon.first <= day.toordinal() < horizon.last or self.calendars.works(who, day):
            return None
        is_person = who in self.calendars.people
        if is_person and self.calendars.days_off(who, day, day):
            return "away"
        party = self.person(PersonId(who)).of if is_person else PartyId(who)
        named = self.calendars.days_off(party, day, day)
        return named[0].name if named else f"a {WEEKDAYS[day.weekday()]}"

    def off_for_both(self, day: date) -> tuple[str, ...]:
        """Who of customer and supplier does not work on a day, each with why: `Acme (a Saturday)`."""
        parties = [*self.deal.side(Side.CUSTOMER), *self.deal.side(Side.SUPPLIER)]
        reasons = [(party.name, self.off(party.id, day)) for party in parties]
        return tuple(f"{name} ({why})" for name, why in reasons if why)

    def joint_days(self, first: date, last: date) -> int:
        """Days from first to last, both included, on which customer and supplier both work."""
        return self.calendars.joint.count(first.toordinal(), last.toordinal() + 1)


def subject(deal: Deal, schedule: Schedule, calendars: Calendars, *, last_change: Callable[[], date | None]) -> Subject:
    """A deal with its schedule, on the calendars of that schedule."""
    dates = {one.id: one for one in schedule.activities}
    stages = tuple(
        Stage(
            milestone=milestone,
            dates=reached,
            tasks=tuple(
                Task(activity=activity, dates=dates[activity.id], expected=expected)
                for activity in milestone.activities
                if (expected := dates[activity.id].expected) is not None
            ),
        )
        for milestone, reached in zip(deal.milestones, schedule.milestones, strict=True)
    )
    tasks = tuple(task for stage in stages for task in stage.tasks)
    over = (MilestoneState.REACHED, MilestoneState.DROPPED)
    return Subject(
        deal=deal,
        schedule=schedule,
        calendars=calendars,
        last_change=last_change,
        expires=expiry(deal),
        stages=stages,
        ahead=tuple(stage for stage in stages if stage.dates.state not in over),
        tasks=tasks,
        open=tuple(task for task in tasks if task.activity.state is not State.DONE),
    )
