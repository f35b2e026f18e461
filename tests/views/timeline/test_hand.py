"""The time in hand before a fixed date."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jepsite.model.people import Side
from jepsite.model.values import ItemId, PartyId
from jepsite.model.work import State
from jepsite.planning.result import DayOff
from jepsite.views.seen import Seen, SeenParty
from jepsite.views.timeline.hand import InHand, days_in_hand
from tests.views.seens import activity, days, milestone, never_off, parties, seen

WEEKEND = frozenset({5, 6})
FIXED: dict[str, Any] = {
    "fixed": date(2026, 10, 19), "expected": days(date(2026, 10, 19)), "waits_for": (ItemId("a"), ItemId("b")),
}  # fmt: skip


def plan(*, driving: tuple[str, ...] = ("board",), **changes: Any) -> Seen:
    """The board meets on Monday 19 October; what leads to it ends on Tuesday 6 and on Friday 9 October."""
    return seen(
        milestone(
            activity("a", expected=days(date(2026, 10, 6))),
            activity("b", expected=days(date(2026, 10, 8), date(2026, 10, 9))),
            activity("board", **(FIXED | changes)),
            driving=tuple(map(ItemId, driving)),
        )
    )


def hand(plan: Seen, days_off=never_off) -> InHand | None:
    return days_in_hand(plan, parties(plan), days_off, WEEKEND)


def test_working_days_between_the_last_thing_and_the_fixed_date_are_in_hand():
    assert hand(plan()) == InHand(predecessor=ItemId("b"), fixed=ItemId("board"), days=5)


def test_days_on_which_a_side_is_closed_are_not():
    def closed(who: str, first: date, last: date) -> tuple[DayOff, ...]:
        day = date(2026, 10, 14)
        return (DayOff(who=who, first=day, last=day, name="Fair"),) if who == "acme" and first <= day <= last else ()

    found = hand(plan(), closed)

    assert found is not None
    assert found.days == 4


def test_a_partners_days_off_do_not_matter():
    def closed(who: str, first: date, last: date) -> tuple[DayOff, ...]:
        return (DayOff(who=who, first=first, last=last, name="Fair"),) if who == "law" else ()

    law = SeenParty(id=PartyId("law"), name="Law Ltd", side=Side.PARTNER, calendar=None)
    with_law = replace(plan(), parties=(*plan().parties, law))

    assert hand(with_law, closed) == hand(plan())


@pytest.mark.parametrize(
    "changes",
    [
        {"fixed": None},
        {"waits_for": ()},
        {"state": State.DONE},
        {"driving": ("a", "board")},
        {"driving": ()},
        {"fixed": date(2026, 10, 12), "expected": days(date(2026, 10, 12))},
    ],
)
def test_there_is_none_without_a_fixed_date_at_the_head_of_the_chain_or_without_a_day(changes):
    assert hand(plan(**changes)) is None


def test_nor_in_a_plan_without_milestones():
    assert hand(seen()) is None
