"""In which order plans are built: what was edited, then what somebody asks for, then all the rest.

Keeps no clock and no lock: both are its owner's.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from jepsite.record import record

LOOKED_AT: Final = 16
"""How many plans count as being looked at: those asked for last."""
FEW: Final = 16
"""Plans that change together and are still built at once; more are a checkout, and nobody looks at them all."""


class Lane(IntEnum):
    """How much a build matters."""

    EDIT = 0
    ASKED = 1
    REST = 2


@record
class Order:
    """One plan to be built."""

    plan: str
    lane: Lane
    since: float | None = None
    """When the save was noticed that made it necessary."""


class Orders:
    """What is to be built. A plan stands in one lane, the best it was ever put into."""

    def __init__(self) -> None:
        self._lanes: tuple[dict[str, float | None], ...] = ({}, {}, {})
        self._looked_at: dict[str, None] = {}

    def __contains__(self, plan: str) -> bool:
        return any(plan in lane for lane in self._lanes)

    def __bool__(self) -> bool:
        return any(self._lanes)

    @property
    def looked_at(self) -> frozenset[str]:
        """The plans that somebody asked for last."""
        return frozenset(self._looked_at)

    def changed(self, plans: Iterable[str], since: float) -> None:
        """These were edited, or what they are made of was."""
        plans = frozenset(plans)
        for plan in [each for each in reversed(self._looked_at) if each in plans]:
            self._put(plan, Lane.EDIT, since)
        for plan in sorted(plans):
            self._put(plan, Lane.EDIT if len(plans) <= FEW else Lane.REST, since)

    def again(self, order: Order) -> None:
        """A build that was given up."""
        self._put(order.plan, order.lane, order.since)

    def fill(self, plans: Iterable[str]) -> None:
        """These are to be built when there is nothing better to do."""
        for plan in plans:
            self._put(plan, Lane.REST, None)

    def look_at(self, plan: str) -> None:
        """Somebody has this page."""
        self._looked_at.pop(plan, None)
        self._looked_at[plan] = None
        if len(self._looked_at) > LOOKED_AT:
            self._looked_at.pop(next(iter(self._looked_at)))

    def ask(self, plan: str) -> None:
        """Somebody waits for it."""
        if plan in self:
            self._put(plan, Lane.ASKED, None)

    def drop(self, plan: str) -> None:
        """It is gone."""
        self._looked_at.pop(plan, None)
        for lane in self._lanes:
            lane.pop(plan, None)

    def pressing(self, than: Lane = Lane.REST) -> bool:
        """Whether there is something that matters more than what stands in a lane."""
        return any(self._lanes[:than])

    def next(self, *, calm: bool) -> Order | None:
        """Take the next one out; of the rest only when it is calm."""
        for lane in Lane if calm else (Lane.EDIT, Lane.ASKED):
            for plan, since in self._lanes[lane].items():
                del self._lanes[lane][plan]
                return Order(plan=plan, lane=lane, since=since)
        return None

    def _put(self, plan: str, lane: Lane, since: float | None) -> None:
        for better in self._lanes[:lane]:
            if plan in better:
                return
        for worse in self._lanes[lane + 1 :]:
            former = worse.pop(plan, None)
            since = since if since is not None else former
        self._lanes[lane].setdefault(plan, since)
