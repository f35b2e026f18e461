"""Looking into a PDF: with pypdf, and with poppler's programs where they are installed."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import StreamObject

_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


_BARELY = 24
"""Of 256 shades: less than this apart, nobody reads it."""


def read(pdf: bytes) -> Any:
    """A reader, whose many kinds of values are not worth telling apart in tests."""
    return PdfReader(io.BytesIO(pdf))


@cache
def texts_of(pdf: bytes) -> tuple[str, ...]:
    """What each of its pages says, in one line."""
    return tuple(" ".join(page.extract_text().split()) for page in read(pdf).pages)


def text_of(pdf: bytes) -> str:
    """What all of its pages say, in one line."""
    return " ".join(texts_of(pdf))


def decoded(pdf: bytes) -> bytes:
    """The file itself and every object in it: strings in plain, streams decompressed, pictures as they are."""
    reader = read(pdf)
    parts = [pdf]
    for number in range(1, reader.trailer["/Size"]):
        found = reader.get_object(number)
        parts.append(repr(found).encode())
        if isinstance(found, StreamObject):
            parts.append(found._data if found.get("/Filter") == "/DCTDecode" else found.get_data())
    return b"\n".join((*parts, text_of(pdf).encode()))


def poppler(program: str, pdf: bytes, folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """What one of poppler's programs prints of it; the test is skipped where poppler is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} (the package poppler-utils) is not here")
    file = folder / "looked-at.pdf"
    file.write_bytes(pdf)
    target = ["-"] if program == "pdftotext" else []
    return subprocess.run([program, *options, file, *target], capture_output=True, check=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word where it stands on its page: in points, from the top."""

    text: str
    page: int
    box: tuple[float, float, float, float]


def words(pdf: bytes, folder: Path) -> Iterator[Word]:
    """Every word of it, page by page."""
    told = poppler("pdftotext", pdf, folder, "-bbox", "-q").stdout.decode()
    for page, part in enumerate(told.split("<page ")[1:]):
        for *box, text in _WORD.findall(part):
            yield Word(text=unescape(text), page=page, box=(float(box[0]), float(box[1]), float(box[2]), float(box[3])))


def pictures(pdf: bytes, folder: Path, *, dots: int) -> list[Image.Image]:
    """Its pages drawn in grey, so many dots to the inch."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm (the package poppler-utils) is not here")
    (folder / "drawn.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(dots), "-gray", "-png", folder / "drawn.pdf", folder / "page"], check=True)
    return [Image.open(path).convert("L") for path in sorted(folder.glob("page-*.png"))]


def unseen(pdf: bytes, folder: Path) -> list[str]:
    """Words that a search finds and nobody sees: beyond the edge of their page, or of the colour of their ground."""
    dots = 72
    drawn, found = pictures(pdf, folder, dots=dots), []
    for word in words(pdf, folder):
        page, (left, top, right, bottom) = drawn[word.page], (round(edge * dots / 72) for edge in word.box)
        if left < 0 or top < 0 or right > page.width or bottom > page.height:
            found.append(word.text)
            continue
        shades = page.crop((left, top, max(right, left + 1), max(bottom, top + 1))).tobytes()
        if max(shades) - min(shades) < _BARELY:
            found.append(word.text)
    return found
