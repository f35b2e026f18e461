"""Brings the headers in netlify.toml up to date with the table: `python tools/netlify.py`. Its comments stay.

A test says when the file no longer agrees: after a change of the lock page, whose hash stands in the policy.
"""

import re
from pathlib import Path

from jepsite.hosting.headers import HEADERS

FILE = Path(__file__).parent.parent / "netlify.toml"


def main() -> None:
    """Rewrite each header's line where it stands."""
    text = FILE.read_text(encoding="utf-8")
    for name, value in HEADERS.items():
        line = f'{name} = "{value}"'
        text = re.sub(rf"^{re.escape(name)} = .*$", lambda _, line=line: line, text, flags=re.MULTILINE)
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
