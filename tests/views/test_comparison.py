"""Two schedules are compared item by item; what is the same is not told."""

from dataclasses import replace
from datetime import date

from jepsite.audience import Audience
from jepsite.planning.calendar import calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.schedule import schedule
from jepsite.views.comparison import Difference, differences
from jepsite.views.figures import Figures, figures
from tests.deals import plan

TODAY = date(2026, 1, 5)


def of(first: str) -> Figures:
    deal = plan(f"""
## Ready {{#ready by=2026-01-09}}
1. {first}
2. [ ] Write {{#write 2d R=nia}}
- [ ] Other {{#other R=ada}}
""")
    days = calendars(deal, HolidayBook(), today=TODAY).value
    assert days is not None
    dates = schedule(deal, days, today=TODAY).value
    assert dates is not None
    return figures(deal, dates, Audience.PUBLIC)


def between(before: Figures, after: Figures) -> tuple[Difference, ...]:
    return differences(before, after, lambda first, last: (last - first).days)


def test_what_is_the_same_is_not_told():
    assert between(of("[ ] Load {#load 2d R=nia}"), of("[ ] Load {#load 2d R=nia}")) == ()


def test_a_longer_activity_moves_what_follows_and_the_milestone_which_come_milestones_first():
    found = between(of("[ ] Load {#load 2d R=nia}"), of("[ ] Load {#load 4d R=nia}"))
    milestone = found[0]

    assert [(each.id, each.milestone, each.days) for each in found] == [
        ("ready", True, 4),
        ("load", False, 2),
        ("write", False, 4),
    ]
    assert (milestone.before, milestone.after) == (date(2026, 1, 8), date(2026, 1, 12))
    assert (milestone.buffer_before, milestone.buffer_after) == (1, -1)
    assert (milestone.state_before, milestone.state_after) == ("tight", "late")
    assert milestone.title == "Ready"


def test_what_is_dropped_has_no_day_and_counts_none():
    found = between(of("[ ] Load {#load 2d R=nia}"), of("[-] Load {#load 2d R=nia why=No}"))
    load = next(each for each in found if each.id == "load")

    assert (load.before, load.after, load.days) == (date(2026, 1, 6), None, 0)


def test_work_that_becomes_late_by_itself_is_told_even_where_its_dates_stay():
    before = of("[ ] Load {#load 2d R=nia}")
    other = tuple(replace(each, is_late=each.id == "other") for each in before.activities)

    assert [(each.id, each.state_after) for each in between(before, replace(before, activities=other))] == [
        ("other", "late")
    ]
