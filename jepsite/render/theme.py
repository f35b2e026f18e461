"""A theme: found, its inheritance resolved, its files read.

A site's own `themes/<name>/` is looked at first, then those that come with jepsite. Reads themes only, never content,
and knows nothing of deals: what a theme publishes is the same for all of them.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Final

from jepsite.diagnostics import NOWHERE, Checked, Diagnostic, Span
from jepsite.record import record
from jepsite.render.settings import Settings, read_settings

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_HERE: Final = Path(__file__).parent.parent


@record
class Theme:
    """A theme with all that it inherits."""

    name: str
    folders: tuple[tuple[str, Path], ...]
    """Names and folders: its own first, then its parent's, and so on."""
    styles: tuple[str, ...]
    """Names in `files`, in the order in which they make one sheet: the farthest parent's first."""
    script: str | None
    preload: tuple[str, ...]
    tokens: tuple[tuple[str, str], ...]
    """Custom properties and their values, parents' first: a later one wins."""
    dark_tokens: tuple[tuple[str, str], ...]
    files: Mapping[str, bytes] = field(repr=False)
    """What lies in `static/`, by name relative to it; a child's file replaces its parent's of the same name."""
    print: tuple[str, ...]
    """Names in `print_files`: styles that documents have behind those of the page."""
    print_files: Mapping[str, bytes] = field(repr=False)
    """What lies in `print/`, likewise. It is for documents alone and never published."""

    def shown(self, path: str) -> str | None:
        """How a user would name a file of this theme, or None for a file that is not in it."""
        for name, folder in self.folders:
            if Path(path).is_relative_to(folder):
                return f"themes/{name}/{Path(path).relative_to(folder).as_posix()}"
        return None


def find_theme(name: str, site: Path | None, *, span: Span = NOWHERE) -> Checked[Theme]:
    """The theme of that name, ready to render with.

    `site` is the folder that may hold `themes/`; `span` is where the theme was asked for. Diagnostics: `unknown-theme`
    (this one or a parent does not exist, or inherits itself), `theme-settings` (what its theme.toml says cannot be).
    """
    chain: list[tuple[str, Path, Settings]] = []
    faults: list[Diagnostic] = []
    wanted: str | None = name
    while wanted:
        taken = {folder for _, folder, _ in chain}
        folder = next((found for found in _candidates(wanted, site) if found not in taken), None)
        if folder is None:
            return Checked(value=None, diagnostics=(*faults, _unknown(wanted, site, chain, span)))
        file = folder / "theme.toml"
        read = read_settings(file.read_bytes() if file.is_file() else b"", f"themes/{wanted}/theme.toml")
        faults.extend(read.diagnostics)
        if read.value is None:
            return Checked(value=None, diagnostics=tuple(faults))
        chain.append((wanted, folder, read.value))
        wanted = read.value.inherits
    theme = _joined(chain)
    faults.extend(_missing(theme, chain))
    return Checked(value=None if faults else theme, diagnostics=tuple(faults))


def packed_themes() -> Path:
    """The folder of the themes that come with jepsite: inside the installed package, or at the top of a checkout."""
    installed = _HERE / "themes"
    return installed if installed.is_dir() else _HERE.parent / "themes"


def _candidates(name: str, site: Path | None) -> Iterator[Path]:
    # A name is part of a path, so only plain words are looked up. A site's theme may inherit the packed one of its own
    # name: the chain never takes the same folder twice.
    if not _NAME.fullmatch(name):
        return
    for themes in (*((site / "themes",) if site else ()), packed_themes()):
        if (themes / name).is_dir():
            yield (themes / name).resolve()


def _unknown(name: str, site: Path | None, chain: list[tuple[str, Path, Settings]], span: Span) -> Diagnostic:
    folders = (*((site / "themes",) if site else ()), packed_themes())
    known = sorted(
        {folder.name for themes in folders if themes.is_dir() for folder in themes.iterdir() if folder.is_dir()}
    )
    if chain:
        child, _, settings = chain[-1]
        span = settings.place(f"themes/{child}/theme.toml", name)
    if any(name == taken for taken, _, _ in chain):
        message, hint = f"the theme '{name}' inherits itself", None
    else:
        close = difflib.get_close_matches(name, known, n=1)
        message = f"no theme '{name}'"
        hint = f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(known)}; a site's own lie in themes/"
    return Diagnostic(code="unknown-theme", message=message, span=span, hint=hint)


def _joined(chain: list[tuple[str, Path, Settings]]) -> Theme:
    parents_first = [settings for _, _, settings in reversed(chain)]
    files: dict[str, bytes] = {}
    print_files: dict[str, bytes] = {}
    for _, folder, _ in reversed(chain):
        files.update(_files(folder / "static"))
        print_files.update(_files(folder / "print"))
    return Theme(
        name=chain[0][0],
        folders=tuple((name, folder) for name, folder, _ in chain),
        styles=tuple(style for settings in parents_first for style in settings.styles),
        script=next((settings.script for _, _, settings in chain if settings.script is not None), None) or None,
        preload=next((settings.preload for _, _, settings in chain if settings.preload is not None), ()),
        tokens=tuple(pair for settings in parents_first for pair in settings.tokens),
        dark_tokens=tuple(pair for settings in parents_first for pair in settings.dark_tokens),
        files=files,
        print=tuple(style for settings in parents_first for style in settings.print),
        print_files=print_files,
    )


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            yield name, path.read_bytes()


def _missing(theme: Theme, chain: list[tuple[str, Path, Settings]]) -> Iterator[Diagnostic]:
    """Names in the settings that stand for nothing."""
    sheet = b"".join(theme.files.get(style, b"") for style in theme.styles).decode("utf-8", "replace")
    known = sorted(set(re.findall(r"--([a-z0-9-]+)\s*:", sheet)))
    for name, _, settings in chain:
        path = f"themes/{name}/theme.toml"
        for file in (*settings.styles, *(settings.preload or ()), *([settings.script] if settings.script else [])):
            if file not in theme.files:
                yield _fault(settings.place(path, file), f"no file '{file}' in static/")
        for file in settings.print:
            if file not in theme.print_files:
                yield _fault(settings.place(path, file), f"no file '{file}' in print/")
        for token in sorted({token for token, _ in (*settings.tokens, *settings.dark_tokens)}):
            if token not in known:
                close = difflib.get_close_matches(token, known, n=1)
                hint = f"did you mean '{close[0]}'?" if close else "tokens are listed in docs/themes.md"
                yield _fault(settings.place(path, token), f"no style sheet knows the token '{token}'", hint)


def _fault(span: Span, message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic(code="theme-settings", message=message, span=span, hint=hint)
