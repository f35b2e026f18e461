"""The text of PDFs as Chromium prints them, a hundred times faster than a reader for all PDFs finds it.

Such a PDF shows text in one way only: hexadecimal glyph numbers of fonts that say what each glyph means, blanks among
them. Of any other this module says that it does not know it, and the slow reader is asked.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, PdfObject, StreamObject

FEWEST_BLANKS: Final = 0.05
"""Of all characters, in text whose blanks are glyphs: without them words would run together."""
DEEPEST: Final = 5
"""Forms within forms."""

_BLOCK: Final = re.compile(rb"\bBT\b(.*?)\bET\b", re.DOTALL)
_STEP: Final = re.compile(
    rb"/(?P<font>[^\s/<>\[\]()]+)\s+[-\d.]+\s+Tf"
    rb"|/ActualText\s*<(?P<actual>(?:[Ff][Ee][Ff][Ff])?[0-9A-Fa-f]*)>"
    rb"|<(?P<glyphs>[0-9A-Fa-f]*)>\s*Tj"
    rb"|[-\d.]+\s+(?P<down>[-\d.]+)\s+Td"
    rb"|(?P<moved>Tm)|(?P<end>EMC)|<<|>>"
    rb"|(?P<other>\(|\[|T\*|TD|TJ|'|\"|<)"
)
_RANGE: Final = re.compile(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_PAIR: Final = re.compile(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_SECTION: Final = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


def text_of(reader: PdfReader) -> str | None:
    """The text of all pages, a line for each stretch; None where this is not how the document shows text."""
    pages = [_page(page) for page in reader.pages]
    if any(page is None for page in pages):
        return None
    text = "\n".join(page or "" for page in pages)
    return text if not text or text.count(" ") + text.count("\u00a0") >= FEWEST_BLANKS * len(text) else None


def _page(page: PageObject) -> str | None:
    contents = page.get_contents()
    return _shown(contents.get_data() if contents is not None else b"", page.get("/Resources", DictionaryObject()), 0)


def _shown(content: bytes, resources: PdfObject, depth: int) -> str | None:
    """The text of a page or of a form in it, and that of the forms it names."""
    fonts: dict[bytes, Mapping[str, str]] = {}
    for name, font in _named(resources, "/Font").items():
        meanings = _meanings(font.get_object())
        if meanings is None:
            return None
        fonts[str(name)[1:].encode()] = meanings
    texts = [_block(block, fonts) for block in _BLOCK.findall(content)]
    for form in (each.get_object() for each in _named(resources, "/XObject").values()):
        if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form":
            within = form.get("/Resources", DictionaryObject())
            texts.append(_shown(form.get_data(), within, depth + 1) if depth < DEEPEST else None)
    return None if None in texts else "\n".join(text or "" for text in texts)


def _block(block: bytes, fonts: Mapping[bytes, Mapping[str, str]]) -> str | None:
    """The text between BT and ET: a step to the side is kerning, a step down another line."""
    said: list[str] = []
    meanings: Mapping[str, str] = {}
    instead = False
    for step in _STEP.finditer(block):
        if step["other"]:
            return None
        if step["font"]:
            meanings = fonts.get(step["font"], {})
        elif step["actual"]:  # what the glyphs up to the next end are to be read as
            said.append(_characters(step["actual"].decode()).removeprefix("\ufeff"))
            instead = True
        elif step["end"]:
            instead = False
        elif step["glyphs"] and not instead:
            text = _said(step["glyphs"].decode().upper(), meanings)
            if text is None:
                return None
            said.append(text)
        elif step["moved"] or (step["down"] and float(step["down"]) != 0):
            said.append("\n")
    return "".join(said)


def _said(glyphs: str, meanings: Mapping[str, str]) -> str | None:
    codes = [glyphs[at : at + 4] for at in range(0, len(glyphs), 4)]
    return "".join(meanings[code] for code in codes) if all(code in meanings for code in codes) else None


def _named(resources: PdfObject, kind: str) -> DictionaryObject:
    known = resources.get_object()
    found = known.get(kind, DictionaryObject()).get_object() if isinstance(known, DictionaryObject) else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _meanings(font: DictionaryObject) -> Mapping[str, str] | None:
    """What each glyph of a font means, by its number in four hexadecimal digits; None where that is not said."""
    if font.get("/Subtype") != "/Type0" or font.get("/Encoding") != "/Identity-H" or "/ToUnicode" not in font:
        return None
    table = font["/ToUnicode"].get_object()
    meanings: dict[str, str] = {}
    for kind, section in _SECTION.findall(
        table.get_data().decode("latin-1") if isinstance(table, StreamObject) else ""
    ):
        if kind == "bfchar":
            meanings |= {code.upper(): _characters(text) for code, text in _PAIR.findall(section)}
        else:
            meanings |= dict(_ranges(section))
    return meanings


def _ranges(section: str) -> Iterator[tuple[str, str]]:
    for first, last, text, listed in _RANGE.findall(section):
        texts = re.findall(r"<([0-9A-Fa-f]+)>", listed)
        for at, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
            if text:
                yield f"{code:04X}", _characters(f"{int(text, 16) + at:0{len(text)}X}")
            elif at < len(texts):
                yield f"{code:04X}", _characters(texts[at])


def _characters(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")
