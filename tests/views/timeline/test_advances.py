"""The widths of the font's characters, against a browser that sets them."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from jepsite.views.timeline.advances import REGULAR, SEMIBOLD
from jepsite.views.timeline.measure import TYPES
from tests.views.plans import EXAMPLES

WIDTHS = """
async texts => {
  await Promise.all([document.fonts.load('400 13px Inter'), document.fonts.load('600 13px Inter')]);
  const pen = document.createElement('canvas').getContext('2d');
  return texts.map(([text, weight, size]) => {
    pen.font = `${weight} ${size}px Inter`;
    return pen.measureText(text).width;
  });
}
"""
WORDS = [
    "14–17 Sep",
    "Late: due 1 Oct, now 6 Oct",
    "18 working days of buffer",
    "Verspätet: fällig 20. Nov., jetzt 26. Nov.",
]


@pytest.mark.browser
def test_no_text_is_wider_than_it_is_measured(page: Page, root: Path, tmp_path: Path):
    fonts = root / "themes" / "default" / "static" / "fonts"
    faces = "".join(
        f"@font-face {{font-family: Inter; src: url({json.dumps((fonts / f'inter-{name}.woff2').as_uri())});"
        f" font-weight: 400 600; unicode-range: {characters}}}"
        for name, characters in (("latin", "U+0000-00FF, U+2010-2044"), ("latin-ext", "U+0100-024F"))
    )
    (tmp_path / "page.html").write_text(f"<!doctype html><meta charset=utf-8><style>{faces}</style>", encoding="utf-8")
    titles = [title for path in EXAMPLES for title in re.findall(r"\] (.+?) \{", (root / path).read_text("utf-8"))]
    texts = [(text, kind) for text in (*titles, *WORDS) for kind in ("act", "ms", "date", "note")]
    page.goto((tmp_path / "page.html").as_uri())

    real = page.evaluate(WIDTHS, [[text, 600 if TYPES[kind].bold else 400, TYPES[kind].size] for text, kind in texts])

    measured = [TYPES[kind].width(text) for text, kind in texts]
    assert len(texts) > 200
    assert [text for text, wide, room in zip(texts, real, measured, strict=True) if wide > room] == []
    assert sum(measured) / sum(real) < 1.05


@pytest.mark.parametrize("advances", [REGULAR, SEMIBOLD])
def test_the_font_has_every_letter_of_its_languages_once(advances):
    characters = "".join(advances.values())

    assert len(set(characters)) == len(characters)
    assert set("AaÀàßẞÄöüÉœŁşżİ09–—’„“…·€") <= set(characters)
