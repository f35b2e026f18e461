"""What all pages of a theme share, and that its colours and sizes are what the look promises."""

import re
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath
from typing import Final

import pytest

from jepsite.render.assets import assets_of, style_sheet
from jepsite.render.contrast import Rgb, contrast, mixed, rgb
from jepsite.render.theme import Theme, find_theme
from jepsite.views.timeline.measure import TYPES


@cache
def default() -> Theme:
    theme = find_theme("default", None).value
    assert theme
    return theme


def sheet(theme: Theme, accent: str | None = None) -> str:
    assets = assets_of(theme, accent)
    return next(artifact.content.decode() for artifact in assets.artifacts if artifact.path == assets.style)


def test_names_carry_a_hash_of_what_is_in_them():
    changed = replace(default(), files={**default().files, "page.js": b"// other"})
    before, after = (assets_of(theme) for theme in (default(), changed))

    assert re.fullmatch(r"a/default/page\.[0-9a-f]{10}\.js", before.script or "")
    assert before.script != after.script
    assert before.style == after.style


def test_every_address_in_the_style_sheet_is_a_file_beside_it():
    names = {PurePosixPath(artifact.path).name for artifact in assets_of(default()).artifacts}
    addresses = re.findall(r'url\("([^"]+)"\)', sheet(default()))

    assert len(addresses) == 2
    assert set(addresses) <= names


def test_fonts_travel_with_their_licence():
    texts = [artifact.content for artifact in assets_of(default()).artifacts if artifact.path.endswith(".txt")]

    assert any(b"SIL OPEN FONT LICENSE" in text for text in texts)


def test_shared_files_say_what_they_are():
    types = {PurePosixPath(artifact.path).suffix: artifact.media_type for artifact in assets_of(default()).artifacts}

    assert types == {
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".woff2": "font/woff2",
    }


def test_tokens_of_a_theme_stand_behind_the_styles():
    theme = replace(default(), tokens=(("radius", "0"),), dark_tokens=(("bg", "#000000"),))
    text = sheet(theme)

    assert text.endswith(
        ":root { --radius: 0; }\n\n@media screen and (prefers-color-scheme: dark) { :root { --bg: #000000; } }\n"
    )


def test_a_brand_colour_is_made_readable_on_either_ground():
    text = style_sheet(default(), {}, "#f0c000")
    light, dark = re.findall(r"--accent: (#[0-9a-f]{6});", text)[-2:]

    assert contrast(rgb(light), rgb("#ffffff")) >= 7
    assert contrast(rgb(dark), rgb("#0e1014")) >= 7


def test_a_brand_colour_that_can_be_read_is_taken_as_it_is():
    assert style_sheet(default(), {}, "#0b5c4f").count("--accent: #0b5c4f;") == 1


# --- the default theme's colours --------------------------------------------------------------------------------------


@cache
def tokens(mode: str) -> dict[str, str]:
    """The custom properties of the light or the dark ground, as the style sheet's own text says."""
    text = default().files["tokens.css"].decode()
    blocks = re.findall(r":root \{([^}]+)\}", text)
    light = dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", blocks[0]))
    return light if mode == "light" else light | dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", blocks[1]))


def colour(mode: str, token: str) -> Rgb:
    value = tokens(mode)[token]
    inner = re.fullmatch(r"var\(--([a-z0-9-]+)\)", value)
    return colour(mode, inner[1]) if inner else rgb(value)


MODES: Final = pytest.mark.parametrize("mode", ["light", "dark"])


@MODES
@pytest.mark.parametrize("ground", ["bg", "sunk"])
@pytest.mark.parametrize("token", ["ink", "ink-2", "ink-3", "accent", "signal"])
def test_all_text_has_a_contrast_of_seven(mode: str, token: str, ground: str):
    # On a row under the pointer, the third ink may come a little below.
    least = 6.5 if ground == "sunk" else 7

    assert contrast(colour(mode, token), colour(mode, ground)) >= least


@MODES
@pytest.mark.parametrize("token", ["party-customer", "party-supplier", "party-partner"])
def test_companies_stand_out_from_the_ground_and_their_letters_from_them(mode: str, token: str):
    assert contrast(colour(mode, token), colour(mode, "bg")) >= 7
    assert contrast(colour(mode, "on-fill"), colour(mode, token)) >= 7


@MODES
def test_drawn_lines_have_a_contrast_of_three(mode: str):
    assert contrast(colour(mode, "line-2"), colour(mode, "bg")) >= 3


@MODES
@pytest.mark.parametrize("token", ["ink-2", "ink-3", "signal"])
def test_words_on_a_bar_that_is_to_do_can_be_read(mode: str, token: str):
    share = float(tokens(mode)["soft"].rstrip("%")) / 100
    ground = mixed(colour(mode, "party-customer"), colour(mode, "bg"), share)

    assert contrast(colour(mode, token), ground) >= 4.5


@pytest.mark.parametrize("kind", TYPES)
def test_the_drawing_is_set_in_the_sizes_it_was_measured_in(kind: str):
    """The geometry leaves room for texts of these sizes; a style sheet that sets them larger makes them collide."""
    name, _, late = kind.partition("-")
    size, weight = 13.0, 400
    for selectors, declarations in re.findall(r"([^{}]+)\{([^}]*)\}", default().files["timeline.css"].decode()):
        classes = [selector.strip().removeprefix(".gantt ") for selector in selectors.split("*/")[-1].split(",")]
        if "text" in classes or f".t-{name}" in classes or (late and "text.late" in classes):
            size = float(found[1]) if (found := re.search(r"font-size: ([\d.]+)px", declarations)) else size
            weight = int(found[1]) if (found := re.search(r"font-weight: (\d+)", declarations)) else weight

    assert (size, weight == 600) == (TYPES[kind].size, TYPES[kind].bold)
