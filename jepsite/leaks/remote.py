"""A site as its host serves it against the same site on this disk: every file, every header, and what should not be.

Where the bytes differ, both are opened, because what matters is what a reader gets: another plan, or another script
around the same one. Values in, findings out; somebody else fetches.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from jepsite.artifact import Kind
from jepsite.hosting.headers import headers_for
from jepsite.leaks.finding import Finding
from jepsite.leaks.live import Answer
from jepsite.manifest import SiteFile
from jepsite.protect.keys import Keys
from jepsite.protect.open import Refusal, open_file, open_page
from jepsite.record import record

UNREACHABLE: Final = "live-unreachable"
MISSING: Final = "live-missing"
DIFFERS: Final = "live-differs"
FOREIGN: Final = "live-foreign"
HEADER: Final = "live-header"

NOWHERE: Final = "p/" + "0" * 26 + "/"
"""An address that no plan has."""
NEVER: Final = (".git/HEAD", "jepsite.yml", "site.manifest.json", "sitemap.xml")
"""What has no business on a host, and gets there by the wrong folder being published."""

_AS_OF: Final = re.compile(rb'data-as-of="(\d{4}-\d\d-\d\d)"')
"""The day of which a page speaks."""

Ask = Callable[[str], Answer]
"""Fetches a path of the site, without a slash before it."""


@record
class Old:
    """An address that was given up."""

    plan: str
    path: str
    """`p/<slug>/`"""


def compare(
    files: Iterable[SiteFile], ask: Ask, *, keys_of: Callable[[str], Keys | None], old: Iterable[Old] = ()
) -> Iterator[Finding]:
    """What a host does otherwise than it should.

    `files` are those of the built site, `keys_of` gives the keys of a plan by the path of its source, `old` are
    addresses that must lead nowhere.
    """
    headers = _Headers()
    not_found = b""
    for file in files:
        if file.path == "404.html":
            not_found = file.content
            continue
        if file.path == "_headers":
            continue  # hosts read it, and do not serve it
        answer = ask(address_of(file.path))
        if answer.status == 0:
            yield Finding(code=UNREACHABLE, path=file.path, plan=file.plan, what=f"gave no answer: {answer.trouble}")
            return
        headers.look_at(file.path, answer)
        yield from _file(file, answer, keys_of(file.plan) if file.plan is not None else None)
    yield from _nothing_there(NOWHERE, ask(NOWHERE), not_found, headers)
    for each in old:
        yield from _nothing_there(each.path, ask(each.path), not_found, headers, plan=each.plan)
    for path in NEVER:
        if ask(path).status == 200:
            yield Finding(code=FOREIGN, path=path, plan=None, what="is served, and is no file of the site")
    yield from headers.findings()


def address_of(path: str) -> str:
    """A file's address as a reader's browser has it: a folder's page is asked for by the folder."""
    return path.removesuffix("index.html")


def _file(file: SiteFile, answer: Answer, keys: Keys | None) -> Iterator[Finding]:
    if answer.status != 200:
        said = f"answers {answer.status}"
        if "location" in answer.headers:
            said += " and sends readers elsewhere, which may lose them the key in their link"
        yield Finding(code=MISSING, path=file.path, plan=file.plan, what=said)
    elif answer.content != file.content:
        yield Finding(code=DIFFERS, path=file.path, plan=file.plan, what=_difference(file, answer.content, keys))


def _difference(file: SiteFile, live: bytes, keys: Keys | None) -> str:
    """What a reader would notice of it."""
    if keys is None or file.kind not in {Kind.SEALED_PAGE, Kind.SEALED_FILE}:
        return f"is not what was built: {_first_difference(file.content, live)}"
    if file.kind is Kind.SEALED_FILE:
        return _opened(open_file(file.content, path=file.path, keys=keys), open_file(live, path=file.path, keys=keys))
    built, served = (open_page(content, path=file.path, keys=keys) for content in (file.content, live))
    if isinstance(built, Refusal) or isinstance(served, Refusal):
        return _opened(built, served)
    if built == served:
        return "holds the same plan in another page: what opens it, or stands around it, was changed"
    return _opened(built.page, served.page)


def _opened(built: object, served: object) -> str:
    if isinstance(built, Refusal):
        return "cannot be compared: the file that was built does not open itself"
    if isinstance(served, Refusal) or not isinstance(served, bytes) or not isinstance(built, bytes):
        return "does not open with the keys of its plan"
    if built == served:
        return "holds the same, sealed otherwise"
    here, there = (_AS_OF.search(content) for content in (built, served))
    if here and there and here[1] != there[1]:
        return (
            f"is as of {there[1].decode()}, built as of {here[1].decode()}: "
            f"to compare the rest, build with --today {there[1].decode()}"
        )
    return f"says something else once it is opened: {_first_difference(built, served)}"


def _first_difference(built: bytes, served: bytes) -> str:
    """The line at which they part: of what was built, and of what is served."""
    if b"\0" in built or b"\0" in served:
        return f"{len(served)} bytes, built as {len(built)}"
    pairs = zip(built.splitlines(), served.splitlines(), strict=False)
    number, here, there = next(
        ((number, here, there) for number, (here, there) in enumerate(pairs, start=1) if here != there),
        (min(built.count(b"\n"), served.count(b"\n")) + 1, b"", b""),
    )
    start = next((at for at, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there)))
    return f"line {number} is '{_part(there, start)}', built as '{_part(here, start)}'"


def _part(line: bytes, start: int) -> str:
    return line[max(0, start - 20) : start + 40].decode(errors="replace").strip()


def _nothing_there(
    path: str, answer: Answer, not_found: bytes, headers: "_Headers", plan: str | None = None
) -> Iterator[Finding]:
    headers.look_at(path, answer)
    if answer.status != 404:
        what = f"answers {answer.status}, and nothing should be there"
        yield Finding(code=FOREIGN, path=path, plan=plan, what=what)
    elif answer.content != not_found:
        what = "is not answered with the site's own 404.html, so that addresses can be told apart"
        yield Finding(code=DIFFERS, path=path, plan=plan, what=what)


class _Headers:
    """Which headers are wanting or different, and at how many addresses."""

    def __init__(self) -> None:
        self._wrong: dict[tuple[str, str], list[str]] = {}
        self._asked = 0

    def look_at(self, path: str, answer: Answer) -> None:
        """Compare the headers of one answer with the table."""
        self._asked += 1
        for name, value in headers_for(path).items():
            sent = answer.headers.get(name.lower())
            if sent is None or " ".join(sent.split()) != value:
                said = "is not sent" if sent is None else f"is '{sent}'"
                self._wrong.setdefault((name, said), []).append(path)

    def findings(self) -> Iterator[Finding]:
        """One finding for each header that is wrong."""
        for (name, said), paths in self._wrong.items():
            what = f"lacks its header: {name} {said} (at {len(paths)} of {self._asked} addresses)"
            yield Finding(code=HEADER, path=paths[0], plan=None, what=what, hint="see 'jepsite hosting'")
