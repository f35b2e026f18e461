"""Plans that carry the advice they earn beside the line that earns it: `tests/cases/checks`, one for each check.

`<!-- ! code -->` stands at the end of a line of the body, `# ! code` at the end of one of the front matter, several
codes divided by `;`. A line without a mark earns none. Comments of the front matter say the rest: `# today`,
`# changed` (the day of the plan's last change), `# off` (checks that are switched off).
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from jepsite.coach.checks import CHECKS
from tests.coach.advice import advice

FOLDER: Final = Path(__file__).parent.parent / "cases" / "checks"
CASES: Final = sorted(FOLDER.glob("*.md"))
_MARK: Final = re.compile(r"(?:<!--|#) ! (?P<codes>[a-z; -]+?)(?: -->)?$")
_SETTING: Final = re.compile(r"^# (?P<name>today|changed|off) (?P<value>.+)$", re.MULTILINE)


def marked(text: str) -> Iterator[tuple[int, str]]:
    """Line and code of every mark."""
    for number, line in enumerate(text.splitlines(), start=1):
        if mark := _MARK.search(line):
            yield from ((number, code) for code in mark["codes"].split("; "))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_plan_earns_the_advice_beside_its_lines(path):
    text = path.read_text(encoding="utf-8")
    said = {found["name"]: found["value"] for found in _SETTING.finditer(text)}
    changed = date.fromisoformat(said["changed"]) if "changed" in said else None
    off = dict.fromkeys(said.get("off", "").replace("-", "_").split(), "off")

    found = advice(text, today=date.fromisoformat(said["today"]), changed=changed, **off)

    assert sorted((one.span.line, one.code) for one in found) == sorted(marked(text))


def test_every_check_has_a_case():
    earned = {code for path in CASES for _, code in marked(path.read_text(encoding="utf-8")) if code in path.stem}

    assert earned == {check.code for check in CHECKS}
