"""A plan's view becomes its page: one file of its own, and the theme's files, which all pages share.

Knows no deal, only the view that was made for one audience.
"""

from typing import Final

from jinja2 import Environment, TemplateError

from jepsite.artifact import Artifact
from jepsite.audience import Audience
from jepsite.diagnostics import Checked
from jepsite.i18n.words import words_for
from jepsite.record import record
from jepsite.render.assets import Assets, assets_of
from jepsite.render.filters import safe
from jepsite.render.sheets import Paper, PrintStyle, Sheet, print_style
from jepsite.render.templates import Compiled, environment, template_fault
from jepsite.render.theme import Theme
from jepsite.views.documents import Cut, revision
from jepsite.views.page import DealView

POLICY: Final = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: blob: data:; "
    "font-src 'self' file: data:; connect-src 'self'; form-action 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types jepsite"
)
"""The page's own copy of the policy that the host sends, without `frame-ancestors`: browsers ignore it here and say so.
`file:` is added: to a page that is opened from disk `'self'` means nobody, by the letter of the standard; a page that
came over the network is never given a file, whatever its policy says."""

# Addresses are relative, so that a page that is opened from disk has its looks. Under `/p/<slug>` without the last
# slash they hold as well: a browser lets `..` end at the root. They would not on a host that puts the site into a
# folder and serves pages without that slash; there the host's redirect is needed, as for every folder's page.
_ROOT: Final = "../../"
_SHEETS: Final = {Cut.FULL: "sheet.html", Cut.EXECUTIVE: "executive.html"}


@record
class Page:
    """A rendered plan."""

    page: Artifact
    """`p/<slug>/index.html`."""
    shared: tuple[Artifact, ...]
    """The theme's files: the same for all its pages."""


class Renderer:
    """Renders the pages of one theme during one build; templates are compiled and shared files are made once."""

    def __init__(self, theme: Theme, compiled: Compiled | None = None) -> None:
        """`compiled`: what was compiled before, of this theme or another; it is added to."""
        self._theme = theme
        self._compiled = Compiled() if compiled is None else compiled
        self._environments: dict[tuple[str, bool], Environment] = {}
        self._assets: dict[str | None, Assets] = {}
        self._styles: dict[tuple[str | None, Paper], PrintStyle] = {}

    def page(self, view: DealView, slug: str) -> Checked[Page]:
        """The page of one view, to stand at `p/<slug>/`. Diagnostics: `theme-template`, for a fault in a template."""
        try:
            html = (
                self._environment(view)
                .get_template("page.html")
                .render(
                    view=view,
                    title=view.document_title,
                    sheet=False,
                    policy=POLICY,
                    root=_ROOT,
                    assets=self._assets_for(view),
                )
            )
        except TemplateError as error:
            return Checked(value=None, diagnostics=(template_fault(error, self._theme),))
        page = Artifact(
            path=f"p/{slug}/index.html",
            content=html.encode(),
            media_type="text/html; charset=utf-8",
            audience=Audience.INTERNAL if view.internal else Audience.PUBLIC,
        )
        return Checked(value=Page(page=page, shared=self._assets_for(view).artifacts))

    def sheet(self, view: DealView, cut: Cut, paper: Paper, pictures: tuple[Artifact, ...] = ()) -> Checked[Sheet]:
        """A cut of one view, ready to be printed; `pictures` are those of its prose, by the names they have there.

        Diagnostics: `theme-template`.
        """
        title = view.document_title
        if cut is Cut.EXECUTIVE:
            if view.executive is None:
                raise ValueError("the executive cut of a view that was made without it")
            title = view.executive.document_title
        style = self._style_for(view, paper)
        try:
            template = self._environment(view).get_template(_SHEETS[cut])
            html = template.render(view=view, title=title, sheet=True, style=safe(style.css), revision=revision(view))
        except TemplateError as error:
            return Checked(value=None, diagnostics=(template_fault(error, self._theme),))
        shown = {picture.path.split("/", 2)[2]: picture for picture in pictures}  # what follows `p/<slug>/`
        files = {**style.files, **shown}
        return Checked(value=Sheet(html=html, files=files, title=title, language=view.language, cut=cut, paper=paper))

    def _environment(self, view: DealView) -> Environment:
        # The seller's own pages have an environment of their own: nothing that a template keeps can cross over.
        key = (view.language, view.internal)
        if key not in self._environments:
            self._environments[key] = environment(self._theme, words_for(view.language), self._compiled)
        return self._environments[key]

    def _assets_for(self, view: DealView) -> Assets:
        if view.accent not in self._assets:
            self._assets[view.accent] = assets_of(self._theme, view.accent)
        return self._assets[view.accent]

    def _style_for(self, view: DealView, paper: Paper) -> PrintStyle:
        if (view.accent, paper) not in self._styles:
            self._styles[view.accent, paper] = print_style(self._theme, view.accent, paper)
        return self._styles[view.accent, paper]
