"""A preview from its first line on the terminal to its last: binds, builds, tells where to look, and reports."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Event
from traceback import format_exception
from typing import Final

import click

from jepsite.audience import Audience
from jepsite.cli import options
from jepsite.cli.collecting import collect_rarely, loading
from jepsite.cli.ending import Signals, Stopped
from jepsite.cli.nearby import invitation
from jepsite.cli.opener import may_open, open_later
from jepsite.cli.reporting import Report
from jepsite.cli.workspace import Workspace, open_workspace
from jepsite.hosting.headers import headers_for
from jepsite.parse.files import shown_path
from jepsite.preview.cachefolder import cache_folder
from jepsite.preview.doorway import LINKS
from jepsite.preview.events import messages
from jepsite.preview.guards import LOOPBACK
from jepsite.preview.later import Later
from jepsite.preview.lockfile import Lock, Running, is_alive, read_lock, write_lock
from jepsite.preview.server import PortTakenError, Server, drafts, listen
from jepsite.preview.service import Service
from jepsite.preview.session import Session
from jepsite.preview.shown import Shown, Workshop, as_drafts
from jepsite.preview.survey import Entry, Project, survey
from jepsite.record import record

_LONG: Final = 3600.0
"""Seconds to wait for something to report."""


@record
class Wish:
    """What the user wants to see, and how."""

    plan: Path | None
    content: Path
    today: date | None
    internal: bool
    published: bool
    strict: bool
    poll: bool
    port: int | None
    browser: bool
    lan: str | None
    """The address at which others may look, too."""


def run(wish: Wish, signals: Signals) -> int:
    """Show the plans until `Stopped` comes through; or the exit code of what kept it from starting."""
    with ExitStack() as slowly:  # what takes its time to end does so after all else, and not for long
        try:
            with ExitStack() as closing:
                return _run(wish, signals, closing, slowly)
        except Stopped:
            click.echo("\nStopped.")
            raise


def _run(wish: Wish, signals: Signals, closing: ExitStack, slowly: ExitStack) -> int:
    workspace = open_workspace(wish.content, (wish.plan,) if wish.plan else ())
    options.day(wish.today, workspace.site)  # a day that cannot be told is wrong usage, here and not in the first build
    file = _lock_file(workspace.root, wish)
    former = read_lock(file) if file else None
    if former and former.running and is_alive(former.running):
        click.echo(f"A preview of this project is running already. It is here:\n  {former.running.link}", err=True)
        return 1
    servers = _listen(wish, closing)
    project, plans = _plans(wish, workspace)
    site = _site(wish, workspace, project, slowly) if wish.published else None
    if wish.published and site is None:
        return 1
    port = servers[0].server_port
    session = Session(port=port, former=former.mark if former and former.port == port else None)
    debug, over, later = bool(os.environ.get("JEPSITE_DEBUG")), Event(), Later[Shown]()
    service = _service(wish, later, session, servers, over)
    for server in servers:
        server.begin(service, headers_for if wish.published else drafts, faulty=partial(_own_up, debug=debug))
    closing.callback(over.set)
    named = _named(wish, workspace)
    page = plans[named].address if named is not None and named in plans else "/"
    to = LINKS if wish.published else page
    links = [session.link(server.origin, to) for server in servers]
    if file:
        _leave_word(file, Lock(port=port, mark=session.mark), links[0], closing)
    _greet(wish, len(plans), links)
    if wish.browser and may_open(os.environ):
        once = session.link(servers[0].origin, to, once=True)
        open_later(once, returned=service.returned, expected=not wish.published and session.expects)
    with loading():
        shown = site or _drafts(wish, workspace, project)
    closing.callback(shown.workshop.stop)
    collect_rarely()
    later.put(shown)
    signals.wait_beside(partial(_build_and_tell, shown.workshop, page, Report(debug=debug, named=named), over))
    return 0


def _lock_file(root: Path, wish: Wish) -> Path | None:
    """Drafts and the published site may be looked at side by side: each has a lock of its own."""
    folder = cache_folder(root)
    return folder / ("published.json" if wish.published else "preview.json") if folder else None


def _leave_word(file: Path, lock: Lock, link: str, closing: ExitStack) -> None:
    """For the next one of this project: where this one runs, and once it has ended, what tells its tabs."""
    closing.callback(write_lock, file, lock)
    write_lock(file, replace(lock, running=Running(process=os.getpid(), link=link)))


def _listen(wish: Wish, closing: ExitStack) -> tuple[Server, ...]:
    """The port on this computer, and the same one at the address for others; both are ours before anything is built."""
    try:
        servers = [listen(wish.port)]
        closing.callback(servers[0].end)
        if wish.lan:
            servers.append(listen(servers[0].server_port, host=wish.lan))
            closing.callback(servers[1].end)
    except PortTakenError as taken:
        raise click.ClickException(f"{taken}. Leave --port out, or name another one.") from None
    except OSError as fault:
        raise click.ClickException(f"'{wish.lan or LOOPBACK}' cannot be listened at: {fault.strerror}.") from None
    return tuple(servers)


def _plans(wish: Wish, workspace: Workspace) -> tuple[Project, Mapping[str, Entry]]:
    """The whole folder of plans, or those that were named where they lie elsewhere; and which these are."""
    project = Project(content=wish.content, cache=options.cache_folder())
    plans = survey(project, {}).entries
    if wish.plan and not all(shown_path(workspace.root, path) in plans for path in workspace.paths):
        project = replace(project, plans=workspace.paths)
        plans = survey(project, {}).entries
    return project, plans


def _site(wish: Wish, workspace: Workspace, project: Project, slowly: ExitStack) -> Shown | None:
    """The site as it would be published; None, after saying why, where that cannot be made."""
    from jepsite.cli.deployed import deployed  # noqa: PLC0415 -- drafts need neither keys nor a press
    from jepsite.preview.workshop import Workshop  # noqa: PLC0415 -- as below

    making = partial(Workshop, project, today=partial(options.day, wish.today), strict=wish.strict, poll=wish.poll)
    return deployed(workspace, making, strict=wish.strict, slowly=slowly)


def _drafts(wish: Wish, workspace: Workspace, project: Project) -> Shown:
    """Drafts. All that makes pages is loaded here, when the link has been told: a browser takes its time to begin."""
    from jepsite.preview.workshop import Workshop  # noqa: PLC0415 -- see above

    workshop = Workshop(
        project,
        today=partial(options.day, wish.today),
        audience=Audience.INTERNAL if wish.internal else Audience.PUBLIC,
        strict=wish.strict,
        poll=wish.poll,
    )
    return as_drafts(workshop, root=workspace.root.resolve().as_posix(), internal=wish.internal)


def _service(wish: Wish, later: Later[Shown], session: Session, servers: tuple[Server, ...], over: Event) -> Service:
    names = {LOOPBACK, "localhost", *(server.server_name for server in servers)}

    def stream() -> Iterator[bytes]:
        return messages(later.get().workshop, run=session.mark[:8], stopping=over.is_set)

    return Service(
        session=session,
        hosts=frozenset(f"{name}:{servers[0].server_port}" for name in names),
        find=lambda path: later.get().find(path),
        stream=None if wish.published else stream,
    )


def _named(wish: Wish, workspace: Workspace) -> str | None:
    """The plan that was named, as the user would write it; None where none was."""
    return shown_path(workspace.root, workspace.paths[0]) if wish.plan else None


def _greet(wish: Wish, plans: int, links: list[str]) -> None:
    what = "The site as it would be published; all its links:" if wish.published else "Preview of"
    if not wish.published:
        what += f" {plans} plan{'' if plans == 1 else 's'}" + (", your own notes included:" if wish.internal else ":")
    click.echo(f"{click.style(what, bold=True)}\n\n  {links[0]}\n")
    for link in links[1:]:
        click.echo(f"{invitation(link)}\n")
    click.echo("Only this computer can look, by this link. " * (wish.lan is None) + "Ctrl-C stops it.")


def _own_up(error: Exception, *, debug: bool) -> None:
    """Say that a page could not be shown for a fault of ours."""
    click.echo(f"jepsite: this is a fault in jepsite, not in your plan ({type(error).__name__}: {error}).", err=True)
    if debug:
        click.echo("".join(format_exception(error)), err=True)


def _build_and_tell(workshop: Workshop, page: str, report: Report, over: Event) -> None:
    """Begin with the page that was asked for, and print what is new, until it is over."""
    workshop.start(page)
    snapshot = workshop.snapshot
    while not over.is_set():
        for line in report.lines(snapshot, f"{datetime.now():%H:%M:%S}"):
            click.echo(line)
        snapshot = workshop.wait(snapshot.version, _LONG)
