"""What an item's links replace."""

import pytest

from jepsite.model.values import ItemId, Reference, Waits

A = (Reference(target=ItemId("a")),)


@pytest.mark.parametrize(
    ("waits", "expected"),
    [
        (Waits(), False),
        (Waits(after=A), True),
        (Waits(after=()), True),
        (Waits(with_=A), True),
        (Waits(ends_with=A), False),
    ],
)
def test_after_and_with_stand_in_place_of_the_wait_for_milestones(waits: Waits, expected: bool) -> None:
    assert waits.replaces_milestones is expected
