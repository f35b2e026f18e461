"""The Jinja environment that templates run in: what they may call, and how their faults are told.

Templates get a view, the addresses of the shared files and the filters below: no path, no plan, no settings.
"""

import hashlib
import inspect
import os
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import jinja2
from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from jepsite.diagnostics import Diagnostic, Span
from jepsite.i18n.words import Words
from jepsite.render import escaping
from jepsite.render.escaping import EscapingEnvironment
from jepsite.render.filters import FILTERS, icon_of, safe
from jepsite.render.paper import slices, strip
from jepsite.render.svg import draw, draw_axis, draw_piece
from jepsite.render.theme import Theme

ICONS: Final = (
    "done", "prog", "todo", "late", "wait", "moved", "drop", "next", "plus", "ask", "down", "ms", "ms-done",
)  # fmt: skip
"""The symbols of `icons.svg`."""


class Compiled(BytecodeCache):
    """Compiled templates, by name and text. Languages share them: nothing of a language is compiled in.

    So do a theme's renderers, one after the other: a template is compiled anew only where its text has changed.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` keeps them for the next run, which then starts a fifth of a second sooner.

        What lies in it is run: it is to be the user's own, never a part of a project that may come from somebody else.
        """
        self._buckets: dict[tuple[str, str], object] = {}
        self._kept = _kept(folder) if folder else None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled before, if it was."""
        bucket.code = self._buckets.get((bucket.key, bucket.checksum))  # type: ignore[assignment] # Jinja's stub says code, and allows None
        if bucket.code is None and self._kept:
            with suppress(OSError):
                self._kept.load_bytecode(bucket)
            self._buckets[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._buckets[bucket.key, bucket.checksum] = bucket.code
        if self._kept:
            with suppress(OSError):  # a full disk is no reason not to show a page
                self._kept.dump_bytecode(bucket)


def _kept(folder: Path) -> FileSystemBytecodeCache | None:
    """Where compiled templates of this version lie; None where there can be no such folder, or others write to it."""
    version = hashlib.sha256(f"{jinja2.__version__}\n{inspect.getsource(escaping)}".encode()).hexdigest()[:16]
    try:
        (folder / version).mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix" and ((stat := (folder / version).stat()).st_mode & 0o022 or stat.st_uid != os.geteuid()):
            return None
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder / version))


def environment(theme: Theme, words: Words, compiled: Compiled) -> Environment:
    """What a theme's templates run in, in one language.

    A template is taken from the theme itself or the nearest parent that has it; `<theme's name>/page.html` names a
    parent's explicitly, so that a theme can extend the template that it replaces.
    """
    loaders = [FileSystemLoader(folder / "templates") for _, folder in theme.folders]
    parents = {name: loader for (name, _), loader in zip(theme.folders[1:], loaders[1:], strict=True)}
    jinja = EscapingEnvironment(
        loader=ChoiceLoader([*loaders, PrefixLoader(parents)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        bytecode_cache=compiled,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    jinja.install_gettext_callables(  # type: ignore[attr-defined] # the i18n extension's
        words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext, npgettext=words.npgettext
    )
    jinja.globals.update(
        _=translated(words),
        icon={icon: icon_of(icon) for icon in ICONS},
        slices=slices,
        strip=strip,
        svg=draw,
        svg_axis=draw_axis,
        svg_piece=draw_piece,
        zip=zip,
    )
    jinja.filters.update(FILTERS)
    return jinja


def translated(words: Words) -> Callable[..., Markup]:
    """`_()` of templates: the extension's in all it does, but a page's hundred labels are looked up once in a build."""
    labels: dict[str, Markup] = {}

    def gettext(message: str, /, **values: object) -> Markup:
        if values:
            return safe(words.gettext(message)) % values
        if message not in labels:
            labels[message] = safe(words.gettext(message)) % {}
        return labels[message]

    return gettext


def template_fault(error: TemplateError, theme: Theme) -> Diagnostic:
    """What is wrong with a theme's template, and where."""
    file, line = "", 1
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or "", error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if theme.shown(frame.filename):
                file, line = frame.filename, frame.lineno or 1
    path = theme.shown(file) if file else f"themes/{theme.name}"
    span = Span(path=path or f"themes/{theme.name}", line=line, column=1, end_line=line, end_column=1)
    return Diagnostic(code="theme-template", message=f"{error.message or 'the template fails'}", span=span)
