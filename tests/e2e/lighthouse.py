"""Scores of Lighthouse for the example pages: `make lighthouse`. No test: it measures, on a machine that may be busy.

Fetched and run by npm; pages come from memory with the headers of a host.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.browser import NoBrowser, running_browser
from tests.e2e.plans import EXAMPLES, built
from tests.render.serving import serving

PACKAGE: Final = "lighthouse@13.5.0"
CATEGORIES: Final = ("performance", "accessibility", "best-practices")
FLAGS: Final = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"


def scores(address: str, chrome: str) -> dict[str, int]:
    """Of 100, by category; what is not full is named on the way."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            "npm", "exec", "--yes", "--package", PACKAGE, "--", "lighthouse", address, "--quiet", "--output=json",
            f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}",
        ]  # fmt: skip
        ran = subprocess.run(
            command, env={**os.environ, "CHROME_PATH": chrome}, timeout=600, check=False, capture_output=True, text=True
        )
        if not report.is_file():
            sys.exit(f"Lighthouse said nothing but: {ran.stderr.strip()[-600:]}")
        found = json.loads(report.read_text(encoding="utf-8"))
    for name in CATEGORIES:
        for part in found["categories"][name]["auditRefs"]:
            audit = found["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {name}: {audit['title']} {audit.get('displayValue', '')}".rstrip())
    return {name: round(found["categories"][name]["score"] * 100) for name in CATEGORIES}


def main() -> int:
    """Print the scores of every example."""
    if shutil.which("npm") is None:
        print("Lighthouse is run by npm, which is not here.")
        return 1
    try:
        with running_browser() as (_browser, name):
            chrome = name if Path(name).is_file() else _browser.browser_type.executable_path
    except NoBrowser as reason:
        print(reason)
        return 1
    pages = {name: built(name) for name in EXAMPLES}
    named = [replace(made.page, path=f"p/{name}/index.html") for name, made in pages.items()]
    shared = [artifact for made in pages.values() for artifact in made.shared]
    with serving([*named, *shared]) as served:
        for name in pages:
            print(name, scores(f"{served.address}/p/{name}/", chrome), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
