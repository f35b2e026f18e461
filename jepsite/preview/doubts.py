"""Files that were found half written: an editor is at work, and that is no fault yet.

They are looked at again in a moment, and then taken for what they are. Times are monotonic.
"""

import time
from typing import Final

from jepsite.preview.drafting import Draft
from jepsite.preview.inputs import look
from jepsite.preview.orders import Order
from jepsite.preview.survey import Entry

DOUBT: Final = 0.1
"""Seconds until a file in doubt is looked at again."""


class Doubts:
    """What to look at again, and what to build again."""

    def __init__(self) -> None:
        self._paths: dict[str, tuple[float, float]] = {}
        """By path, when to look again and when it was noticed."""
        self._orders: dict[str, tuple[float, Order]] = {}
        """By plan, when to build it again."""
        self._sure: set[str] = set()
        """Plans that are being built again."""

    def put_off(self, path: str, since: float) -> None:
        """Look at a file again; it was noticed `since`."""
        self._paths.setdefault(path, (time.monotonic() + DOUBT, since))

    def concern(self, order: Order, entry: Entry, draft: Draft) -> bool:
        """Whether a plan was being saved when this draft of it read it. If so, its build is put off."""
        if order.plan in self._sure or not draft.state.errors:
            self._sure.discard(order.plan)
            return False
        path = str(entry.path.absolute())
        found, read = look(path), draft.state.source
        if found.whole and found.print == draft.inputs.get(path) and read is not None and read.text:
            return False
        self._orders[order.plan] = (time.monotonic() + DOUBT, order)
        return True

    def next(self) -> list[float]:
        """When something is due."""
        return [due for due, _ in (*self._paths.values(), *self._orders.values())]

    def paths(self, now: float) -> dict[str, float]:
        """The files to be looked at by now, with when they were noticed. They are told once."""
        due = {path: since for path, (at, since) in self._paths.items() if at <= now}
        for path in due:
            del self._paths[path]
        return due

    def orders(self, now: float) -> list[Order]:
        """What is to be built again by now. It is told once."""
        due = [order for at, order in self._orders.values() if at <= now]
        for order in due:
            del self._orders[order.plan]
            self._sure.add(order.plan)
        return due
