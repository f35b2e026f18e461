"""Puts drafts into the showcase: one plan's files change, all else stays. Builds nothing and waits for nobody."""

import time
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from jepsite.preview.comparing import kind_of
from jepsite.preview.drafting import Draft, unbuilt
from jepsite.preview.showcase import Showcase
from jepsite.preview.snapshot import Kind, Reply, Snapshot
from jepsite.preview.survey import Entry

OFTEN: Final = 0.5
"""Seconds between two announcements that only the list of plans needs."""


class Hanging:
    """The drafts that are shown. Used by one thread."""

    def __init__(self, showcase: Showcase) -> None:
        self._showcase = showcase
        self._drafts: dict[str, Draft] = {}
        self._quietly: dict[str, None] = {}
        """Addresses of plans that were filled in since the last announcement."""
        self._announced = 0.0

    def draft(self, entry: Entry) -> Draft:
        """What is shown of a plan."""
        return self._drafts.get(entry.plan) or Draft(state=unbuilt(entry))

    def hang(self, draft: Draft, *, since: float | None, at_once: bool) -> None:
        """Show a plan's new draft; announced when somebody may be looking at it, else gathered with others.

        `since` is when the save was noticed, None where nobody saved anything.
        """
        former = self._drafts.get(draft.state.plan) or Draft(state=draft.state)
        first = not former.files
        kind = None if first else kind_of(former.files, draft.files, draft.state.address)
        changed = former.state.changed if kind is None and not first else self._showcase.snapshot.version + 1
        draft = replace(draft, state=replace(draft.state, changed=changed))
        self._drafts[draft.state.plan] = draft
        if kind is None and not first and former.state == draft.state:
            return
        addresses = tuple({former.state.address: None, draft.state.address: None})
        snapshot = self._composed()
        if kind is not None or at_once:
            took = (time.monotonic() - since) * 1000 if since is not None else 0.0
            self._announce(snapshot, kind or Kind.STATE, addresses, took)
        else:
            self._quietly.update(dict.fromkeys(addresses))
            self._showcase.swap(snapshot)

    def foretell(self, entry: Entry) -> None:
        """Say that a plan is about to be built: who shows its page may ask for it now."""
        self._showcase.announce(self._showcase.snapshot, Kind.COMING, (self.draft(entry).state.address,))

    def flush(self, now: float, *, all_done: bool) -> float | None:
        """Announce what was gathered, if it is time for that; when it will be, else None."""
        if not self._quietly:
            return None
        due = self._announced + OFTEN
        if now < due and not all_done:
            return due
        self._announce(self._showcase.snapshot, Kind.STATE, tuple(self._quietly))
        return None

    def arrange(self, entries: Mapping[str, Entry]) -> None:
        """The plans that there are: some may have come, others gone with their pages."""
        gone = tuple(draft.state.address for plan, draft in self._drafts.items() if plan not in entries)
        self._drafts = {plan: self.draft(entry) for plan, entry in entries.items()}
        snapshot = self._composed()
        if snapshot.plans != self._showcase.snapshot.plans:
            self._announce(snapshot, Kind.FULL if gone else Kind.STATE, gone)

    def note(self, **parts: object) -> None:
        """Other parts of the snapshot: notices, what is being built, how files are watched."""
        snapshot = self._showcase.snapshot
        if any(getattr(snapshot, name) != value for name, value in parts.items()):
            self._announce(replace(snapshot, **parts), Kind.STATE, ())  # type: ignore[arg-type] # names are its fields

    def _composed(self) -> Snapshot:
        """The snapshot that is shown, with all drafts as they are now."""
        together = {id(draft.shared): draft.shared for draft in self._drafts.values()}
        routes = {
            f"/{each.path}": Reply(content=each.content, media_type=each.media_type)
            for shared in together.values()
            for each in shared
        }
        for draft in self._drafts.values():
            routes.update(draft.files)
        plans = tuple(draft.state for draft in self._drafts.values())
        return replace(self._showcase.snapshot, routes=MappingProxyType(routes), plans=plans)

    def _announce(self, snapshot: Snapshot, kind: Kind, addresses: tuple[str, ...], took: float = 0.0) -> None:
        self._announced = time.monotonic()
        gathered = tuple(address for address in self._quietly if address not in addresses)
        self._quietly.clear()
        self._showcase.announce(snapshot, kind, addresses, took)
        if gathered and kind is not Kind.STATE:
            self._showcase.announce(self._showcase.snapshot, Kind.STATE, gathered)
