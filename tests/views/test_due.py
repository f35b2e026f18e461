"""Against which day late work is late."""

from datetime import date

import pytest

from jepsite.views.due import Due, Measure, due_of
from tests.views.seens import activity, days

EARLY, NOW, AFTER = date(2026, 10, 1), date(2026, 10, 6), date(2026, 10, 8)


@pytest.mark.parametrize(
    ("changes", "measure"),
    [
        ({"missed_fixed": True, "fixed": EARLY, "due": EARLY}, Measure.FIXED),
        ({"due": EARLY, "by": EARLY}, Measure.DUE),
        ({"due": NOW, "by": EARLY}, Measure.DEADLINE),
        ({"due": AFTER, "by": AFTER, "latest_finish": EARLY}, Measure.NEEDED),
    ],
)
def test_takes_the_first_that_was_missed(changes, measure):
    assert due_of(activity(expected=days(NOW), **changes)) == Due(day=EARLY, measure=measure)


def test_work_that_misses_nothing_has_no_such_day():
    assert due_of(activity(expected=days(NOW), due=NOW, by=AFTER, fixed=EARLY)) is None
    assert due_of(activity(expected=None, due=EARLY)) is None
