"""The site under construction: which file is whose, what stays of the last build, and what may not be written."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from jepsite.artifact import Artifact, Keep, Output
from jepsite.audience import Audience
from jepsite.manifest import Manifest, Published, Recorded, SiteFile
from jepsite.publish.record import digest, laid
from jepsite.record import record


@record
class Collision:
    """Two plans that would write one path. Neither is written."""

    path: str
    plans: tuple[str, str]


@record
class WriteReport:
    """What became of each plan."""

    written: tuple[str, ...]
    """Their pages are new."""
    kept: tuple[str, ...]
    """Their last pages stand as they were."""
    removed: tuple[str, ...]
    """They had pages before and have none now."""
    collisions: tuple[Collision, ...]
    stopped: bool = False
    """The gate did not let the new site through: the old one stands as it was, and all of the above did not happen."""


class Stage:
    """The folder under construction and who owns what in it. Lives for one `write`."""

    def __init__(self, *, folder: Path, out: Path, before: Manifest, today: date) -> None:
        self.folder, self.out, self.before, self.today = folder, out, before, today
        self.files: dict[str, Recorded] = {}
        self.owners: dict[str, str] = {}
        """By path in lower case: on some disks `A` and `a` are one file."""
        self.plans: dict[str, Published] = {}
        self.keeps: list[Keep] = []
        self.kept: set[str] = set()
        """The paths that were carried over."""
        self.collisions: list[Collision] = []

    def stand(self, artifacts: tuple[Artifact, ...]) -> None:
        """Write what belongs to the site itself; no plan may write there."""
        for artifact in artifacts:
            self._put(artifact)
            self.owners[artifact.path.casefold()] = ""

    def reserve(self, plans: frozenset[str]) -> None:
        """What these have on the site is theirs: nobody else may write there."""
        for plan in plans & self.before.plans.keys():
            self.owners.update((path.casefold(), plan) for path in self.before.plans[plan].files)

    def take(self, output: Output | Keep) -> None:
        """Write one plan's files, or remember that its last ones stay."""
        if isinstance(output, Keep):
            self.keeps.append(output)
            return
        for artifact in output.artifacts:
            owner = self.owners.setdefault(artifact.path.casefold(), output.plan)
            if not owner:
                raise ValueError(f"{artifact.path} is the site's own")
            if owner != output.plan:
                self.collisions.append(Collision(path=artifact.path, plans=(owner, output.plan)))
                return
        for artifact in output.artifacts + output.shared:
            self._put(artifact)
        self.plans[output.plan] = Published(
            files=tuple(artifact.path for artifact in output.artifacts),
            shared=tuple(artifact.path for artifact in output.shared),
            expires=output.expires,
            generation=output.generation,
        )

    def keep_the_rest(self) -> None:
        """All plans of the last build that this one did not name stay as they are."""
        self.keeps.extend(Keep(plan=plan) for plan in self.before.plans)

    def finish(self) -> tuple[WriteReport, Manifest]:
        """Withdraw what collided, carry over what stays, and say what became of all."""
        for plan in dict.fromkeys(plan for collision in self.collisions for plan in collision.plans):
            self._withdraw(plan)
            self.keeps.append(Keep(plan=plan))
        written = tuple(plan for plan, published in self.plans.items() if published.files)
        kept = tuple(keep.plan for keep in self.keeps if self._carry(keep))
        plans = {plan: published for plan, published in self.plans.items() if published.files}
        report = WriteReport(
            written=written,
            kept=kept,
            removed=tuple(sorted(self.before.plans.keys() - plans.keys())),
            collisions=tuple(self.collisions),
        )
        return report, Manifest(plans=plans, files=self.files)

    def laid(self, manifest: Manifest) -> Iterator[SiteFile]:
        """Every file that lies in the folder, as `record.laid` gives them."""
        return laid(self.folder, manifest, kept=frozenset(self.kept))

    def _put(self, artifact: Artifact) -> None:
        if artifact.audience is not Audience.PUBLIC:
            raise ValueError(f"{artifact.path} is not for customers and may not be published")
        target = self.folder / artifact.path
        if ".." in target.parts or not target.is_relative_to(self.folder):
            raise ValueError(f"{artifact.path} leads out of the site")
        if artifact.path not in self.files:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(artifact.content)
            self.files[artifact.path] = Recorded(kind=artifact.kind, digest=digest(artifact.content))

    def _withdraw(self, plan: str) -> None:
        if plan in self.plans:
            for path in self.plans.pop(plan).files:
                (self.folder / path).unlink()
                del self.files[path]
                del self.owners[path.casefold()]

    def _carry(self, keep: Keep) -> bool:
        """Take a plan's last files over, unless they may not stay; whether they were."""
        published = self.before.plans.get(keep.plan)
        if published is None or keep.plan in self.plans or not self._may_stay(published, keep):
            return False
        for path in published.files + published.shared:
            if path not in self.files:
                _link_or_copy(self.out / path, self.folder / path)
                self.files[path] = self.before.files[path]
                self.kept.add(path)
        self.plans[keep.plan] = published
        return True

    def _may_stay(self, published: Published, keep: Keep) -> bool:
        expired = published.expires is not None and published.expires < self.today
        moved = keep.prefix is not None and not all(path.startswith(keep.prefix) for path in published.files)
        revoked = keep.generation is not None and keep.generation != published.generation
        taken = any(self.owners.get(path.casefold(), keep.plan) != keep.plan for path in published.files)
        paths = published.files + published.shared
        lost = not all(path in self.before.files and (self.out / path).is_file() for path in paths)
        return not (expired or moved or revoked or taken or lost or any(self._is_of_no_kind(path) for path in paths))

    def _is_of_no_kind(self, path: str) -> bool:
        """A page of a version that sealed none would be published in clear by keeping it."""
        return self.before.files[path].kind is None


def _link_or_copy(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:  # another disk, or one without links
        shutil.copy2(old, new)
