"""What the preview shows that is no page of a plan: its client, the list of all plans, and what is to be said of each.

Everything but the client's files is made when it is asked for, from one snapshot. Of faults a browser gets what the
snapshot holds for it, and nothing is added here.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Final

from jepsite.preview.clientfiles import client_files
from jepsite.preview.snapshot import Fault, Line, PlanState, Reply, Snapshot

_OWN: Final = "/~/"
_STATE: Final = "/~/state"
_SOURCES: Final = "/~/sources"
_PLAN: Final = re.compile("/p/[^/]+/")
_HIDDEN: Final = "This line is your own: with --internal it is shown here."


def dressed(html: bytes, *, internal: bool = False) -> bytes:
    """A page with the preview's client in its head, and nothing else: the body and the policy stay the published ones.

    `internal`: the page shows what the customer must not see, and the client puts a red band over it.
    """
    version = sha256(html).hexdigest()[:16]
    view = ' data-view="internal"' if internal else ""
    script = f'<script type="module" src="/~/client.js" data-page="{version}"{view}></script>\n</head>'
    return html.replace(b"</head>", script.encode(), 1)


def answer(path: str, snapshot: Snapshot, *, root: str, internal: bool) -> Reply | None:
    """What stands at a decoded path that is the preview's own: `/`, `/~/...`, a plan's address that leads nowhere.

    None for all others.

    `root` is the project's folder, absolute, with forward slashes: for links that open an editor.
    """
    if path == "/":
        return _index(internal=internal)
    if path.startswith(_STATE):
        return _state(path.removeprefix(_STATE), snapshot, root=root, internal=internal)
    if path.startswith(_SOURCES):
        return _sources(path.removeprefix(_SOURCES), snapshot, root=root)
    if path.startswith(_OWN):
        return client_files().get(path.removeprefix(_OWN))
    return _gone(path, snapshot)


def _index(*, internal: bool) -> Reply:
    page = client_files()["index.html"]
    mark = b'<html lang="en" data-view="internal">'
    return Reply(
        content=page.content.replace(b'<html lang="en">', mark, 1) if internal else page.content,
        media_type=page.media_type,
    )


def _gone(path: str, snapshot: Snapshot) -> Reply | None:
    """What a tab is shown whose plan has another address now, or none."""
    if not _PLAN.fullmatch(path) or path in snapshot.routes or snapshot.state(path) is not None:
        return None
    page = client_files()["gone.html"]
    return Reply(content=page.content, media_type=page.media_type, status=HTTPStatus.NOT_FOUND)


# --- what is to be said -----------------------------------------------------------------------------------------------


def _state(rest: str, snapshot: Snapshot, *, root: str, internal: bool) -> Reply | None:
    plan = _plan(rest, snapshot)
    if plan is None and rest:
        return None
    everywhere = [_fault(fault) for fault in snapshot.notices]
    said: dict[str, Any] = {"version": snapshot.version, "root": root, "notices": _watching(snapshot)}
    if plan is None:
        said |= {"faults": everywhere, "plans": [_listed(each) for each in snapshot.plans]}
    else:
        said |= {**_listed(plan), "faults": [*everywhere, *(_fault(fault) for fault in plan.faults)]}
    return _json(said)


def _sources(rest: str, snapshot: Snapshot, *, root: str) -> Reply | None:
    plan = _plan(rest, snapshot)
    if plan is None:
        return None
    ids, titles = (
        {word: f"{plan.plan}:{line}" for word, line in lines.items()} for lines in (plan.sources, plan.titles)
    )
    return _json({"root": root, "ids": ids, "titles": titles})


def _plan(rest: str, snapshot: Snapshot) -> PlanState | None:
    """The plan that `/<name>` behind one of the words above means."""
    return snapshot.state(f"/p{rest}/") if rest.startswith("/") else None


def _listed(plan: PlanState) -> dict[str, Any]:
    return {
        "plan": plan.plan,
        "address": plan.address,
        "built": plan.built,
        "customer": plan.customer,
        "title": plan.title,
        "status": plan.status,
        "errors": plan.errors,
        "warnings": plan.warnings,
    }


def _watching(snapshot: Snapshot) -> list[str]:
    """What the reader must know of how changes are noticed; nothing where all is well."""
    watching = snapshot.watching
    if watching is None or watching.reason is None:
        return []
    said = f"Files are looked at twice a second, because {watching.reason}."
    return [f"{said} {watching.hint}" if watching.hint else said]


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "severity": fault.severity,
        "code": fault.code,
        "message": fault.message,
        "hint": fault.hint,
        "at": f"{fault.path}:{fault.line}:{fault.column}" if fault.path else None,
        "excerpt": [_line(line, fault) for line in fault.excerpt],
        "related": [[word, f"{path}:{line}"] for word, path, line in fault.related],
    }


def _line(line: Line, fault: Fault) -> dict[str, Any]:
    """A line in three parts, before, in and behind the fault: browsers count characters in a way of their own."""
    faulty = line.number == fault.line
    if line.text is None:
        return {"number": line.number, "faulty": faulty, "own": True, "parts": [_HIDDEN]}
    if not faulty:
        return {"number": line.number, "faulty": False, "own": False, "parts": [line.text]}
    begin = min(fault.column - 1, len(line.text))
    end = fault.end_column - 1 if fault.end_line == fault.line else len(line.text)
    end = max(begin, end)
    parts = [line.text[:begin], line.text[begin:end], line.text[end:]]
    return {"number": line.number, "faulty": True, "own": False, "parts": parts}


def _json(said: Mapping[str, Any]) -> Reply:
    return Reply(content=json.dumps(said, ensure_ascii=False).encode(), media_type="application/json")
