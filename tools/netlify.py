"""Brings the headers in netlify.toml up to date with the table; its comments stay. Run it when the lock page changed.

.venv/bin/python tools/netlify.py
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
