"""How far calendars must reach: as far as a plan's dates and its longest chain of work can lead, in both directions."""

from datetime import date
from typing import Final

from jepsite.model.deal import Deal
from jepsite.planning.network import Network
from jepsite.record import record

EARLIEST: Final = date(1985, 1, 1).toordinal()
LATEST: Final = date(2101, 1, 1).toordinal()
"""Plans hold dates from 1990 to 2100; working back may lead a little before them."""


@record
class Horizon:
    """The days that calendars know, and how many more a chain of work could count."""

    first: int
    """Day number."""
    last: int
    """The boundary behind the last day that is known."""
    pad: int
    """Days that follow on either side, all of them worked."""

    def years(self) -> range:
        """The calendar years it touches."""
        return range(date.fromordinal(self.first).year, date.fromordinal(self.last - 1).year + 1)


def horizon(deal: Deal, network: Network, *, today: int, week: int) -> Horizon:
    """The horizon of a deal whose parties share `week` weekdays, 1 to 7."""
    stated = (network.not_before, network.fixed, network.by, network.until, network.started, network.done)
    dates = [today, network.start or today, *(day for days in stated for day in days if day)]
    away = [days for person in deal.people for days in person.away] + [closure.days for closure in deal.closures]
    off = sum((days.last - days.first).days + 1 for days in away)
    chain = _longest(network) + network.buffer
    # A quarter more for public holidays, and what is rounded to a working day or drawn behind the last date.
    margin = chain * 7 // week * 5 // 4 + off + 150
    first, last = max(min(dates) - margin, EARLIEST), min(max(dates) + margin, LATEST)
    return Horizon(first=first, last=max(first, last), pad=chain + 31)


def _longest(network: Network) -> int:
    """The longest chain of work, lags included, in days of any kind."""
    length = [max(lengths) for lengths in zip(network.lengths, network.worst, network.left, strict=True)]
    reach = [0] * len(length)
    for node in network.order:
        waits = [reach[source] + lag + elapsed for source, _, lag, elapsed, _ in network.links[node]]
        reach[node] = max(waits, default=0) + length[node]
    return max(reach, default=0)
