"""docs/checks.md and docs/faults.md say what the code says, and no code is missing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jepsite.coach.checks import CODES as CHECKS
from jepsite.export.press import NO_BROWSER
from jepsite.parse.codes import CODES
from tools.reference import DOCS, LATER, checks_page, faults_page

PACKAGE: Final = Path(__file__).parent.parent / "jepsite"
REPAIR: Final = "python tools/reference.py writes it anew"


def diagnosed() -> Iterator[str]:
    """The codes of all diagnostics that are made by name in the package: `{name}-in-future` stands for several."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Diagnostic":
                for word in node.keywords:
                    if word.arg == "code" and isinstance(word.value, ast.Constant | ast.JoinedStr):
                        yield ast.unparse(word.value).lstrip("f").strip("'\"")


def named() -> Iterator[str]:
    """The codes of diagnostics that are made from other values: constants, and what `_fault` is called with."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for line in tree.body if path.parent.name == "leaks" else ():
            if isinstance(line, ast.AnnAssign) and is_code(line.value):
                yield ast.literal_eval(ast.unparse(line.value)) if line.value else ""
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_fault":
                yield from (str(word.value) for word in node.args[:1] if isinstance(word, ast.Constant))


def is_code(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and "-" in str(value.value) and " " not in str(value.value)


def codes() -> set[str]:
    return {code for code in (*diagnosed(), *named(), NO_BROWSER) if re.fullmatch(r"[a-z]+(-[a-z]+)*", code)}


def test_the_page_of_the_checks_is_that_of_the_code():
    assert (DOCS / "checks.md").read_text(encoding="utf-8") == checks_page(), REPAIR


def test_the_page_of_the_faults_is_that_of_the_code():
    assert (DOCS / "faults.md").read_text(encoding="utf-8") == faults_page(), REPAIR


def test_every_check_and_every_fault_has_its_place_in_the_pages():
    faults = re.findall(r"^\| `([a-z0-9-]+)` \|", faults_page(), re.MULTILINE)
    checks = re.findall(r"^### `([a-z-]+)`$", checks_page(), re.MULTILINE)

    assert sorted(checks) == sorted(CHECKS)
    assert sorted(faults) == sorted(
        {*(code.code for code in CODES), *(code.code for codes in LATER.values() for code in codes)}
    )


def test_no_code_is_made_that_no_page_knows():
    known = {code.code for code in CODES} | {code.code for codes in LATER.values() for code in codes}
    patterns = {code for code in diagnosed() if "{" in code}

    assert codes() <= known
    assert patterns == {"{name}-in-future"}


def test_no_code_is_told_that_nothing_makes():
    later = {code.code for codes in LATER.values() for code in codes}

    assert later - {"started-in-future", "done-in-future"} <= codes()
