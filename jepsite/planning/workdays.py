"""The days that somebody works, laid out so that adding and counting working days cost the same for any distance.

Day numbers are `date.toordinal()`. A *boundary* is the day number behind the last day that has passed: work that ends
on the evening of day d ends at the boundary d + 1. Knows nothing of holidays, people or plans.
"""

from collections.abc import Sequence
from itertools import accumulate, compress

from jepsite.record import record


@record
class WorkDays:
    """Working days between two day numbers. Asking outside them is a programming fault, except with `count`."""

    first: int
    """The day number at which the arrays begin."""
    days: Sequence[int]
    """The day numbers worked, ascending."""
    rank: Sequence[int]
    """`rank[boundary - first]`: how many working days lie before that boundary."""

    def next(self, boundary: int) -> int:
        """The first working day that begins at this boundary or later."""
        return self.days[self.rank[boundary - self.first]]

    def last(self, boundary: int) -> int:
        """The last working day that ends at this boundary or earlier."""
        return self.days[self.rank[boundary - self.first] - 1]

    def finish(self, start: int, length: int) -> int:
        """The boundary at which `length` (1 or more) working days from the boundary `start` on have passed."""
        return self.days[self.rank[start - self.first] + length - 1] + 1

    def start(self, finish: int, length: int) -> int:
        """The first of the last `length` (1 or more) working days before the boundary `finish`."""
        return self.days[self.rank[finish - self.first] - length]

    def finish_at(self, start: int, length: int) -> int:
        """Like `finish`, but the day `start` itself counts as worked, whatever the calendar says."""
        return start + 1 if length == 1 else self.finish(start + 1, length - 1)

    def start_at(self, finish: int, length: int) -> int:
        """Like `start`, but the day that ends at `finish` counts as worked, whatever the calendar says."""
        return finish - 1 if length == 1 else self.start(finish - 1, length - 1)

    def count(self, start: int, end: int) -> int:
        """Working days from one boundary to another, negative where `end` lies before; none outside the arrays."""
        first, rank = self.first, self.rank
        limit = first + len(rank) - 1
        if first <= start <= limit and first <= end <= limit:
            return rank[end - first] - rank[start - first]
        return rank[min(max(end, first), limit) - first] - rank[min(max(start, first), limit) - first]


def work_days(flags: bytes, first: int) -> WorkDays:
    """The working days where `flags` holds one byte per day from `first` on, 1 for a day worked and 0 for a day off."""
    days = tuple(compress(range(first, first + len(flags)), flags))
    return WorkDays(first=first, days=days, rank=tuple(accumulate(flags, initial=0)))


def every_day(first: int, length: int) -> WorkDays:
    """The calendar on which every day counts."""
    return WorkDays(first=first, days=range(first, first + length), rank=range(length + 1))
