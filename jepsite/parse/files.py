"""The only reader of content: finds plans, reads text, settings and pictures. It does not look into what it reads.

Faults of files are diagnostics like all others. Plans are read one at a time, by whoever needs one.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from jepsite.diagnostics import Checked, Diagnostic, Span
from jepsite.parse.codes import SEVERITIES
from jepsite.parse.faults import meant
from jepsite.source import Source

MOST_TEXT: Final = 1024 * 1024
"""Bytes of a plan or of the settings."""
MOST_PICTURE: Final = 8 * 1024 * 1024
SETTINGS: Final = "jepsite.yml"
CONTENT: Final = "content"
PLAN: Final = ".md"


def read_settings(root: Path) -> Checked[Source]:
    """The settings file of a project; None where there is none."""
    return read_source(root, root / SETTINGS) if (root / SETTINGS).exists() else Checked(value=None)


def find_plans(root: Path, *, content: Path | None = None, plans: tuple[Path, ...] = ()) -> Checked[tuple[Path, ...]]:
    """Where the plans of a project are, in the order of their paths; the value is always there.

    Without `plans` these are all `*.md` under `content` (default: the folder of that name in `root`), but neither dot
    files nor names that begin with `_`. A plan may also be called by its name: `bellini-mes`.
    """
    folder = content if content is not None else root / CONTENT
    diagnostics: list[Diagnostic] = []
    paths = _chosen(root, folder, plans, diagnostics) if plans else _all(root, folder, diagnostics)
    return Checked(value=tuple(paths), diagnostics=tuple(diagnostics))


def read_source(root: Path, path: Path) -> Checked[Source]:
    """One text file, at most 1 MiB of UTF-8; line ends become one character, a byte order mark goes."""
    shown = shown_path(root, path)
    content = _content(path, shown, MOST_TEXT)
    if isinstance(content, Diagnostic):
        return Checked(value=None, diagnostics=(content,))
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return Checked(value=None, diagnostics=(_not_utf_8(content, error.start, shown),))
    source = Source(path=shown, text=text.replace("\r\n", "\n").replace("\r", "\n"))
    nul = source.text.find("\0")
    if nul >= 0:
        message = "this file holds a NUL character: it is not a text"
        return Checked(value=None, diagnostics=(_fault("not-text", source.span(nul, nul + 1), message),))
    return Checked(value=source)


def read_picture(root: Path, plan: str, name: str, at: Span) -> Checked[bytes]:
    """A picture that a plan shows. `plan` is the path of its source, `name` as in `Deal.images`, `at` where it stands.

    It must lie in the plan's folder or below, also when links in the file system are followed.
    """
    folder = (root / plan).parent
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        inside = False
    if not inside:
        fault = _fault("outside-folder", at, f"the picture '{name}' lies outside the plan's folder")
        return Checked(value=None, diagnostics=(fault,))
    content = _content(path, shown_path(root, path), MOST_PICTURE, at)
    if isinstance(content, Diagnostic):
        return Checked(value=None, diagnostics=(content,))
    return Checked(value=content)


def shown_path(root: Path, path: Path) -> str:
    """A path as the user would name it: relative to the project where it lies in it, with forward slashes."""
    try:
        return path.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        return path.as_posix()


def shown_paths(root: Path, paths: Iterable[Path]) -> dict[str, Path]:
    """The same for many paths, by what each is shown as: the folders that all begin with are looked up once."""
    here, beginning = f"{Path.cwd()}{os.sep}", f"{root.absolute()}{os.sep}"
    shown: dict[str, Path] = {}
    for path in paths:
        whole = str(path) if path.is_absolute() else f"{here}{path}"
        inside = whole.startswith(beginning)
        shown[whole[len(beginning) :].replace(os.sep, "/") if inside else shown_path(root, path)] = path
    return shown


def _all(root: Path, folder: Path, diagnostics: list[Diagnostic]) -> list[Path]:
    shown = shown_path(root, folder)
    if not folder.is_dir():
        hint = "plans stand in a folder named content; --content names another one"
        diagnostics.append(_fault("no-such-file", _whole(shown), f"there is no folder '{shown}'", hint))
        return []
    paths = [Path(file) for file in sorted(_plans(folder), key=lambda file: file.replace(os.sep, "/"))]
    if not paths:
        hint = "a plan is a file that ends in .md and begins with neither . nor _"
        diagnostics.append(_fault("no-plans", _whole(shown), f"there are no plans in '{shown}'", hint))
    return paths


def _plans(folder: Path) -> Iterator[str]:
    """The plans in a folder and below, as text. Links to folders are not followed: they may lead in a circle."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        for name in files:
            if name.endswith(PLAN) and not name.startswith((".", "_")):
                yield f"{place}{os.sep}{name}"


def _chosen(root: Path, folder: Path, plans: tuple[Path, ...], diagnostics: list[Diagnostic]) -> list[Path]:
    paths: dict[Path, Path] = {}
    by_name: dict[str, list[Path]] = {}
    for plan in plans:
        if plan.is_file():
            paths.setdefault(plan.absolute(), plan)
            continue
        if not by_name and folder.is_dir():
            for path in map(Path, _plans(folder)):
                by_name.setdefault(path.stem, []).append(path)
        found = by_name.get(plan.name, [])
        if len(found) == 1 and plan.name == str(plan):
            paths.setdefault(found[0].absolute(), found[0])
            continue
        shown = shown_path(root, plan)
        hint = meant(plan.name.removesuffix(PLAN), by_name, "name the file, or the plan as 'jepsite check' lists it")
        diagnostics.append(_fault("no-such-file", _whole(shown), f"there is no plan '{shown}'", hint))
    return sorted(paths.values(), key=lambda path: PurePosixPath(shown_path(root, path)).as_posix())


def _content(path: Path, shown: str, most: int, at: Span | None = None) -> bytes | Diagnostic:
    at = at or _whole(shown)
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        return _fault("no-such-file", at, f"there is no file '{shown}'")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return _fault("unreadable-file", at, f"'{shown}' cannot be read: {reason}")
    if len(content) > most:
        message = f"'{shown}' is larger than {most // 1024} KiB"
        return _fault("file-too-large", at, message, "make it several plans, or the picture smaller")
    return content


def _not_utf_8(content: bytes, offset: int, shown: str) -> Diagnostic:
    line_start = content.rfind(b"\n", 0, offset) + 1
    line = content.count(b"\n", 0, offset) + 1
    column = len(content[line_start:offset].decode("utf-8")) + 1
    byte = content[offset : offset + 1]
    hint = f"in Windows and Latin-1 files this byte is '{byte.decode('latin-1')}': save the file as UTF-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "it looks like UTF-16: save it as UTF-8"
    span = Span(path=shown, line=line, column=column, end_line=line, end_column=column + 1)
    return _fault("not-utf-8", span, f"byte 0x{byte.hex()} is not UTF-8", hint)


def _whole(shown: str) -> Span:
    return Span(path=shown, line=1, column=1, end_line=1, end_column=1)


def _fault(code: str, at: Span, message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=at, hint=hint, severity=SEVERITIES[code])
