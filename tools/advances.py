"""Makes jepsite/views/timeline/advances.py from the theme's font: `python tools/advances.py FONT.woff2 [MORE.woff2]`.

To be run again when the theme's font changes. Needs fonttools and brotli, which nothing else here needs. Widths are in
hundredths of the font size, rounded up; figures have their tabular width where that is the wider one; kerning, which
mostly narrows, is left out. So a text is never wider than it is measured.
"""

import math
import sys
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).parent.parent / "jepsite" / "views" / "timeline" / "advances.py"
WEIGHTS = {"REGULAR": 400, "SEMIBOLD": 600}
RANGES = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x218, 0x21B), (0x1E9E, 0x1E9E), (0x2010, 0x2044)),
    *((0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2264, 0x2265)),
)

HEAD = '''"""How wide Inter's characters are, in hundredths of the font size; written by tools/advances.py, not by hand.

Each group lists the characters of one width. Inter: Copyright 2016 The Inter Project Authors, SIL Open Font License.
"""

from typing import Final
'''


def widths(fonts: list[str], weight: int) -> dict[int, str]:
    """The characters by their width at a weight; where two fonts have a character, the first one counts."""
    found: dict[str, int] = {}
    for path in fonts:
        font = instantiateVariableFont(TTFont(path), {"wght": weight})
        per_em, metrics, names, tabular = font["head"].unitsPerEm, font["hmtx"], font.getBestCmap(), tabular_of(font)
        for first, last in RANGES:
            for code in range(first, last + 1):
                if code in names and chr(code) not in found:
                    glyphs = (
                        names[code],
                        tabular.get(names[code], names[code]) if chr(code).isdigit() else names[code],
                    )
                    found[chr(code)] = math.ceil(max(metrics[glyph][0] for glyph in glyphs) * 100 / per_em)
    grouped: dict[int, str] = defaultdict(str)
    for character in sorted(found):
        grouped[found[character]] += character
    return dict(sorted(grouped.items()))


def tabular_of(font: TTFont) -> dict[str, str]:
    """The glyphs that tabular figures put in place of others."""
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    mapping: dict[str, str] = {}
    for index in sorted(lookups):
        for subtable in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(subtable, "mapping", getattr(getattr(subtable, "ExtSubTable", None), "mapping", {})))
    return mapping


def module(fonts: list[str]) -> str:
    """The text of the module."""
    parts = [HEAD]
    for name, weight in WEIGHTS.items():
        parts.append(f"{name}: Final = {{")
        for width, characters in widths(fonts, weight).items():
            parts.append(f"    {width}: {literal(characters)},")
        parts.append("}")
    return "\n".join(parts) + "\n"


def literal(characters: str) -> str:
    """The characters as a Python string on one line; what cannot be seen is escaped."""
    quote = "'" if '"' in characters else '"'
    return quote + "".join(shown(character, quote) for character in characters) + quote


def shown(character: str, quote: str) -> str:
    """A character as it stands in a string."""
    if character in (quote, "\\"):
        return "\\" + character
    if not character.isprintable() or (character.isspace() and character != " "):
        return f"\\u{ord(character):04x}"
    return character


if __name__ == "__main__":
    TARGET.write_text(module(sys.argv[1:]), encoding="utf-8")
