"""What the preview shows at one moment: values that never change, so that a request is answered from one of them.

Holds no draft that its reader may not see: what a snapshot made for the public says of faults names no line of the
seller's own. Knows neither servers nor browsers.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from jepsite.diagnostics import Diagnostic, Severity
from jepsite.record import record
from jepsite.source import Source


@record
class Reply:
    """What stands at one address."""

    content: bytes = field(repr=False)
    media_type: str
    status: int = 200
    """Of HTTP: 404 for a page that says where another one went."""
    version: int | None = None
    """Of a page that is kept up to date: the version of the snapshot that it is answered from."""


class Kind(StrEnum):
    """What a change asks of a browser that shows one of its pages. Later ones take in what earlier ones do."""

    COMING = "coming"
    """Nothing yet: the page is being built, and who asks for it now gets the new one as soon as there is one."""
    STATE = "state"
    """No page changed: only faults, the list of plans, or what the preview itself is doing."""
    CSS = "css"
    """Only the theme's style sheet: the page names another one."""
    BODY = "body"
    """The body, the title, or the attributes of `html`. Scripts, styles and policy are the same."""
    FULL = "full"
    """Anything else: a script, the rest of the head, a picture under the same name, a page that came or went."""


@record
class Change:
    """How a version differs from the one before it."""

    version: int
    kind: Kind
    addresses: tuple[str, ...]
    """Of the pages concerned, such as `/p/bellini-mes/`; of kind `state`: of the plans concerned, none for all."""
    took: float = 0.0
    """Milliseconds from the first notice of the save to this version; 0 where nobody saved anything."""


@record
class Line:
    """One line of an excerpt."""

    number: int
    text: str | None
    """None where the line is the seller's own and the preview is not theirs."""


@record
class Fault:
    """A diagnostic as the reader of this preview may see it."""

    code: str
    severity: Severity
    path: str
    """Relative to the project; empty for a fault of no file."""
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    hint: str | None
    excerpt: tuple[Line, ...]
    """The faulty line; for the seller two more on either side."""
    related: tuple[tuple[str, str, int], ...] = ()
    """Further places: a word on each, path, line."""


@record
class PlanState:
    """One plan in the preview."""

    plan: str
    """Path of its source, relative to the project: `content/bellini-mes.md`."""
    name: str
    """In its readable address, `/p/<name>/`: the file's name without its ending, with a number where two are alike."""
    address: str
    """Of its page: `/p/<name>/`. Where the site is shown as published: `/p/<slug>/`, once it was built."""
    built: bool = False
    """Whether it was built at all; until then customer, title and status are empty."""
    last_good: bool = False
    """Whether it has errors, and the page at its address is the last one without."""
    customer: str = ""
    title: str = ""
    status: str = ""
    errors: int = 0
    warnings: int = 0
    faults: tuple[Fault, ...] = ()
    """What a browser may be told. For the public: the errors only; of warnings they learn the number."""
    sources: Mapping[str, int] = field(default_factory=dict, repr=False)
    """By `id` or `data-id` of an element of the page, the line of `plan` that it comes from. None as published."""
    titles: Mapping[str, int] = field(default_factory=dict, repr=False)
    """The same by title, for what has no id on the page."""
    changed: int = 0
    """The version in which its page changed last: a browser that shows an older one is behind."""
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)
    """All of them, for the author's own terminal. Never for a browser."""
    source: Source | None = field(default=None, repr=False)
    """The text that was read, where there are diagnostics: for excerpts in the terminal. Never for a browser."""
    trace: str | None = field(default=None, repr=False)
    """Where a fault of jepsite itself happened. For the terminal of somebody who debugs."""


class Mode(StrEnum):
    """How the preview learns of a saved file."""

    NATIVE = "native"
    """The system tells."""
    POLLING = "polling"
    """Files are looked at twice a second."""


@record
class Watching:
    """The mode, and why it is not the better one."""

    mode: Mode
    reason: str | None = None
    """Why files are polled: `the folder is on nfs, which tells nobody of a change made elsewhere`."""
    hint: str | None = None


@record
class Snapshot:
    """All that can be asked for at one moment."""

    version: int
    """One more with every change that anybody can see."""
    routes: Mapping[str, Reply] = field(default_factory=dict, repr=False)
    """By address (`/p/bellini-mes/`, `/a/default/page.0123456789.css`), exactly."""
    plans: tuple[PlanState, ...] = ()
    """In the order of their paths."""
    notices: tuple[Fault, ...] = ()
    """Faults of no single plan: of the settings, or a folder that is missing. Shown over every page."""
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)
    """The same for the terminal."""
    changes: tuple[Change, ...] = field(default=(), repr=False)
    """The latest, oldest first."""
    watching: Watching | None = None
    """None until it is known."""
    busy: str | None = None
    """The address whose build takes long enough to be mentioned."""

    def since(self, version: int) -> tuple[Change, ...] | None:
        """What changed after a version, oldest first; None where that is not remembered: everything may have."""
        if version > self.version or (
            version < self.version and (not self.changes or self.changes[0].version > version + 1)
        ):
            return None
        return tuple(change for change in self.changes if change.version > version)

    def state(self, address: str) -> PlanState | None:
        """The plan whose page stands at an address, or whose readable address it is."""
        return next((each for each in self.plans if address in (each.address, f"/p/{each.name}/")), None)
