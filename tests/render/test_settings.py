"""theme.toml: what may stand in it, and what is said where something else does."""

import pytest

from jepsite.diagnostics import Diagnostic
from jepsite.render.settings import Settings, read_settings

PATH = "themes/ours/theme.toml"


def settings(text: str) -> Settings:
    read = read_settings(text.encode(), PATH)
    assert read.value
    assert not read.diagnostics
    return read.value


def fault(text: str) -> Diagnostic:
    (diagnostic,) = read_settings(text.encode(), PATH).diagnostics
    assert (diagnostic.code, diagnostic.span.path) == ("theme-settings", PATH)
    return diagnostic


def test_an_empty_file_says_as_the_parent():
    read = settings("")

    assert (read.inherits, read.styles, read.script, read.preload) == (None, (), None, None)
    assert read.tokens == read.dark_tokens == ()


def test_all_that_may_stand_in_it_is_read():
    read = settings(
        'inherits = "default"\nstyles = ["more.css"]\nscript = ""\npreload = []\n'
        '[tokens]\naccent = "#0b5c4f"\nradius = "2px"\n[tokens.dark]\naccent = "#7ad0bd"\n'
    )

    assert (read.inherits, read.styles, read.script, read.preload) == ("default", ("more.css",), "", ())
    assert read.tokens == (("accent", "#0b5c4f"), ("radius", "2px"))
    assert read.dark_tokens == (("accent", "#7ad0bd"),)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('inherit = "default"', 1, "unknown key 'inherit'"),
        ("\nstyles = 3", 2, "'styles' is not a list of texts"),
        ("print = 3", 1, "'print' is not a list of texts"),
        ("script = []", 1, "'script' is not a text"),
        ("tokens = 1", 1, "'tokens' is not a table"),
        ('[tokens]\n"--accent" = "#fff"', 2, "'--accent' cannot be a token"),
        ("[tokens]\nsoft = 14", 2, "the value of 'soft' cannot stand in a style sheet"),
        ('[tokens]\naccent = "red; } body { display: none"', 2, "the value of 'accent' cannot stand in a style sheet"),
        ('[tokens]\naccent = "</style><script>"', 2, "the value of 'accent' cannot stand in a style sheet"),
        ('[tokens]\ndark = "#000"', 2, "no"),
        ("styles = [", 1, "not TOML: "),
    ],
)
def test_what_cannot_be_is_a_fault_with_its_place(text: str, line: int, message: str):
    if message == "no":
        assert settings(text).dark_tokens == (("dark", "#000"),)
        return
    diagnostic = fault(text)

    assert diagnostic.message.startswith(message)
    assert diagnostic.span.line == line


def test_all_faults_are_told_at_once():
    read = read_settings(b'colour = "red"\nscript = 1\n[tokens]\nsoft = 2\n', PATH)

    assert [diagnostic.span.line for diagnostic in read.diagnostics] == [1, 2, 4]


def test_bytes_that_are_no_text_are_a_fault():
    read = read_settings(b'inherits = "\xe9"', PATH)

    assert read.value is None
    assert read.diagnostics[0].message == "the file is not UTF-8"
