"""Contrast as WCAG 2.2 defines it, and colours that are kept readable on a ground. Knows nothing of themes or pages."""

from typing import Final

Rgb = tuple[int, int, int]

WHITE: Final[Rgb] = (255, 255, 255)
BLACK: Final[Rgb] = (0, 0, 0)
STEPS: Final = 50


def rgb(colour: str) -> Rgb:
    """`#1d4ba8` or `#fff` as three numbers from 0 to 255; ValueError where it is neither."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6 or digits == colour:
        raise ValueError(f"not a colour of the form #rrggbb: {colour}")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def as_hex(colour: Rgb) -> str:
    """Three numbers as `#1d4ba8`."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def luminance(colour: Rgb) -> float:
    """How light a colour is, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """`share` (0 to 1) of the first, the rest of the second."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def readable(colour: Rgb, ground: Rgb, ratio: float) -> Rgb:
    """The colour, darker on a light ground or lighter on a dark one by as little as the ratio asks for."""
    towards = BLACK if luminance(ground) > 0.18 else WHITE
    steps = (mixed(towards, colour, step / STEPS) for step in range(STEPS + 1))
    return next(candidate for candidate in steps if candidate == towards or contrast(candidate, ground) >= ratio)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
