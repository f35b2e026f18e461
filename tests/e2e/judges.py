"""Judges of pages that no Python package brings: the Nu validator of the W3C. `make setup` fetches it by npm."""

import os
import shutil
from pathlib import Path
from typing import Final

import pytest

from tests.e2e.plans import ROOT

ON_CI: Final = os.environ.get("CI") == "true"
VALIDATOR: Final = ROOT / ".venv/judges/vnu.jar"


def validator() -> tuple[str, Path]:
    """Java and the validator; where one cannot be had the test is skipped with the reason, and on CI it fails."""
    java = shutil.which("java")
    if java and VALIDATOR.is_file():
        return java, VALIDATOR
    reason = f"the validator needs Java ({java or 'not here'}) and {VALIDATOR.name}, which npm brings: run `make setup`"
    if ON_CI:
        pytest.fail(reason)
    pytest.skip(reason)
