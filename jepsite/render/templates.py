"""The Jinja environment that templates run in: what they may call, and how their faults are told.

Templates get a view, the addresses of the shared files and the filters below: no path, no plan, no settings.
"""

import traceback
from collections.abc import Callable
from typing import Final

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
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

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str], object] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled before, if it was."""
        bucket.code = self._buckets.get((bucket.key, bucket.checksum))  # type: ignore[assignment] # Jinja's stub says code, and allows None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._buckets[bucket.key, bucket.checksum] = bucket.code


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
