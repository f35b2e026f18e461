"""A brand's colour."""

import pytest

from jepsite.views.accent import accent


@pytest.mark.parametrize(
    ("colour", "used"),
    [
        ("#1D4BA8", "#1d4ba8"),
        ("#000000", "#000000"),
        ("#767676", "#767676"),  # 4.54:1 on white, the palest grey that passes
        ("#777777", None),  # 4.48:1
        ("#ffffff", None),
        ("#ffd400", None),
        ("blue", None),
        ("#12", None),
        ("#1d4ba8; x", None),
        (None, None),
    ],
)
def test_is_used_where_text_in_it_can_be_read_on_white(colour, used):
    assert accent(colour) == used
