"""The preview without its server: watches a project, builds its plans, and holds what can be asked for.

Everything it knows of the world comes from its arguments and from the files of the project.
"""

from collections.abc import Callable
from datetime import date
from threading import Thread
from typing import Final

from jepsite.audience import Audience
from jepsite.model.site import Site
from jepsite.preview.cachefolder import cache_folder
from jepsite.preview.drafting import Drawer
from jepsite.preview.foreman import Foreman
from jepsite.preview.hanging import Hanging
from jepsite.preview.making import Maker, in_clear
from jepsite.preview.roots import roots
from jepsite.preview.showcase import Showcase
from jepsite.preview.snapshot import Snapshot, Watching
from jepsite.preview.survey import Project
from jepsite.preview.watcher import Observers, Watcher

BUILD_TIMEOUT: Final = 20.0
"""Seconds that one plan may take."""
FIRST: Final = 1.0
"""Seconds that watching waits for the first page."""
PATIENCE: Final = 0.08
"""Seconds that a reader waits for the newest page where there is an older one: the change will reach them anyway."""


class Workshop:
    """Made, started, asked from any number of threads, stopped. It is not started twice."""

    def __init__(
        self,
        project: Project,
        *,
        today: Callable[[Site], date],
        audience: Audience = Audience.PUBLIC,
        make: Maker | None = None,
        strict: bool = False,
        poll: bool = False,
        timeout: float = BUILD_TIMEOUT,
        observers: Observers | None = None,
    ) -> None:
        """`today` is asked before each build, with the settings, since they name a time zone.

        `make` is what makes a plan's files, by default its page in clear for `audience`. `strict` makes warnings
        errors; `poll` asks for polling from the start.
        """
        self._showcase = Showcase(Snapshot(version=0))
        self._timeout = timeout
        drawer = Drawer(project=project, make=make or in_clear(audience), audience=audience, strict=strict)
        self._foreman = Foreman(drawer, today=today, hanging=Hanging(self._showcase), timeout=timeout)
        self._watcher = Watcher(
            lambda: roots(project.root, project.content, self._foreman.linked()),
            self,
            probes=cache_folder(project.root),
            poll=poll,
            observers=observers,
        )

    @property
    def snapshot(self) -> Snapshot:
        """What can be asked for now. From the start, all plans are in it, none of them built."""
        return self._showcase.snapshot

    def start(self, first: str | None = None) -> None:
        """Build, then watch. Pages are built when they are asked for, the rest behind.

        `first` is the address of a page that will be asked for in a moment: it is built now, before all else, and
        watching waits for it, but not for long. What changes in the meantime is noticed when it has begun.
        """
        state = self.snapshot.state(first) if first is not None else None
        foreman = Thread(target=self._foreman.run, name="jepsite-foreman", daemon=True)
        if state is None:
            foreman.start()
        else:
            self._foreman.wait_for(state.plan, 0)  # asked for before anything else can be begun
            foreman.start()
            self._foreman.wait_for(state.plan, FIRST)
        self._watcher.start()
        self._foreman.lose_track()

    def stop(self) -> None:
        """End at once, in the middle of whatever is being done. Who waits gets what there is."""
        self._watcher.stop()
        self._foreman.stop()
        self._showcase.close()

    def wait(self, version: int, timeout: float) -> Snapshot:
        """A snapshot newer than `version` as soon as there is one; after `timeout` seconds, or at the end, what is."""
        return self._showcase.wait(version, timeout)

    def ask(self, path: str) -> Snapshot:
        """What to look a path up in. A plan's page that is not built, or not as it should be, is built before.

        Where there is an older page, that takes no longer than the patience of a reader; all other paths take no time.
        """
        snapshot = self._showcase.snapshot
        state = snapshot.state(path)
        if state is None:
            return snapshot
        self._foreman.wait_for(state.plan, PATIENCE if state.address in snapshot.routes else self._timeout + 5)
        return self._showcase.snapshot

    # --- what the watcher tells ---------------------------------------------------------------------------------------

    def changed(self, paths: frozenset[str], since: float) -> None:
        """Some paths may have changed."""
        self._foreman.notice(paths, since)

    def moved(self) -> None:
        """Anything may have changed."""
        self._foreman.lose_track()

    def watched(self, watching: Watching) -> None:
        """How files are watched from now on."""
        self._foreman.watched(watching)
