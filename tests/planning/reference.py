"""A second scheduler, slow and plain, to compare the engine with: it tries day after day until every rule holds.

It is written from `schedule.md` alone and shares nothing with the engine but the model's types: no day numbers, no
order of work, no arithmetic of calendars. An activity is moved on by a day for as long as one rule is broken, all
of them in turn, until nothing moves. It knows rules 1 to 6 forwards (no late dates, no working back).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import holidays

from jepsite.model.deal import Deal
from jepsite.model.people import Party, Side
from jepsite.model.values import Duration, ItemId, Lag, Unit
from jepsite.model.work import Activity, State
from tests.planning.waits import Wait, Waits

DAY = timedelta(days=1)


@cache
def _country(code: str, year: int) -> tuple[frozenset[date], frozenset[date], frozenset[int]]:
    """A year's holidays, the days at weekends that are worked for some of them, and the weekdays of the weekend."""
    country, _, subdivision = code.partition("-")
    kinds = ("public", "catholic") if code == "DE-BY" else ("public",)  # or 15 August would be missing
    known = holidays.country_holidays(country, subdiv=subdivision or None, years=year, categories=kinds)
    return frozenset(known), frozenset(known.weekend_workdays), frozenset(known.weekend)


class Days:
    """Who works on which day."""

    def __init__(self, deal: Deal) -> None:
        self.deal = deal
        self.known: dict[tuple[object, date], bool] = {}

    def party(self, party: Party, day: date) -> bool:
        """Week, less holidays, less closures."""
        nothing: frozenset[date] = frozenset()
        off, made_up, weekend = _country(party.calendar, day.year) if party.calendar else (nothing, nothing, {5, 6})
        week = party.week if party.week is not None else frozenset(range(7)) - weekend
        closed = any(party.id in c.who and c.days.first <= day <= c.days.last for c in self.deal.closures)
        return (day.weekday() in week or day in made_up) and day not in off and not closed

    def joint(self, day: date) -> bool:
        """Whether customer and supplier both work."""
        if (None, day) not in self.known:
            sides = [*self.deal.side(Side.CUSTOMER), *self.deal.side(Side.SUPPLIER)]
            self.known[None, day] = all(self.party(party, day) for party in sides)
        return self.known[None, day]

    def works(self, activity: Activity, day: date) -> bool:
        """Whether an activity can be worked on that day."""
        if activity.duration.unit is Unit.ELAPSED and activity.duration.likely:
            return True
        key = (activity.id, day)
        if key not in self.known:
            self.known[key] = self._works(activity, day)
        return self.known[key]

    def _works(self, activity: Activity, day: date) -> bool:
        if not activity.duration.likely or not (activity.roles.responsible or activity.roles.parties):
            return self.joint(day)
        each = [self._person(person, day) for person in activity.roles.responsible]
        each += [self.party(self.deal.party(party), day) for party in activity.roles.parties]
        return any(each) if activity.any_of else all(each)

    def _person(self, name: str, day: date) -> bool:
        person = next(person for person in self.deal.people if person.id == name)
        if day in person.works:
            return True
        return not any(a.first <= day <= a.last for a in person.away) and self.party(self.deal.party(person.of), day)


Bars = dict[ItemId, tuple[date, date]]
"""First day and the day after the last; an event has the day after it twice."""


class Trial:
    """The dates of one deal."""

    def __init__(self, deal: Deal, today: date | None) -> None:
        self.deal, self.today = deal, today
        self.days, self.waits = Days(deal), Waits(deal)
        self.all = {activity.id: activity for activity in deal.activities}
        self.plan: Bars = {}
        self.bars: Bars = {}

    def settle(self) -> "Trial":
        """Find the bars."""
        if self.today:
            self.plan = Trial(self.deal, None).settle().bars
        return self._settle(list(self.all.values()))

    def _settle(self, activities: list[Activity]) -> "Trial":
        self.bars.update({activity.id: self._first(activity) for activity in activities})
        moving = True
        while moving:
            moving = sum(map(self._push, activities)) > 0
        return self

    def stand(self, found: Mapping[ItemId, tuple[date, date]]) -> "Trial":
        """Take the bars (first and last days) of another scheduler; dropped work has none and hands dates on."""
        for name, (start, finish) in found.items():
            self.bars[name] = (start if self.all[name].duration.likely else finish + DAY, finish + DAY)
        return self._settle([activity for name, activity in self.all.items() if name not in found])

    def crossed(self) -> list[ItemId]:
        """The fixed activities, not begun and not passed, that the bars of others cross."""
        bound = [item for item in self.all.values() if item.fixed and item.state is State.TODO]
        now = [item for item in bound if not (self.today and item.fixed and item.fixed < self.today)]
        return [item.id for item in now if not all(self._keeps(item, wait) for wait in self.waits.of[item.id])]

    def _first(self, activity: Activity) -> tuple[date, date]:
        """Where a fact puts it, or the first day it may stand on for itself."""
        fact = self._fact(activity)
        if fact:
            return fact
        bounds = [self.deal.start or date.min]
        if activity.state is not State.DROPPED:
            bounds += [bound for bound in (activity.not_before, self.today) if bound]
            if self.today and activity.state is State.BLOCKED and activity.until:
                bounds.append(activity.until)
        return self._from(activity, max(bounds))

    def _fact(self, activity: Activity) -> tuple[date, date] | None:
        today, planned = self.today, self.plan.get(activity.id)
        if today and planned and activity.state is State.DONE:
            done = activity.done or min(planned[1] - DAY, today - DAY)
            return activity.started or done, done + DAY
        if today and planned and activity.state is State.RUNNING:
            started = activity.started or min(planned[0], today - DAY)
            length, begin = (activity.left, today) if activity.left else (activity.duration.likely, started)
            end = self._from(self._lasting(activity, length), begin)[1]
            return started, max(end, self._from(self._lasting(activity, 1), today)[1])
        if activity.fixed and activity.state is not State.DROPPED and not (today and activity.fixed < today):
            return self._on(activity, activity.fixed)
        return None

    def _lasting(self, activity: Activity, days: int) -> Activity:
        return replace(activity, duration=Duration(likely=days, unit=activity.duration.unit))

    def _push(self, activity: Activity) -> bool:
        """Move it on, day by day, until no rule of its own is broken."""
        before = self.bars[activity.id]
        if self._fact(activity):
            return False
        while not all(self._keeps(activity, wait) for wait in self.waits.of[activity.id]):
            self.bars[activity.id] = self._from(activity, self._day(activity) + DAY)
        return self.bars[activity.id] != before

    def _day(self, activity: Activity) -> date:
        start = self.bars[activity.id][0]
        return start if activity.duration.likely or activity.state is State.DROPPED else start - DAY

    def _from(self, activity: Activity, day: date) -> tuple[date, date]:
        """The bar that begins on the first working day from that day on."""
        if activity.state is State.DROPPED:
            return day, day
        while not self.days.works(activity, day):
            day += DAY
        return self._on(activity, day)

    def _on(self, activity: Activity, day: date) -> tuple[date, date]:
        """The bar that begins on that very day."""
        if not activity.duration.likely:
            return day + DAY, day + DAY
        end, left = day, activity.duration.likely - 1
        while left:
            end += DAY
            left -= self.days.works(activity, end)
        return day, end + DAY

    def _keeps(self, activity: Activity, wait: Wait) -> bool:
        """Whether one rule holds as the bars stand."""
        on = [name for name in wait.on if wait.kind != "SS" or self.all[name].state is not State.DROPPED]
        if not on:
            return True
        start, end = self.bars[activity.id]
        theirs = min(self.bars[name][0] for name in on) if wait.kind == "SS" else max(self.bars[name][1] for name in on)
        mine = {"FS": start, "SS": self._day(activity), "FF": end}[wait.kind]
        lag = Lag() if activity.state is State.DROPPED or (len(on) == 1 and self._gone(on[0])) else wait.lag
        if lag.unit is Unit.ELAPSED:
            return mine >= theirs + lag.days * DAY
        counts = self.days.joint if wait.joint else lambda day: self.days.works(activity, day)
        between = (theirs + n * DAY for n in range((mine - theirs).days))
        return mine >= theirs and sum(counts(day) for day in between) >= lag.days

    def _gone(self, name: ItemId) -> bool:
        return self.all[name].state is State.DROPPED


def expected(deal: Deal, today: date) -> Mapping[ItemId, tuple[date, date]]:
    """First and last day of every activity that is not dropped, with today's facts."""
    return _shown(Trial(deal, today).settle())


def planned(deal: Deal) -> Mapping[ItemId, tuple[date, date]]:
    """The same as written: no facts, no today."""
    return _shown(Trial(deal, None).settle())


def _shown(found: Trial) -> dict[ItemId, tuple[date, date]]:
    """The day after the last becomes the last; an event stands on the day that ends at it."""
    return {
        name: (start if start < end else end - DAY, end - DAY)
        for name, (start, end) in found.bars.items()
        if found.all[name].state is not State.DROPPED
    }


def crossed(deal: Deal, today: date, found: Mapping[ItemId, tuple[date, date]]) -> list[ItemId]:
    """The fixed activities of which `found` (first and last days) breaks a wait."""
    return Trial(deal, today).stand(found).crossed()


def due(deal: Deal, found: Mapping[ItemId, tuple[date, date]]) -> dict[ItemId, date]:
    """Each activity's last day as it follows from the bars of what it waits for, whatever else is known of it."""
    trial = Trial(deal, None).stand(found)
    last = {}
    for item in found:
        stood = trial.bars[item]
        trial.bars[item] = trial._first(trial.all[item])
        trial._push(trial.all[item])
        last[item] = trial.bars[item][1] - DAY
        trial.bars[item] = stood
    return last
