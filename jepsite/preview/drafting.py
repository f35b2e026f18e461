"""One build of one plan: read it, make it, and say what the preview shows of it, its faults and its last good page.

Runs in the worker's thread and changes nothing but what it returns.
"""

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from jepsite.artifact import Artifact
from jepsite.audience import Audience
from jepsite.diagnostics import Diagnostic, Severity, Span, has_errors
from jepsite.parse.files import read_source
from jepsite.preview.failure import failure_page
from jepsite.preview.ground import Ground
from jepsite.preview.inputs import UNREAD, prints
from jepsite.preview.making import Made, Maker, Task
from jepsite.preview.snapshot import PlanState, Reply
from jepsite.preview.survey import Entry, Project
from jepsite.preview.telling import told
from jepsite.record import record
from jepsite.source import Source


@record
class Draft:
    """A plan as the preview has it."""

    state: PlanState
    files: Mapping[str, Reply] = field(default_factory=dict, repr=False)
    """By address: its page, and what stands beside it."""
    shared: tuple[Artifact, ...] = field(default=(), repr=False)
    good: bool = False
    """Whether the page is one of its own, and not made of its faults."""
    images: tuple[str, ...] = ()
    inputs: Mapping[str, str | None] = field(default_factory=dict, repr=False)
    """What it was made from: hashes by absolute path."""
    today: date | None = None
    """The day as of which it was made; None for a plan that was not built."""


@record
class Drawer:
    """How plans are drafted in one preview."""

    project: Project
    make: Maker
    audience: Audience
    strict: bool

    def draft(self, entry: Entry, ground: Ground, today: date, former: Draft) -> Draft:
        """Build a plan. With errors it keeps the page of `former`."""
        inputs = self._inputs(entry, former.images)  # before it is read: what is saved from here on is a change
        read = read_source(self.project.root, entry.path)
        if read.value is None:
            made, source = Made(diagnostics=read.diagnostics), None
        else:
            source = read.value
            made = self.make(_task(self.project.root, entry, source, ground, today))
        images = former.images if made.images is None else made.images
        inputs |= prints(_beside(entry, [image for image in images if image not in former.images]))
        return self._drafted(entry, former, made, source, images=images, inputs=inputs, today=today)

    def broken(
        self, entry: Entry, former: Draft, fault: Diagnostic, *, today: date, error: BaseException | None = None
    ) -> Draft:
        """A plan whose build came to nothing: it never ended, or it stumbled over a fault of ours.

        Nobody knows what it read: whatever is saved next counts as a change.
        """
        made = Made(diagnostics=(fault,))
        inputs = dict.fromkeys(self._inputs(entry, former.images), UNREAD)
        draft = self._drafted(entry, former, made, None, images=former.images, inputs=inputs, today=today)
        trace = "".join(traceback.format_exception(error)) if error else None
        return replace(draft, state=replace(draft.state, trace=trace))

    def _drafted(
        self,
        entry: Entry,
        former: Draft,
        made: Made,
        source: Source | None,
        *,
        images: tuple[str, ...],
        inputs: Mapping[str, str | None],
        today: date,
    ) -> Draft:
        diagnostics = _raised(made.diagnostics) if self.strict else made.diagnostics
        good = bool(made.artifacts) and not has_errors(diagnostics)
        state = self._state(entry, former, made, diagnostics, source)
        if good:
            files = {_address(artifact.path): _reply(artifact) for artifact in made.artifacts}
            state = replace(state, address=next(iter(files)))
        elif former.good:
            files = dict(former.files)
            state = replace(state, address=former.state.address, last_good=True)
        else:
            files = {state.address: failure_page(entry.plan, state.faults)}
        return Draft(
            state=state,
            files=files,
            shared=made.shared if good else former.shared,
            good=good or former.good,
            images=images,
            inputs=inputs,
            today=today,
        )

    def _state(
        self, entry: Entry, former: Draft, made: Made, diagnostics: tuple[Diagnostic, ...], source: Source | None
    ) -> PlanState:
        errors = sum(each.severity is Severity.ERROR for each in diagnostics)
        same_page = bool(errors) and former.good
        return replace(
            unbuilt(entry),
            built=True,
            customer=made.customer or former.state.customer,
            title=made.title or former.state.title,
            status=made.status or former.state.status,
            errors=errors,
            warnings=len(diagnostics) - errors,
            faults=told(diagnostics, source, self.audience),
            sources=former.state.sources if same_page else made.ids,
            titles=former.state.titles if same_page else made.titles,
            diagnostics=diagnostics,
            source=source if diagnostics else None,
        )

    def _inputs(self, entry: Entry, images: Iterable[str]) -> dict[str, str | None]:
        return prints((entry.path, *_beside(entry, images)))


def _beside(entry: Entry, images: Iterable[str]) -> list[Path]:
    return [entry.path.parent / image for image in images]


def unbuilt(entry: Entry) -> PlanState:
    """A plan of which nothing is known but where it is."""
    return PlanState(plan=entry.plan, name=entry.name, address=entry.address)


def never_ended(entry: Entry, seconds: float) -> Diagnostic:
    """The fault of a build that had to be given up."""
    return Diagnostic(
        code="build-timeout",
        message=f"building this plan took longer than {seconds:.0f} seconds and was given up",
        span=_whole(entry),
        hint="if the theme is your own, look for a loop in its templates that does not end",
    )


def stumbled(entry: Entry, error: BaseException) -> Diagnostic:
    """The fault of a build that raised."""
    return Diagnostic(
        code="build-failed",
        message=f"this plan could not be built: {type(error).__name__}: {error}",
        span=_whole(entry),
        hint="look into the templates, if they are yours; else this is a fault of jepsite: JEPSITE_DEBUG=1 shows where",
    )


def _whole(entry: Entry) -> Span:
    return Span(path=entry.plan, line=1, column=1, end_line=1, end_column=1)


def _task(root: Path, entry: Entry, source: Source, ground: Ground, today: date) -> Task:
    return Task(
        source=source,
        folder=entry.name,
        root=root,
        site=ground.site,
        today=today,
        book=ground.book,
        journal=ground.journal,
        renderers=ground.renderers,
    )


def _raised(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(replace(each, severity=Severity.ERROR) for each in diagnostics)


def _address(path: str) -> str:
    return "/" + path.removesuffix("index.html")


def _reply(artifact: Artifact) -> Reply:
    return Reply(content=artifact.content, media_type=artifact.media_type)
