"""A PDF that shows text as Chromium does is read at once; of any other it is said that it is not known."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from jepsite.leaks.glyphs import text_of

TABLE = """1 begincodespacerange
<0000> <FFFF>
endcodespacerange
2 beginbfchar
<0001> <0020>
<0002> <004F>
endbfchar
2 beginbfrange
<0010> <0029> <0061>
<0030> <0031> [<0042> <00660069>]
endbfrange
"""
LETTERS = {" ": "0001", "O": "0002", "B": "0030", "ﬁ": "0031"} | {
    chr(97 + number): f"{16 + number:04X}" for number in range(26)
}


def glyphs(text: str) -> str:
    return "<" + "".join(LETTERS[letter] for letter in text) + ">"


def read(block: str, *, form: str = "", encoding: str = "/Identity-H") -> str | None:
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)

    def stream(content: str) -> DecodedStreamObject:
        made = DecodedStreamObject()
        made.set_data(content.encode())
        return made

    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/Encoding"): NameObject(encoding),
            NameObject("/ToUnicode"): writer._add_object(stream(TABLE)),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    resources = DictionaryObject({NameObject("/Font"): fonts})
    if form:
        made = stream(form)
        made[NameObject("/Subtype")] = NameObject("/Form")
        made[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        resources[NameObject("/XObject")] = DictionaryObject({NameObject("/X1"): writer._add_object(made)})
    page[NameObject("/Resources")] = resources
    page[NameObject("/Contents")] = writer._add_object(stream(block))
    file = io.BytesIO()
    writer.write(file)
    file.seek(0)
    return text_of(PdfReader(file))


def test_glyphs_are_read_by_what_their_font_says_they_mean():
    assert read(f"BT /F1 12 Tf 1 0 0 1 20 200 Tm {glyphs('Ofﬁcine Bellini')} Tj ET") == "\nOfficine Bellini"


def test_a_step_to_the_side_is_kerning_and_a_step_down_another_line():
    kerned = f"BT /F1 12 Tf {glyphs('Of')} Tj 5.5 0 Td {glyphs('ﬁcine ')} Tj 3 -12 Td {glyphs('Bellini ')} Tj ET"

    assert read(kerned) == "Officine \nBellini "


def test_what_glyphs_are_to_be_read_as_goes_before_what_they_are():
    said = f"BT /F1 12 Tf {glyphs('it')} Tj /Span<</ActualText <FEFF2019> >> BDC <0161> Tj EMC {glyphs('s on ')} Tj ET"

    assert read(said) == "it’s on "


def test_what_stands_in_a_form_is_read_too():
    assert read("q Q", form=f"BT /F1 12 Tf {glyphs('in a form ')} Tj ET") == "in a form "


@pytest.mark.parametrize(
    "block",
    [
        "BT /F1 12 Tf (a plain string) Tj ET",
        f"BT /F1 12 Tf [{glyphs('a list')} -250 {glyphs('of it')}] TJ ET",
        "BT /F1 12 Tf <0001FFFF> Tj ET",
        f"BT /F1 12 Tf {glyphs('nowhereablankinthatlongline')} Tj ET",
    ],
)
def test_any_other_way_of_showing_text_is_not_known(block):
    assert read(block) is None


def test_nor_is_a_font_with_another_encoding():
    assert read(f"BT /F1 12 Tf {glyphs('a b')} Tj ET", encoding="/WinAnsiEncoding") is None


@pytest.mark.browser
def test_what_chromium_prints_is_known(page):
    page.set_content(
        "<html lang=en><body><h1>Officine Bellini’s plan</h1><p style='opacity:.5'>Avoid Tea &amp; To-dos, affinity</p>"
    )
    text = text_of(PdfReader(io.BytesIO(page.pdf(tagged=True))))

    assert text is not None
    assert " ".join(text.split()) == "Officine Bellini’s plan Avoid Tea & To-dos, affinity"
