"""Every fault has a case: a file in tests/cases/errors/ whose faulty lines say what must be found there.

The expectation stands in a comment on the line, `<!-- ! code: underlined text -->` in Markdown and `# ! code` in YAML,
several divided by `;`. Where the line itself cannot hold a comment, `!+1` and `!-1` speak of a line near by. The
underlined text may be left out. A file that begins with no front matter gets that of `tests.deals`.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from jepsite.diagnostics import Diagnostic, Severity
from jepsite.model.site import Site
from jepsite.parse.codes import CODES, Where
from jepsite.parse.deal import read_deal
from jepsite.parse.site import read_site
from jepsite.source import Source
from tests.deals import FRONT

CASES: Final = Path(__file__).parent.parent / "cases" / "errors"
FILES: Final = sorted(CASES.iterdir())
EXPECTED: Final = re.compile(r"(?:<!-- |# )!([+-]\d)? (.*?)(?: -->|$)", re.MULTILINE)

TESTED_ELSEWHERE: Final = {
    "too-many-activities": "test_sections.py",
    "doubled-deal": "test_deal.py",
    "doubled-name": "test_deal.py",
    "secret-in-settings": "test_site.py",
    **{code.code: "test_files.py" for code in CODES if code.where is Where.FILE},
}
"""Codes that no file of a case can show: two thousand activities, two plans, a file that cannot be read,
a fault that is told elsewhere so that its line is not quoted."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_case_has_exactly_the_faults_that_its_lines_say(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    text = text if text.startswith(("---", "# Our plan")) or file.suffix == ".yml" else FRONT + text
    source = Source(path=file.name, text=text)
    read = read_site(source) if file.suffix == ".yml" else read_deal(source, Site())
    expected = expectations(source)
    found_there = [shown(found, source, expected) for found in read.diagnostics]

    assert sorted(found_there, key=str) == sorted(expected, key=str)
    assert [line for line, _, _ in found_there] == sorted(line for line, _, _ in found_there)
    assert file.stem in {found.code for found in read.diagnostics}


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    cases = Counter([file.stem for file in FILES] + list(TESTED_ELSEWHERE))

    assert cases == Counter(code.code for code in CODES)


@pytest.mark.parametrize(("code", "file"), TESTED_ELSEWHERE.items())
def test_a_code_without_a_case_of_its_own_is_tested_where_it_is_said_to_be(code: str, file: str) -> None:
    assert f'"{code}"' in (Path(__file__).parent / file).read_text(encoding="utf-8")


def test_every_code_that_the_readers_raise_is_listed() -> None:
    readers = Path(read_deal.__code__.co_filename).parent
    known = {code.code for code in CODES}
    texts = {module.name: module.read_text(encoding="utf-8") for module in readers.glob("*.py")}
    raised = {
        word
        for name, text in texts.items()
        if name != "codes.py"
        for word in re.findall(r'(?:\.add\(|_fault\(|_between\(|_refused\()\s*"([a-z0-9-]+)"', text)
    }

    assert raised == known


def test_only_advice_is_a_warning() -> None:
    warnings = {code.code for code in CODES if code.severity is Severity.WARNING}

    assert warnings == {"no-deal", "no-plans"}


def expectations(source: Source) -> list[tuple[int, str, str | None]]:
    """Line, code and underlined text (None: not said) of all that a case expects."""
    expected = []
    for comment in EXPECTED.finditer(source.text):
        line = source.place(comment.start())[0] + int(comment[1] or 0)
        for part in comment[2].split("; "):
            code, colon, underlined = part.partition(": ")
            expected.append((line, code, underlined if colon else None))
    return expected


def shown(
    found: Diagnostic, source: Source, expected: list[tuple[int, str, str | None]]
) -> tuple[int, str, str | None]:
    """A diagnostic in the form of an expectation; without the underlined text where none is expected there."""
    span = found.span
    if (span.line, found.code, None) in expected:
        return span.line, found.code, None
    end = span.end_column - 1 if span.end_line == span.line else None
    return span.line, found.code, source.line(span.line)[span.column - 1 : end]
