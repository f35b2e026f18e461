"""The W3C's validator finds no error in any page."""

import subprocess
from pathlib import Path
from typing import Final

from tests.e2e.judges import validator
from tests.e2e.plans import PLANS, built

# To a page on disk 'self' means nobody, as the validator rightly says; only here do our pages lie on disk.
OF_FILES: Final = ".*Resource violates Content Security Policy.*"


def judged(*files: Path) -> list[str]:
    """What the validator says of these files, one message for each; one run of Java for all of them."""
    java, jar = validator()
    command = [java, "-Xss2m", "-jar", str(jar), "--exit-zero-always", "--format", "gnu"]
    ran = subprocess.run(
        [*command, "--filterpattern", OF_FILES, *map(str, files)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return ran.stderr.splitlines()


def test_no_page_has_an_error_and_one_would_be_found(tmp_path: Path):
    pages = [tmp_path / f"{name}.html" for name in PLANS]
    for page in pages:
        page.write_bytes(built(page.stem).page.content)
    faulty = tmp_path / "faulty.html"
    faulty.write_text(built("five-activities").html.replace("<h1", "<h1 aria-none", 1), encoding="utf-8")
    said = judged(*pages, faulty)

    assert [line for line in said if faulty.name not in line] == []
    assert any("aria-none" in line for line in said)
