import pytest

from jepsite.parse.characters import readable
from jepsite.source import Source


@pytest.mark.parametrize(
    "text", ["plain", "tab\tand\nline", "é 🎉 שלום", "next\x85line", "separator\u2028here", "\ufeffx", "\ue000"]
)
def test_what_a_page_can_show_stays_as_it_is(text: str) -> None:
    source = Source(path="x.md", text=text)

    assert readable(source)[0] is source
    assert readable(source)[1].in_order() == ()


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x0c", "\r", "\x1b", "\x7f", "\x80", "\ufffe", "\uffff", "\ud800"])
def test_other_characters_are_told_and_become_blanks(sign: str) -> None:
    clean, faults = readable(Source(path="x.md", text=f"ab{sign}cd{sign}"))
    (fault,) = faults.in_order()

    assert clean.text == "ab cd "
    assert fault.code == "control-character"
    assert (fault.span.line, fault.span.column) == (1, 3)
    assert fault.message == f"here is a control character (U+{ord(sign):04X}), and 1 more like it"
