"""The fingerprint is written into the settings, and everything else there stays as it was."""

import pytest

from jepsite.intake.edits import apply
from jepsite.intake.settings import with_fingerprint
from jepsite.source import Source

NEW = "0123456789abcdef"


def edited(text: str) -> str | None:
    source = Source(path="jepsite.yml", text=text)
    edit = with_fingerprint(source, NEW)
    return None if edit is None else apply(source, [edit])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"secret: {NEW}\n"),
        ("# nothing yet", f"# nothing yet\nsecret: {NEW}\n"),
        ("site: {name: Nord}\n\n# the end\n", f"site: {{name: Nord}}\n\n# the end\nsecret: {NEW}\n"),
        ("secret: demo # for now\ntheme: default\n", f"secret: {NEW} # for now\ntheme: default\n"),
        ('secret: "fedcba9876543210"\n', f'secret: "{NEW}"\n'),
        ("site:\n  name: Nord", f"site:\n  name: Nord\nsecret: {NEW}\n"),
    ],
)
def test_the_line_is_set_or_added(before, after):
    assert edited(before) == after


@pytest.mark.parametrize(
    "text", ["{theme: default}\n", "theme: [\n", "nonsense: 1\n", "checks:\n  no-exit: off\n  \n ...\n"]
)
def test_what_cannot_be_edited_exactly_is_left_alone(text):
    assert edited(text) is None
