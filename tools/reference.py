"""Writes docs/checks.md and docs/faults.md from the data in the code: `python tools/reference.py`.

A test says when the two pages no longer agree with the code.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jepsite.coach.check import Check, Family
from jepsite.coach.checks import CHECKS
from jepsite.diagnostics import Severity
from jepsite.parse.codes import CODES, Code, Where

DOCS: Final = Path(__file__).parent.parent / "docs"

LATER: Final = {
    "When a plan is scheduled": (
        Code("cycle", "Work waits for itself; every step is shown with its place.", "{#demo after=legal}"),
        Code("unknown-calendar", "Nobody knows the holidays of such a country or region.", "calendar: IT-XX"),
        Code("no-holiday-data", "The holidays of a year that the plan touches are not known.", "calendar: UA"),
        Code("no-common-day", "Those who do a piece of work never work on one day.", "{R=lena,paolo}"),
        Code("started-in-future", "Work cannot have been started after today.", "[/] Load {started=2027-01-01}"),
        Code("done-in-future", "Work cannot have been finished after today.", "[x] Load {done=2027-01-01}"),
    ),
    "When the history is read": (
        Code("unknown-baseline", "`baseline` names no version of the plan that git knows.", "baseline: v2"),
        Code("unreadable-baseline", "The version that `baseline` names has errors itself.", "baseline: 2026-09-01"),
    ),
    "In the settings": (
        Code("unknown-check", "There is no check of that name.", "no-exits: off", Where.SETTINGS),
        Code("unknown-theme", "There is no such theme, or it inherits itself.", "theme: dark"),
    ),
    "When links are asked for or changed": (
        Code("no-secret", "There is no workspace secret on this machine.", "secret: 3f9a0c12be774d01", Where.SETTINGS),
        Code(
            "bad-secret", "What should be the secret is not 64 hex digits, or others can read it.", "JEPSITE_SECRET=x"
        ),
        Code(
            "wrong-secret",
            "Not the secret that the settings name: every link would change.",
            "secret: 3f9a0c12be774d01",
        ),
        Code(
            "unknown-recipient",
            "Who has no link of this plan cannot lose one.",
            "jepsite links revoke bellini-mes lena",
        ),
        Code(
            "last-recipient",
            "The last link cannot go: `default` would take its place, and was revoked.",
            "revoked: [default]",
        ),
        Code(
            "links-by-hand",
            "The front matter cannot be edited without touching more than its links.",
            "links: &l {url: 1}",
        ),
        Code(
            "dropped-recipient",
            "Somebody was taken out of `recipients` by hand, and their link still opens the page.",
            "recipients: [anna]",
            severity=Severity.WARNING,
        ),
        Code("malformed-question", "`--what-if` asks nothing that can be answered.", "--what-if trial"),
    ),
    "When PDFs are printed": (
        Code("no-browser", "There is no browser on this machine to print with. All else is made.", "pdf: true"),
        Code("not-printed", "The browser hung or broke over this plan, twice.", "pdf: true"),
    ),
    "When a site is checked for leaks": (
        Code("leaked-name", "A page names somebody from another customer's plan.", "as we did for Officine Bellini"),
        Code("leaked-text", "Five or more words of the seller's own stand in a file.", "our floor is seven percent"),
        Code("leaked-secret", "The workspace secret, a link's key or a password stands in a file.", "#1a3nstwh223e"),
        Code("leaked-path", "A file tells of the machine it was made on.", "file:///C:/deals"),
        Code("leaked-address", "An e-mail address that the plan does not show on purpose.", "anna@ours.example"),
        Code("unfinished-text", "`TODO` in capitals is not for a customer.", "TODO: ask Lena"),
        Code("unclassified-file", "Nobody knows what a file of the site is.", "site/notes.html"),
        Code("unsealed-file", "A file should be sealed for its plan and is not.", "site/p/…/index.html"),
        Code("unsearchable-file", "A file could not be looked into.", "a ZIP file with a password"),
    ),
    "When a site is verified": (
        Code("missing-file", "The manifest names a file that is not there.", "site/404.html"),
        Code("expired-page", "A page stands longer than its plan allows.", "expires: 2026-10-31"),
        Code("orphaned-page", "A page has no plan any more.", "site/p/…/index.html"),
        Code("live-unreachable", "The site does not answer.", "--remote https://plans.example.com"),
        Code("live-missing", "The site lacks a file that was built.", "404 for /robots.txt"),
        Code("live-differs", "The site has other bytes, or another plan, than was built.", "/p/…/index.html"),
        Code("live-foreign", "The site has a page that was withdrawn, or none of ours.", "/p/…/"),
        Code("live-header", "The host does not send a header that protects readers.", "Referrer-Policy"),
    ),
    "In the preview": (
        Code("build-timeout", "A page took longer than twenty seconds; a template may never end.", "{% for … %}"),
        Code("build-failed", "The preview broke over a plan; that is a fault in jepsite.", "JEPSITE_DEBUG=1"),
        Code("preview-failed", "The preview itself broke; that is a fault in jepsite.", "JEPSITE_DEBUG=1"),
        Code("no-such-folder", "The folder of the plans is gone; the preview goes on when it is back.", "content/"),
    ),
    "In a theme": (
        Code("theme-settings", "`theme.toml` says something that is not possible.", 'styles = ["page.css"]'),
        Code("theme-template", "A template is not valid, or fails.", "{% if %}"),
    ),
}
"""Codes of the stages after reading."""

WHERE: Final = {
    "In a plan": Where.PLAN,
    "Between plans": Where.PLANS,
    "In a file": Where.FILE,
    "In the settings": Where.SETTINGS,
}

CHECKS_HEAD: Final = """\
# Checks

`jepsite check` finds [faults](faults.md), which keep a plan from being built, and gives advice on plans that are right
and could be better. This page lists the advice. It was written for plans that are read by busy people on both sides;
some of it will not suit you. Switch a check off in `jepsite.yml`, or make it an error:

```yaml
checks:
  many-activities: off
  no-exit: error
```

All are warnings unless the settings say otherwise; `--strict` makes errors of all. What is done or dropped is not
advised on. Of the seller's own items (`.internal`), only dates, links and progress are. Of a deal that was given up
(`stopped`), only what becomes of its page is said. The examples stand in a plan that is looked at on Monday, 5 October
2026.

This page is made from the code by `python tools/reference.py`.
"""

FAULTS_HEAD: Final = """\
# Faults

What `jepsite check` and `jepsite build` may find wrong. A fault is an error: its plan is not built, and its last page
stays. Those marked as warnings are not. All faults of all plans are told in one run, each with its place and mostly
with a hint. Codes are stable: editors and scripts may rely on them (`jepsite check --format json`).

Advice on plans that are right is on [a page of its own](checks.md).

This page is made from the code by `python tools/reference.py`.
"""


def checks_page() -> str:
    """docs/checks.md."""
    parts = [CHECKS_HEAD]
    for family in Family:
        own = [check for check in CHECKS if check.family is family]
        parts += [f"## {family}\n", *(part for check in own for part in _check(check))]
    return "\n".join(parts)


def _check(check: Check) -> Iterator[str]:
    yield f"### `{check.code}`\n\n{check.sentence}\n"
    yield _fenced(check.example.wrong)
    yield f"Better:\n\n{_fenced(check.example.mended)}"


def _fenced(fragment: str) -> str:
    language = "yaml" if re.match(r"[a-z-]+:", fragment) and "\n\n" not in fragment.strip() else "markdown"
    return f"```{language}\n{fragment.strip()}\n```\n"


def faults_page() -> str:
    """docs/faults.md."""
    parts = [FAULTS_HEAD]
    for heading in dict.fromkeys([*WHERE, *LATER]):
        read = [code for code in CODES if heading in WHERE and code.where is WHERE[heading]]
        parts += [
            f"## {heading}\n",
            "| code | meaning | for example |\n|---|---|---|",
            *map(_fault, (*read, *LATER.get(heading, ()))),
        ]
        parts[-1] += "\n"
    return "\n".join(parts)


def _fault(code: Code) -> str:
    warning = " (A warning.)" if code.severity is Severity.WARNING else ""
    return f"| `{code.code}` | {_cell(code.sentence)}{warning} | {_code(code.example)} |"


def _code(example: str) -> str:
    """A code span in a table, whatever it holds."""
    return f"`` {_cell(example)} ``" if "`" in example else f"`{_cell(example)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\\n", " ⏎ ")


if __name__ == "__main__":
    (DOCS / "checks.md").write_text(checks_page(), encoding="utf-8")
    (DOCS / "faults.md").write_text(faults_page(), encoding="utf-8")
