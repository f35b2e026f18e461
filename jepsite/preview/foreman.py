"""Decides what is built next and has it built: one plan at a time, what was edited before all else.

Runs in one thread. What was noticed is compared with what was built in; the plans that a change concerns are built by
the worker and hung into the showcase. Serves nothing and prints nothing.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from threading import Condition
from typing import Final

from jepsite.diagnostics import NOWHERE, Diagnostic
from jepsite.model.site import Site
from jepsite.preview.doubts import Doubts
from jepsite.preview.drafting import Draft, Drawer, never_ended, stumbled
from jepsite.preview.ground import ground
from jepsite.preview.hanging import Hanging
from jepsite.preview.inputs import Inputs
from jepsite.preview.livejournal import LiveJournal
from jepsite.preview.noticing import Noticing
from jepsite.preview.orders import Lane, Order, Orders
from jepsite.preview.snapshot import Watching
from jepsite.preview.survey import Entry, survey
from jepsite.preview.telling import told
from jepsite.preview.worker import Done, Failed, Worker
from jepsite.record import record

SLOW: Final = 0.3
"""Seconds after which a build is mentioned."""
STUBBORN: Final = 1.0
"""Seconds after which a build is given up for something that matters more."""
CALM: Final = 0.8
"""Seconds after a build that somebody waited for, before the rest goes on."""
COMMITTED: Final = 2.0
"""Seconds after a build until it is asked whether something was committed."""


@record
class _Inbox:
    """What others have left for the foreman."""

    paths: dict[str, float]
    """By path, when it was noticed."""
    all: bool = False
    """Whether anything may have changed."""
    watching: Watching | None = None


class Foreman:
    """The one who decides. Public methods may be called from any thread, `run` is the thread itself."""

    def __init__(self, drawer: Drawer, *, today: Callable[[Site], date], hanging: Hanging, timeout: float) -> None:
        self._drawer = drawer
        self._today = today
        self._hanging = hanging
        self._timeout = timeout
        self._worker = Worker()
        self._turn = Condition()
        self._stopped = False
        self._inbox = _Inbox(paths={})
        self._orders = Orders()
        self._building: str | None = None
        self._inputs = Inputs()
        self._doubts = Doubts()
        self._rest_from = 0.0  # whatever is built first loads what all builds need, before anybody asks
        self._commits_due: float | None = None
        self._entries: dict[str, Entry] = {}
        self._ground = ground(drawer.project)
        self._noticing = Noticing(drawer.project, self._inputs)
        self._arrange()

    # --- from any thread ----------------------------------------------------------------------------------------------

    def notice(self, paths: Iterable[str], since: float) -> None:
        """These paths may have changed."""
        with self._turn:
            self._inbox = replace(self._inbox, paths=dict.fromkeys(paths, since) | self._inbox.paths)
            self._turn.notify_all()

    def lose_track(self) -> None:
        """Anything may have changed."""
        with self._turn:
            self._inbox = replace(self._inbox, all=True)
            self._turn.notify_all()

    def watched(self, watching: Watching) -> None:
        """How files are watched from now on."""
        with self._turn:
            self._inbox = replace(self._inbox, watching=watching)
            self._turn.notify_all()

    def wait_for(self, plan: str, patience: float) -> None:
        """Have a plan built before the rest, if a build of it is due; return when it is done or patience ends."""
        with self._turn:
            entry = self._entries.get(plan)
            if entry is None:
                return
            self._orders.look_at(plan)
            if self._hanging.draft(entry).today not in (None, self._today(self._ground.site)):
                self._orders.fill([plan])
            if plan in self._orders or self._building == plan:
                self._orders.ask(plan)
                self._turn.notify_all()
                self._turn.wait_for(lambda: self._stopped or not self._is_due(plan), patience)
            if self._commits_due is None:
                self._commits_due = time.monotonic() + COMMITTED
                self._turn.notify_all()

    def linked(self) -> tuple[str, ...]:
        """Files that lie outside of the folder of plans, for the watcher."""
        return (*self._inputs.linked(), *self._drawer.project.named)

    def stop(self) -> None:
        """End, without waiting for anything."""
        with self._turn:
            self._stopped = True
            self._turn.notify_all()
        self._worker.stop()

    def _is_due(self, plan: str) -> bool:
        return plan in self._entries and (plan in self._orders or self._building == plan)

    # --- the thread ---------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Until somebody says stop."""
        while not self._stopped:
            try:
                self._step()
            except Exception as error:
                self._stumble(error)

    def _step(self) -> None:
        """Look at what came in, then build one plan; where none is due, do what can wait, or wait."""
        self._receive()
        now = time.monotonic()
        with self._turn:
            order = self._orders.next(calm=now >= self._rest_from)
            idle = order is None and not self._orders
            self._building = order.plan if order else None
        if order is not None:
            self._build(order)
        elif idle and self._commits_due is not None and now >= self._commits_due:
            self._look_for_commits()
        else:
            self._sleep(self._hanging.flush(now, all_done=idle), idle=idle)

    def _stumble(self, error: Exception) -> None:
        """A fault of ours outside of a build. It is told, and the preview goes on: an editor waits for it."""
        message = f"the preview stumbled and goes on: {type(error).__name__}: {error}"
        fault = Diagnostic(
            code="preview-failed", message=message, span=NOWHERE, hint="save once more; then start it anew"
        )
        self._hanging.note(notices=told((fault,), None, self._drawer.audience), diagnostics=(fault,))
        with self._turn:
            self._building = None
            self._turn.notify_all()

    def _sleep(self, flush: float | None, *, idle: bool) -> None:
        """Until something comes in, or is due."""
        dues = [flush, None if idle else self._rest_from, self._commits_due if idle else None]
        dues += self._doubts.next()
        until = min((due for due in dues if due is not None), default=None)
        with self._turn:
            if not self._stopped and not self._is_something_in() and not self._orders.pressing():
                self._turn.wait(None if until is None else max(0.0, until - time.monotonic()))

    def _is_something_in(self) -> bool:
        return bool(self._inbox.paths) or self._inbox.all or self._inbox.watching is not None

    def _receive(self) -> None:
        with self._turn:
            inbox, self._inbox = self._inbox, _Inbox(paths={})
        if inbox.watching is not None:
            self._hanging.note(watching=inbox.watching)
        now = time.monotonic()
        again = self._doubts.paths(now)
        with self._turn:
            for order in self._doubts.orders(now):
                if order.plan in self._entries:
                    self._orders.again(order)
        if inbox.all:
            self._look(dict.fromkeys(self._noticing.everything(), now), patient=False, rearrange=True)
        if again:
            self._look(again, patient=False)
        if paths := {path: since for path, since in inbox.paths.items() if path not in again}:
            self._look(paths, patient=True)

    def _look(self, paths: dict[str, float], *, patient: bool, rearrange: bool = False) -> None:
        """Compare, and order what has to be built."""
        changes = self._noticing.changes(paths, patient=patient)
        since = min(paths.values(), default=time.monotonic())
        for path in changes.doubtful:
            self._doubts.put_off(path, since)
        if changes.shared:
            self._ground = ground(self._drawer.project, self._ground)
        if changes.listing or rearrange:
            self._arrange(None if rearrange else since)
        elif changes.shared:
            self._say_of_all()
        for plan in changes.plans:
            self._ground.journal.edited(plan)
        concerned = set(self._entries) if changes.shared else set(changes.plans & self._entries.keys())
        if self._missing:
            return
        if rearrange:  # nobody saved them: what was not built yet, waits for its turn as before
            concerned = {plan for plan in concerned if self._hanging.draft(self._entries[plan]).today is not None}
        with self._turn:
            self._orders.changed(concerned, since)

    def _arrange(self, since: float | None = None) -> None:
        """Find the plans, and what is to be said of them all; new ones were noticed `since`."""
        found = survey(self._drawer.project, self._entries)
        self._missing = found.missing
        gone = self._entries.keys() - found.entries.keys()
        new = [plan for plan in found.entries if plan not in self._entries]
        for plan in gone:
            self._inputs.forget(plan)
        self._inputs.expect({plan: found.entries[plan].path for plan in new})
        with self._turn:
            self._entries = dict(found.entries)
            for plan in gone:
                self._orders.drop(plan)
            if since is None:
                self._orders.fill(new)
            else:
                self._orders.changed(new, since)
            self._turn.notify_all()
        self._hanging.arrange(self._entries)
        self._listed = found.diagnostics
        self._say_of_all()

    def _say_of_all(self) -> None:
        """What is to be said of the settings, and of the plans together."""
        diagnostics = (*self._ground.diagnostics, *self._listed)
        notices = told(diagnostics, self._ground.settings, self._drawer.audience)
        self._hanging.note(notices=notices, diagnostics=diagnostics)

    # --- one build ----------------------------------------------------------------------------------------------------

    def _build(self, order: Order) -> None:
        entry, shared = self._entries[order.plan], self._ground
        former = self._hanging.draft(entry)
        today = self._today(shared.site)
        if order.lane is Lane.EDIT and former.files:
            self._hanging.foretell(entry)
        began = time.monotonic()
        result = self._worker.run(
            lambda: self._drawer.draft(entry, shared, today, former),
            timeout=self._timeout,
            mention_after=SLOW,
            mention=lambda: self._hanging.note(busy=former.state.address),
            unwanted=lambda: time.monotonic() - began > STUBBORN and self._is_pressing(order),
        )
        if self._stopped:
            return
        if isinstance(result, Done):
            if not (former.files and self._doubts.concern(order, entry, result.value)):
                self._hang(order, result.value)
        elif isinstance(result, Failed):
            fault = stumbled(entry, result.error)
            self._hang(order, self._drawer.broken(entry, former, fault, today=today, error=result.error))
        elif result.wanted:
            self._hang(order, self._drawer.broken(entry, former, never_ended(entry, self._timeout), today=today))
        else:
            with self._turn:
                self._orders.again(order)
        ended = time.monotonic()
        self._rest_from = ended + (ended - began if order.lane is Lane.REST else CALM)
        if order.lane is not Lane.REST and self._commits_due is None:
            self._commits_due = ended + COMMITTED
        with self._turn:
            self._building = None
            self._turn.notify_all()

    def _is_pressing(self, order: Order) -> bool:
        with self._turn:
            saved = bool(self._inbox.paths) or self._inbox.all
            return self._stopped or saved or self._orders.pressing(order.lane)

    def _hang(self, order: Order, draft: Draft) -> None:
        self._inputs.record(order.plan, draft.inputs)
        self._hanging.note(busy=None)
        self._hanging.hang(draft, since=order.since, at_once=order.lane is Lane.EDIT)

    def _look_for_commits(self) -> None:
        """A commit may be what a plan's baseline asks for, and settles when it was changed last."""
        self._commits_due = None
        journal = self._ground.journal
        asked = self._worker.run(
            journal.is_outdated, timeout=self._timeout, mention_after=SLOW, mention=lambda: None, unwanted=lambda: False
        )
        if isinstance(asked, Done) and asked.value:
            self._ground = replace(self._ground, journal=LiveJournal(self._drawer.project.root))
            with self._turn:
                concerned = self._orders.looked_at | journal.agreements
                self._orders.changed(concerned & self._entries.keys(), time.monotonic())
