"""Themes are found, the site's own first, and inherit what they do not have."""

from pathlib import Path

import pytest

from jepsite.diagnostics import Diagnostic
from jepsite.render.theme import Theme, find_theme, packed_themes


def write(site: Path, name: str, **files: str) -> None:
    """A theme of the site; `page_html` is templates/page.html, `x_css` is static/x.css."""
    for key, text in files.items():
        stem, _, ending = key.rpartition("_")
        folder = {"html": "templates", "toml": ""}.get(ending, "static")
        path = site / "themes" / name / folder / f"{stem}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(name: str, site: Path | None = None) -> Theme:
    theme = find_theme(name, site)
    assert theme.value, theme.diagnostics
    return theme.value


def faults(name: str, site: Path | None = None) -> tuple[Diagnostic, ...]:
    theme = find_theme(name, site)
    assert theme.value is None
    return theme.diagnostics


def test_the_packed_theme_is_found_without_a_site():
    theme = found("default")

    assert theme.folders == (("default", (packed_themes() / "default").resolve()),)
    assert theme.script == "page.js"
    assert set(theme.styles) <= set(theme.files)


def test_a_sites_own_theme_comes_first(tmp_path: Path):
    write(tmp_path, "default", theme_toml='styles = ["a.css"]', a_css="", page_html="mine")

    assert found("default", tmp_path).folders == (("default", tmp_path / "themes" / "default"),)


def test_a_theme_takes_from_its_parent_what_it_does_not_have(tmp_path: Path):
    write(tmp_path, "ours", theme_toml='inherits = "default"\nstyles = ["ours.css"]', ours_css=".x { color: red }")
    ours, default = found("ours", tmp_path), found("default")

    assert ours.styles == (*default.styles, "ours.css")
    assert (ours.script, ours.preload) == (default.script, default.preload)
    assert ours.files == dict(default.files) | {"ours.css": b".x { color: red }"}


def test_a_file_of_the_same_name_takes_its_parents_place(tmp_path: Path):
    write(tmp_path, "ours", theme_toml='inherits = "default"', page_js="// none")

    assert found("ours", tmp_path).files["page.js"] == b"// none"


def test_what_is_for_documents_alone_lies_in_a_folder_of_its_own(tmp_path: Path):
    write(tmp_path, "ours", theme_toml='inherits = "default"\nprint = ["more.css"]')
    (tmp_path / "themes" / "ours" / "print").mkdir()
    (tmp_path / "themes" / "ours" / "print" / "more.css").write_bytes(b".x {}")
    ours, default = found("ours", tmp_path), found("default")

    assert ours.print == (*default.print, "more.css")
    assert ours.print_files == dict(default.print_files) | {"more.css": b".x {}"}
    assert ours.files == default.files


def test_a_style_for_documents_that_is_not_there_is_a_fault(tmp_path: Path):
    write(tmp_path, "ours", theme_toml='inherits = "default"\nprint = ["gone.css"]')

    assert [fault.message for fault in faults("ours", tmp_path)] == ["no file 'gone.css' in print/"]


def test_tokens_of_a_child_stand_behind_its_parents(tmp_path: Path):
    write(tmp_path, "one", theme_toml='inherits = "default"\n[tokens]\naccent = "#111111"')
    write(tmp_path, "two", theme_toml='inherits = "one"\n[tokens]\naccent = "#222222"\n[tokens.dark]\nbg = "#000000"')
    theme = found("two", tmp_path)

    assert theme.tokens == (("accent", "#111111"), ("accent", "#222222"))
    assert theme.dark_tokens == (("bg", "#000000"),)


def test_a_sites_default_theme_can_inherit_the_packed_one(tmp_path: Path):
    write(tmp_path, "default", theme_toml='inherits = "default"\n[tokens]\nradius = "0"')

    assert [folder for _, folder in found("default", tmp_path).folders] == [
        tmp_path / "themes" / "default",
        (packed_themes() / "default").resolve(),
    ]


def test_a_theme_can_do_without_a_script(tmp_path: Path):
    write(tmp_path, "quiet", theme_toml='inherits = "default"\nscript = ""')

    assert found("quiet", tmp_path).script is None


@pytest.mark.parametrize("name", ["defualt", "../default", "/default", ".", "", "Default"])
def test_a_theme_that_is_not_there_is_a_fault(name: str, tmp_path: Path):
    (diagnostic,) = faults(name or "x", tmp_path)

    assert diagnostic.code == "unknown-theme"
    assert diagnostic.message == f"no theme '{name or 'x'}'"


def test_a_likely_name_is_offered():
    assert faults("defualt")[0].hint == "did you mean 'default'?"


def test_a_parent_that_is_not_there_is_told_where_it_is_named(tmp_path: Path):
    write(tmp_path, "ours", theme_toml='\ninherits = "nothing"')
    (diagnostic,) = faults("ours", tmp_path)

    assert (diagnostic.message, diagnostic.span.path) == ("no theme 'nothing'", "themes/ours/theme.toml")
    assert diagnostic.span.line == 2


def test_a_theme_that_inherits_itself_is_a_fault(tmp_path: Path):
    write(tmp_path, "one", theme_toml='inherits = "two"')
    write(tmp_path, "two", theme_toml='inherits = "one"')

    assert faults("one", tmp_path)[0].message == "the theme 'one' inherits itself"


def test_what_the_settings_name_has_to_be_there(tmp_path: Path):
    text = 'inherits = "default"\nstyles = ["gone.css"]\nscript = "gone.js"\n[tokens]\nacent = "#000000"'
    write(tmp_path, "ours", theme_toml=text)
    told = {(diagnostic.span.line, diagnostic.message, diagnostic.hint) for diagnostic in faults("ours", tmp_path)}

    assert told == {
        (2, "no file 'gone.css' in static/", None),
        (3, "no file 'gone.js' in static/", None),
        (5, "no style sheet knows the token 'acent'", "did you mean 'accent'?"),
    }


def test_faults_of_the_settings_are_passed_on(tmp_path: Path):
    write(tmp_path, "ours", theme_toml="inherits = 3")

    assert [diagnostic.code for diagnostic in faults("ours", tmp_path)] == ["theme-settings"]


def test_a_file_is_shown_as_its_owner_knows_it(tmp_path: Path):
    write(tmp_path, "ours", theme_toml='inherits = "default"', page_html="x")
    theme = found("ours", tmp_path)

    assert theme.shown(str(tmp_path / "themes/ours/templates/page.html")) == "themes/ours/templates/page.html"
    assert theme.shown(str(tmp_path / "elsewhere.html")) is None


def test_hidden_files_are_not_published(tmp_path: Path):
    write(tmp_path, "ours", theme_toml='inherits = "default"')
    static = tmp_path / "themes" / "ours" / "static"
    static.mkdir()
    (static / ".DS_Store").write_bytes(b"x")

    assert ".DS_Store" not in found("ours", tmp_path).files
