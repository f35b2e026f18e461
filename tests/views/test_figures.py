"""The figures of a plan are the schedule's, and nothing of the seller's own is among them for a customer."""

from datetime import date

from jepsite.audience import Audience
from jepsite.diagnostics import NOWHERE, Diagnostic
from jepsite.planning.calendar import calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.result import Dates
from jepsite.planning.schedule import schedule
from jepsite.views.figures import ActivityFigures, Figures, Wait, figures
from tests.deals import plan

BODY = """
## Ready {#ready by=2026-01-16}
### Technical
1. [x] Walk the site {#walk 2d R=ben,nord A=ada C=nia I=otto done=2026-01-06}
2. [ ] Ask our bank {#bank 4d R=nia .internal}
3. [ ] Write the offer {#offer 2/3/9d R=nia after=walk+1d,bank ends-with=walk}

## Signed {#signature by=2026-01-20}
- [ ] Sign {#sign on=2026-01-19 .meeting R=ada with=offer}
"""
TODAY = date(2026, 1, 7)
FAULT = Diagnostic(code="x", message="m", span=NOWHERE)


def of(audience: Audience, body: str = BODY) -> Figures:
    deal = plan(body)
    days = calendars(deal, HolidayBook(), today=TODAY).value
    assert days is not None
    dates = schedule(deal, days, today=TODAY).value
    assert dates is not None
    return figures(deal, dates, audience, diagnostics=(FAULT,))


def activity(of_what: Figures, name: str) -> ActivityFigures:
    return next(each for each in of_what.activities if each.id == name)


def test_an_activity_has_its_place_its_people_and_its_dates():
    walk = activity(of(Audience.PUBLIC), "walk")

    assert (walk.milestone, walk.track, walk.kind, walk.state) == ("ready", "Technical", "work", "done")
    assert (walk.responsible, walk.accountable, walk.consulted, walk.informed) == (
        ("ben", "nord"),
        ("ada",),
        ("nia",),
        ("otto",),
    )
    assert walk.expected == Dates(start=date(2026, 1, 5), finish=date(2026, 1, 6))
    assert (walk.late, walk.total_slack) == (None, None)


def test_only_what_the_author_stated_stands_among_the_waits_each_with_type_and_lag():
    sign, offer = (activity(of(Audience.INTERNAL), name) for name in ("sign", "offer"))

    assert sign.after == (Wait(id="offer", type="SS", lag=0, unit="d"),)
    assert set(offer.after) == {
        Wait(id="walk", type="FS", lag=1, unit="d"),
        Wait(id="bank", type="FS", lag=0, unit="d"),
        Wait(id="walk", type="FF", lag=0, unit="d"),
    }


def test_a_customer_sees_neither_internal_work_nor_its_id_but_its_effect_on_dates():
    public, internal = of(Audience.PUBLIC), of(Audience.INTERNAL)

    assert [each.id for each in public.activities] == ["walk", "offer", "sign"]
    assert "bank" not in repr(public)
    assert activity(internal, "bank").internal
    assert activity(public, "offer").expected == activity(internal, "offer").expected
    assert public.diagnostics == ()
    assert internal.diagnostics == (FAULT,)


def test_the_closing_milestone_stands_by_itself():
    close = of(Audience.PUBLIC).close

    assert close is not None
    assert (close.milestone, close.signs, close.expected, close.by, close.buffer_days) == (
        "signature",
        True,
        date(2026, 1, 19),
        date(2026, 1, 20),
        1,
    )


def test_a_plan_without_milestones_has_figures_too():
    empty = of(Audience.PUBLIC, "Just a summary.\n")

    assert (empty.close, empty.milestones, empty.activities) == (None, (), ())
