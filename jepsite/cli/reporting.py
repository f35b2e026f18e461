"""What the terminal says while a preview runs: a line for what was rebuilt, errors as `jepsite check` shows them."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from jepsite.cli.printer import Format, rendered, safe, summary
from jepsite.diagnostics import Severity
from jepsite.preview.snapshot import Change, PlanState, Snapshot, Watching

MENTIONED: Final = 5
"""So many plans whose faults were there before anybody looked are mentioned one by one."""


class Report:
    """Tells what is new in each snapshot."""

    def __init__(self, *, debug: bool, named: str | None = None) -> None:
        """With `debug` the place of a fault in jepsite itself is shown. `named` is the plan that the user asked for."""
        self._debug = debug
        self._named = named
        self._seen = Snapshot(version=-1)
        self._plans: dict[str, PlanState] = {}
        self._mentioned = 0

    def lines(self, snapshot: Snapshot, clock: str) -> Iterator[str]:
        """What to print for a snapshot that follows the last one. `clock` is the time of day: `14:03:22`."""
        before, self._seen = self._seen, snapshot
        known, self._plans = self._plans, {each.plan: each for each in snapshot.plans}
        if snapshot.watching is not None and snapshot.watching != before.watching:
            yield f"{clock}  {_mode(snapshot.watching)}"
        if snapshot.diagnostics != before.diagnostics:
            yield from self._of_the_project(snapshot, before, clock)
        updated: list[PlanState] = []
        for plan in snapshot.plans:
            old = known.get(plan.plan)
            if old is plan or not plan.built:
                continue
            if plan.errors and (old is None or old.diagnostics != plan.diagnostics):
                if (old is None or not old.built) and self._is_aside(plan):
                    yield from self._mention(plan, clock)
                else:
                    yield from self._faults(plan, clock)
            elif old is not None and old.built and (old.changed != plan.changed or old.diagnostics != plan.diagnostics):
                updated.append(plan)
        took = _took(snapshot.since(before.version) or ())
        if updated:
            yield f"{clock}  {_named(updated)}  {_now(updated, known)}{took}{_advice(updated)}"
        for gone in known.keys() - self._plans.keys():
            yield f"{clock}  {_file(gone)}  is gone"

    def _of_the_project(self, snapshot: Snapshot, before: Snapshot, clock: str) -> Iterator[str]:
        if snapshot.diagnostics:
            yield f"{clock}  {summary(snapshot.diagnostics)}\n{rendered(snapshot.diagnostics, {}, Format.TEXT)}"
        elif before.diagnostics:
            yield f"{clock}  the project is in order again"

    def _is_aside(self, plan: PlanState) -> bool:
        """Whether nobody asked for it in particular."""
        return plan.plan != self._named and len(self._plans) > 1

    def _mention(self, plan: PlanState, clock: str) -> Iterator[str]:
        """Of a plan that was faulty before anybody looked: that it is."""
        self._mentioned += 1
        if self._mentioned <= MENTIONED:
            yield f"{clock}  {_file(plan.plan)}  {summary(plan.diagnostics)}: 'jepsite check' shows them"
        elif self._mentioned == MENTIONED + 1:
            yield f"{clock}  more plans have errors: the list of plans says which"

    def _faults(self, plan: PlanState, clock: str) -> Iterator[str]:
        stays = "; the page stays as it was" if plan.last_good else ""
        yield f"{clock}  {_file(plan.plan)}  {summary(plan.diagnostics)}{stays}"
        errors = [each for each in plan.diagnostics if each.severity is Severity.ERROR]
        yield rendered(errors, {plan.source.path: plan.source} if plan.source else {}, Format.TEXT)
        if self._debug and plan.trace:
            yield plan.trace


def _mode(watching: Watching) -> str:
    """How saved files are noticed, and why not in the better way."""
    if watching.reason is None:
        return "Watching for saved files."
    said = f"Looking for saved files twice a second: {watching.reason}."
    return f"{said} {watching.hint}" if watching.hint else said


def _named(plans: list[PlanState]) -> str:
    return _file(plans[0].plan) if len(plans) == 1 else f"{len(plans)} plans"


def _file(plan: str) -> str:
    return safe(PurePosixPath(plan).name)


def _now(plans: list[PlanState], known: dict[str, PlanState]) -> str:
    return "in order again, updated" if all(known[plan.plan].errors for plan in plans) else "updated"


def _took(changes: tuple[Change, ...]) -> str:
    slowest = max((change.took for change in changes), default=0.0)
    return f" in {max(1, round(slowest))} ms" if slowest else ""


def _advice(plans: list[PlanState]) -> str:
    warnings = sum(plan.warnings for plan in plans)
    return f", {warnings} warning{'' if warnings == 1 else 's'}" if warnings else ""
