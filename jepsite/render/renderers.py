"""The renderers of one build: one for each theme that its plans ask for, made when first asked."""

from pathlib import Path

from jepsite.diagnostics import NOWHERE, Checked, Span
from jepsite.render.pages import Renderer
from jepsite.render.templates import Compiled
from jepsite.render.theme import find_theme


class Renderers:
    """Finds a plan's theme and remembers it, so that templates are compiled once for a build."""

    def __init__(self, *, site: Path, default: str, compiled: Compiled | None = None) -> None:
        """`site` is the folder that may hold `themes/`; `default` the theme of plans that name none.

        `compiled` are templates of earlier renderers: where many are made after each other, most stay as they are.
        """
        self._compiled = Compiled() if compiled is None else compiled
        self._site = site
        self._default = default
        self._made: dict[str, Checked[Renderer]] = {}

    def of(self, theme: str | None, span: Span = NOWHERE) -> Checked[Renderer]:
        """The renderer of a theme, or what is wrong with it; `span` is where a plan or the settings name it."""
        name = theme or self._default
        if name not in self._made:
            found = find_theme(name, self._site, span=span)
            renderer = Renderer(found.value, self._compiled) if found.value is not None else None
            self._made[name] = Checked(value=renderer, diagnostics=found.diagnostics)
        return self._made[name]
