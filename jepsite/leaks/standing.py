"""A site as it stands on this disk against its manifest: what is gone, what has expired, whose plan is gone."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from jepsite.leaks.finding import Finding
from jepsite.manifest import Manifest

MISSING: Final = "missing-file"
EXPIRED: Final = "expired-page"
ORPHANED: Final = "orphaned-page"


def unsettled(manifest: Manifest, *, there: frozenset[str], plans: frozenset[str], today: date) -> Iterator[Finding]:
    """What does not agree: `there` are the paths of the site's files, `plans` those of the sources that exist."""
    owners = {path: plan for plan, published in manifest.plans.items() for path in published.files}
    for path in sorted(manifest.files.keys() - there):
        what = "is gone: the manifest has it"
        yield Finding(code=MISSING, path=path, plan=owners.get(path), what=what, hint=_BUILD)
    for plan, published in sorted(manifest.plans.items()):
        page = published.files[0] if published.files else ""
        if published.expires is not None and published.expires < today:
            what = f"should have been taken down after {published.expires.isoformat()}"
            yield Finding(code=EXPIRED, path=page, plan=plan, what=what, hint=_BUILD)
        if plan not in plans:
            what = "is still there, and its plan is not"
            yield Finding(code=ORPHANED, path=page, plan=plan, what=what, hint=_BUILD)


_BUILD: Final = "build and publish again"
