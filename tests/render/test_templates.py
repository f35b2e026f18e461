"""A site's own templates: what they inherit, and how their faults are told."""

import os
from pathlib import Path

import pytest

from jepsite.diagnostics import Diagnostic
from jepsite.i18n.words import words_for
from jepsite.render.escaping import EscapingEnvironment
from jepsite.render.pages import Renderer
from jepsite.render.templates import ICONS, Compiled, environment, translated
from jepsite.render.theme import Theme, find_theme
from tests.render.sample import SAMPLE


def ours(site: Path, **templates: str) -> Theme:
    """A theme that inherits the default one and has these templates of its own."""
    folder = site / "themes" / "ours"
    (folder / "templates").mkdir(parents=True)
    (folder / "theme.toml").write_text('inherits = "default"', encoding="utf-8")
    for name, text in templates.items():
        (folder / "templates" / f"{name}.html").write_text(text, encoding="utf-8")
    theme = find_theme("ours", site).value
    assert theme
    return theme


def html(theme: Theme) -> str:
    page = Renderer(theme).page(SAMPLE, "slug")
    assert page.value, page.diagnostics
    return page.value.page.content.decode()


def fault(theme: Theme) -> Diagnostic:
    page = Renderer(theme).page(SAMPLE, "slug")
    assert page.value is None
    (diagnostic,) = page.diagnostics
    assert diagnostic.code == "theme-template"
    return diagnostic


def test_a_template_of_the_same_name_takes_its_parents_place(tmp_path: Path):
    page = html(ours(tmp_path, footer="<footer>Ours</footer>"))

    assert "<footer>Ours</footer>" in page
    assert "Made with jepsite" not in page
    assert 'id="raci"' in page


def test_a_template_can_extend_the_one_that_it_replaces(tmp_path: Path):
    theme = ours(
        tmp_path, page='{% extends "default/page.html" %}{% block head %}<meta name="x" content="y">{% endblock %}'
    )

    assert '<meta name="x" content="y"></head>' in html(theme)


def test_a_word_that_a_view_does_not_have_is_a_fault_with_its_place(tmp_path: Path):
    diagnostic = fault(ours(tmp_path, footer="<footer>\n{{ view.header.tite }}\n</footer>"))

    assert diagnostic.message.endswith("has no attribute 'tite'")
    assert (diagnostic.span.path, diagnostic.span.line) == ("themes/ours/templates/footer.html", 2)


def test_a_template_that_cannot_be_read_is_a_fault_with_its_place(tmp_path: Path):
    diagnostic = fault(ours(tmp_path, footer="<footer>\n\n{% if %}</footer>"))

    assert (diagnostic.span.path, diagnostic.span.line) == ("themes/ours/templates/footer.html", 3)


def test_a_template_that_is_not_there_is_a_fault(tmp_path: Path):
    diagnostic = fault(ours(tmp_path, footer='{% include "gone.html" %}'))

    assert "gone.html" in diagnostic.message
    assert diagnostic.span.path == "themes/ours/templates/footer.html"


@pytest.mark.parametrize("reach", ["config", "site", "deal", "request", "environment", "self.environment", "words"])
def test_templates_reach_nothing_but_the_view(reach: str, tmp_path: Path):
    assert fault(ours(tmp_path, footer=f"{{{{ {reach} }}}}")).message


def test_texts_are_escaped_in_a_sites_own_templates_too(tmp_path: Path):
    assert "&lt;b&gt;" in html(ours(tmp_path, footer='{{ "<b>" }}'))


def test_words_of_templates_are_translated_and_their_values_escaped():
    say = translated(words_for("en"))

    assert say("For %(company)s", company="<b>") == "For &lt;b&gt;"
    assert say("100%% done") == "100% done"


def test_a_template_is_compiled_once_for_all_languages():
    theme = find_theme("default", None).value
    assert theme
    compiled = Compiled()
    codes = [
        environment(theme, words_for(tag), compiled).get_template("page.html").root_render_func.__code__
        for tag in ("en", "de")
    ]

    assert codes[0] is codes[1]


def test_every_icon_is_in_the_sprite():
    theme = find_theme("default", None).value
    assert theme
    sprite = (theme.folders[0][1] / "templates" / "icons.svg").read_text(encoding="utf-8")

    assert [icon for icon in ICONS if f'id="i-{icon}"' not in sprite] == []


# --- compiled templates that are kept ---------------------------------------------------------------------------------


@pytest.fixture
def compilings(monkeypatch) -> list[str]:
    """The names of templates that are really compiled."""
    names: list[str] = []
    generate = EscapingEnvironment._generate

    def counted(self, source, name, filename, defer_init=False):
        names.append(name)
        return generate(self, source, name, filename, defer_init)

    monkeypatch.setattr(EscapingEnvironment, "_generate", counted)
    return names


def run(site: Path, folder: Path | None) -> str:
    """One run of the program, as far as its templates go."""
    renderer = Renderer(theme(site), Compiled(folder))
    page = renderer.page(SAMPLE, "x").value
    assert page is not None
    return page.page.content.decode()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "themes" / "ours" / "templates").mkdir(parents=True)
    (tmp_path / "themes" / "ours" / "theme.toml").write_text('inherits = "default"\n')
    (tmp_path / "themes" / "ours" / "templates" / "footer.html").write_text("<footer>One</footer>")
    return tmp_path


def theme(site: Path) -> Theme:
    found = find_theme("ours", site).value
    assert found is not None
    return found


def test_the_next_run_compiles_only_what_has_changed(site, compilings):
    first = run(site, site / "cache")
    compilings.clear()
    second = run(site, site / "cache")

    assert second == first
    assert compilings == []

    (site / "themes" / "ours" / "templates" / "footer.html").write_text("<footer>Two</footer>")

    assert "<footer>Two</footer>" in run(site, site / "cache")
    assert compilings == ["footer.html"]


def test_without_a_folder_nothing_is_kept(site, compilings):
    run(site, None)
    compilings.clear()
    run(site, None)

    assert "page.html" in compilings


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_folder_that_others_may_write_to_is_not_trusted(site, compilings):
    run(site, site / "cache")
    (kept,) = (site / "cache").iterdir()
    kept.chmod(0o777)
    compilings.clear()
    run(site, site / "cache")

    assert "page.html" in compilings


def test_a_folder_that_cannot_be_is_no_hindrance(site, compilings):
    (site / "cache").write_text("a file")

    assert "<footer>One</footer>" in run(site, site / "cache")
