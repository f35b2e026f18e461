"""A brand's colour, if text in it can be read on the page's ground (WCAG 2.2, success criterion 1.4.3)."""

import re
from typing import Final

_ENOUGH: Final = 4.5
"""Contrast with white, as small words need it."""


def accent(colour: str | None) -> str | None:
    """The colour as `#rrggbb`; None for none, for what is no such colour, and for one too pale to read."""
    if colour is None or not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return None
    return colour.lower() if 1.05 / (_luminance(colour) + 0.05) >= _ENOUGH else None


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
