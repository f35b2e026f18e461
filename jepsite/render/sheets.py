"""A plan's view on paper: the HTML that a browser prints, with all that it needs. Prints nothing itself.

A sheet asks for nothing that is not in it: its styles stand inside, its fonts and pictures are served from `files`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from jepsite.artifact import Artifact
from jepsite.record import record
from jepsite.render.assets import style_sheet, theme_file
from jepsite.render.theme import Theme
from jepsite.views.documents import Cut

ORIGIN: Final = "https://plan.invalid/"
"""Where a sheet stands while it is printed. The name belongs to nobody (RFC 2606) and leads nowhere: who prints answers
for it with `files`, and refuses all other addresses."""


class Paper(StrEnum):
    """What a document is printed on."""

    A4 = "a4"
    LETTER = "letter"


_SIZES: Final = {
    Paper.A4: "@page { size: A4 } @page plan { size: A4 landscape }\n",
    Paper.LETTER: "@page { size: letter } @page plan { size: letter landscape }\n",
}


@record
class Sheet:
    """A document before it is printed."""

    html: str
    """Complete and without a script; page sizes stand in its styles (`@page`)."""
    files: Mapping[str, Artifact]
    """What it may ask for, by address behind `ORIGIN`: `a/default/inter-latin-400.3f9c01ab27.woff2`, `plant.png`."""
    title: str
    language: str
    """As HTML writes it: `en`, `de-CH`."""
    cut: Cut
    paper: Paper


@record
class PrintStyle:
    """What all sheets of a theme, an accent and a paper share."""

    css: str
    """For a `style` element: nothing in it ends one."""
    files: Mapping[str, Artifact]


def print_style(theme: Theme, accent: str | None, paper: Paper) -> PrintStyle:
    """A theme's styles for documents as one text, and the theme's files that they may name."""
    styles = {*theme.styles, *theme.print, theme.script}
    contents = {name: content for name, content in {**theme.files, **theme.print_files}.items() if name not in styles}
    named = {name: theme_file(theme.name, name, content) for name, content in contents.items()}
    css = style_sheet(
        theme,
        {name: ORIGIN + file.path for name, file in named.items()},
        accent,
        more=(theme.print_files[name] for name in theme.print),
    )
    return PrintStyle(css=css + _SIZES[paper], files={file.path: file for file in named.values()})
