"""Who may see what."""

import pytest

from jepsite.audience import Audience, Visibility, may_see


@pytest.mark.parametrize(
    ("audience", "visibility", "expected"),
    [
        (Audience.PUBLIC, Visibility.PUBLIC, True),
        (Audience.PUBLIC, Visibility.INTERNAL, False),
        (Audience.INTERNAL, Visibility.PUBLIC, True),
        (Audience.INTERNAL, Visibility.INTERNAL, True),
    ],
)
def test_only_the_sellers_own_people_see_what_is_internal(
    audience: Audience, visibility: Visibility, expected: bool
) -> None:
    assert may_see(audience, visibility) is expected
