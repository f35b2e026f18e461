"""Each theme is found and compiled once for a build."""

from jepsite.diagnostics import Span
from jepsite.render.renderers import Renderers
from jepsite.render.templates import Compiled
from tests.render.sample import SAMPLE

HERE = Span(path="content/a.md", line=3, column=8, end_line=3, end_column=12)


def test_a_plan_without_a_theme_of_its_own_gets_the_default_and_all_plans_share_it(tmp_path):
    renderers = Renderers(site=tmp_path, default="default")

    assert renderers.of(None).ok
    assert renderers.of(None).value is renderers.of("default").value


def test_a_sites_own_theme_is_another_one(tmp_path):
    (tmp_path / "themes" / "ours").mkdir(parents=True)
    (tmp_path / "themes" / "ours" / "theme.toml").write_text('inherits = "default"\n')
    renderers = Renderers(site=tmp_path, default="default")

    assert renderers.of("ours").ok
    assert renderers.of("ours").value is not renderers.of(None).value


def test_an_unknown_theme_is_told_where_it_is_named(tmp_path):
    found = Renderers(site=tmp_path, default="default").of("defalt", HERE)

    assert found.value is None
    assert [(fault.code, fault.span) for fault in found.diagnostics] == [("unknown-theme", HERE)]


def test_of_templates_compiled_before_only_those_that_changed_are_compiled_anew(tmp_path, monkeypatch):
    folder = tmp_path / "themes" / "ours"
    (folder / "templates").mkdir(parents=True)
    (folder / "theme.toml").write_text('inherits = "default"\n')
    (folder / "templates" / "footer.html").write_text("<footer>One</footer>")
    compiled, added = Compiled(), []
    keep = Compiled.dump_bytecode

    def dump(self, bucket):
        added.append(bucket)
        keep(self, bucket)

    monkeypatch.setattr(Compiled, "dump_bytecode", dump)

    def page() -> str:
        renderer = Renderers(site=tmp_path, default="ours", compiled=compiled).of(None).value
        assert renderer is not None
        found = renderer.page(SAMPLE, "slug").value
        assert found is not None
        return found.page.content.decode()

    assert "<footer>One</footer>" in page()
    assert len(added) > 5

    added.clear()
    (folder / "templates" / "footer.html").write_text("<footer>Two</footer>")

    assert "<footer>Two</footer>" in page()
    assert len(added) == 1
