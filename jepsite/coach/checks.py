"""All checks, and the one function that runs them. Adding a check is an entry in one module beside this one."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from jepsite.coach import chains, dates, daysoff, links, milestones, page, people, progress, titles
from jepsite.coach.check import Advice, Check, Family
from jepsite.coach.subject import Subject
from jepsite.diagnostics import Diagnostic, Severity
from jepsite.model.site import CheckLevel, Site

CHECKS: Final[tuple[Check, ...]] = (
    *page.CHECKS,
    *people.CHECKS,
    *milestones.CHECKS,
    *titles.CHECKS,
    *daysoff.CHECKS,
    *dates.CHECKS,
    *progress.CHECKS,
    *chains.CHECKS,
    *links.CHECKS,
)
"""In the order of the documentation."""

CODES: Final = tuple(check.code for check in CHECKS)

_SEVERITIES: Final = {CheckLevel.WARNING: Severity.WARNING, CheckLevel.ERROR: Severity.ERROR}


def check(subject: Subject, levels: Mapping[str, CheckLevel]) -> tuple[Diagnostic, ...]:
    """All advice on a plan, in the order of the checks. `levels` are the settings' own, by code.

    A deal that was given up is kept as it stood: only what is about its page is said.
    """
    return tuple(
        _diagnostic(advice, one.code, severity)
        for one in CHECKS
        if (severity := _SEVERITIES.get(levels.get(one.code, one.level)))
        and (subject.deal.stopped is None or one.family is Family.PAGE)
        for advice in one.find(subject)
    )


def unknown_codes(site: Site) -> Iterator[Diagnostic]:
    """What the settings say of checks that there are none of: the fault `unknown-check`."""
    for code, _ in site.checks:
        if code not in CODES:
            near = get_close_matches(code, CODES, n=1)
            yield Diagnostic(
                code="unknown-check",
                message=f"there is no check '{code}'",
                span=site.place(f"checks.{code}"),
                hint=f"did you mean '{near[0]}'?" if near else "docs/checks.md lists them all",
            )


def _diagnostic(advice: Advice, code: str, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code=code,
        message=advice.message,
        span=advice.span,
        hint=advice.hint,
        severity=severity,
        related=advice.related,
    )
