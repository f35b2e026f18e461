"""What a build has to tell once it is over. Pages pass through and are not kept: memory stays flat."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from jepsite.artifact import Keep, Output
from jepsite.cli import options
from jepsite.cli.workspace import Workspace, raised
from jepsite.diagnostics import Diagnostic, Severity, Span, has_errors
from jepsite.export.press import NO_BROWSER
from jepsite.history.journal import Journal
from jepsite.model.deal import Deal
from jepsite.parse.files import read_source, shown_path
from jepsite.pipeline import Built, Card, Printing, Started, finish, start
from jepsite.planning.holidaybook import HolidayBook
from jepsite.protect.keys import Keys
from jepsite.publish.stage import Collision
from jepsite.render.renderers import Renderers
from jepsite.source import Source

Note = Callable[[Deal, Source, Keys], None]


class BuildLog:
    """The faults of a build's plans with the sources they are in, its advice by number, and its new pages."""

    def __init__(self, *, strict: bool) -> None:
        self._strict = strict
        self.cards: dict[str, Card] = {}
        """By plan, each new page in a few words."""
        self.faults: list[Diagnostic] = []
        """Of plans that have errors, their advice included."""
        self.sources: list[Source] = []
        """Of those plans."""
        self.advice = 0
        """How much `check` would say of the plans without errors."""

    def outputs(
        self,
        workspace: Workspace,
        secret: bytes,
        renderers: Renderers,
        today: date,
        *,
        printing: Printing | None = None,
        note: Note | None = None,
    ) -> Iterator[Output | Keep]:
        """Each plan's output, made when it is asked for.

        With `printing`, the documents of further plans are printed meanwhile. `note` is told of every plan that could
        be read.
        """
        ahead = printing.width if printing else 0
        started: deque[Started | Built | Keep] = deque()
        for each in self._started(workspace, secret, renderers, today, printing):
            started.append(each)
            if len(started) > ahead:
                yield self._finished(started.popleft(), workspace, note)
        while started:
            yield self._finished(started.popleft(), workspace, note)

    def _started(
        self, workspace: Workspace, secret: bytes, renderers: Renderers, today: date, printing: Printing | None
    ) -> Iterator[Started | Built | Keep]:
        book, journal = HolidayBook(options.cache_folder()), Journal(workspace.root)
        for path in workspace.paths:
            read = read_source(workspace.root, path)
            if read.value is None:
                self.faults += read.diagnostics
                yield Keep(plan=shown_path(workspace.root, path))
                continue
            yield start(
                read.value,
                workspace.site,
                root=workspace.root,
                today=today,
                secret=secret,
                book=book,
                journal=journal,
                renderers=renderers,
                strict=self._strict,
                printing=printing,
            )

    def _finished(self, started: Started | Built | Keep, workspace: Workspace, note: Note | None) -> Output | Keep:
        if isinstance(started, Keep):
            return started
        built = finish(started, workspace.site)
        if note is not None and built.deal is not None and built.keys is not None:
            note(built.deal, built.source, built.keys)
        if built.card:
            self.cards[built.source.path] = built.card
            self._note_page(built.diagnostics)
        else:
            self._note_faults(built.diagnostics, built.source)
        return built.output

    def collided(self, collisions: Iterable[Collision]) -> None:
        """Where two plans would have had one address, neither has a new page."""
        for collision in collisions:
            here, there = (self._key_at(plan) for plan in collision.plans)
            self.faults.append(
                Diagnostic(
                    code="doubled-deal",
                    message=f"'{collision.plans[1]}' and '{collision.plans[0]}' have one and the same deal:",
                    span=there,
                    hint="delete it in the copy and run 'jepsite check --fix': each deal has an id of its own",
                    related=(("the other one", here),),
                )
            )

    def _key_at(self, plan: str) -> Span:
        card = self.cards.pop(plan, None)
        return card.key_at if card else Span(path=plan, line=1, column=1, end_line=1, end_column=1)

    def _note_page(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Of a plan with a new page: what kept a document from being printed. A missing browser is told of once."""
        for fault in diagnostics:
            if fault.severity is Severity.WARNING:
                self.advice += 1
            elif fault.code != NO_BROWSER or all(told.code != NO_BROWSER for told in self.faults):
                self.faults.append(fault)

    def _note_faults(self, diagnostics: tuple[Diagnostic, ...], source: Source) -> None:
        weighed = raised(diagnostics, strict=self._strict)
        if has_errors(weighed):
            self.faults += weighed
            self.sources.append(source)
        else:
            self.advice += len(weighed)
