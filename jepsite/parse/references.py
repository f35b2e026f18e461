"""Resolves what one item says of another: `after=gateway+2d`, `for=demo`, `work-back: golive`.

All ids of the plan are known before the first reference is read, so that every fault has the place of its own id.
Cycles are not looked for here: they need the whole network.
"""

import re
from collections.abc import Mapping
from typing import Final

from jepsite.model.values import START, ItemId, Lag, Reference
from jepsite.parse import terms
from jepsite.parse.cast import Cast, listed
from jepsite.parse.faults import Faults, meant, shown
from jepsite.parse.vocabulary import On
from jepsite.parse.written import Written
from jepsite.record import record

_WORK: Final = (On.ACTIVITY, On.GROUP, On.MILESTONE)
_LEAD: Final = re.compile(r"(.+?)-[0-9]+(?:d|w|ed)")


class Known:
    """The ids of a plan and what each of them is."""

    def __init__(self, kinds: Mapping[str, On]) -> None:
        """`kinds` holds every id, stated and made."""
        self._kinds = kinds

    def after(self, written: Written, faults: Faults) -> tuple[Reference, ...]:
        """The references in `after=`; empty for `start`, which waits for none."""
        parts = listed(written, faults)
        kept = tuple(part for part in parts if part.text.partition("+")[0] != START)
        if len(kept) < len(parts) and (kept or parts[0].text != START):
            hint = "say after=start alone for 'waits for none', and from= for a date"
            faults.add("start-not-alone", written, "'start' stands alone and takes no lag", hint)
        return self._all(kept, faults)

    def others(self, written: Written, faults: Faults) -> tuple[Reference, ...]:
        """The references in `with=` and `ends-with=`."""
        return self._all(listed(written, faults), faults)

    def one(self, written: Written, faults: Faults, *of: On) -> ItemId | None:
        """One id of something of these kinds."""
        kind = self._kinds.get(written.text)
        if kind in of:
            return ItemId(written.text)
        if kind is not None:
            message = f"'{written.text}' is {kind.value}"
            faults.add("wrong-kind", written, message, f"name {' or '.join(word.value for word in of)}")
            return None
        hint = meant(written.text, self._kinds, "ids stand in braces: {#id}")
        if written.text == START:
            hint = "'start' has a meaning only in after=start"
        faults.add("unknown-id", written, f"nothing has the id {shown(written.text)}", hint)
        return None

    def _all(self, parts: tuple[Written, ...], faults: Faults) -> tuple[Reference, ...]:
        read = (self._reference(part, faults) for part in parts)
        return tuple(reference for reference in read if reference is not None)

    def _reference(self, written: Written, faults: Faults) -> Reference | None:
        id_text, plus, _ = written.text.partition("+")
        lead = _LEAD.fullmatch(id_text)
        if lead and id_text not in self._kinds and lead[1] in self._kinds:
            terms.tell_lead(written, faults)
            return None
        target = self.one(written.part(0, len(id_text)), faults, *_WORK)
        lag: Lag | None = Lag()
        if plus:
            lag = terms.lag(written.part(len(id_text) + 1, len(written.text)), faults)
        if target is None or lag is None:
            return None
        return Reference(target=target, lag=lag, span=faults.span(written))


@record
class Names:
    """All that a plan's words may refer to."""

    cast: Cast
    known: Known
    ids: Mapping[int, ItemId]
    """The id of what begins at an offset."""
