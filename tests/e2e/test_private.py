"""A whole build is private by construction: sealed or not at all, deal by deal, and telling nobody of the others."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from jepsite import pipeline
from jepsite.artifact import Kind
from jepsite.hosting.headers import HEADERS
from jepsite.hosting.neutral import neutral_files
from jepsite.i18n.words import words_for
from jepsite.leaks.check import LeakCheck
from jepsite.leaks.decode import Piece, pieces_of
from jepsite.leaks.words import words_of
from jepsite.manifest import SiteFile
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.protect.keys import keys_of
from jepsite.protect.links import slug
from jepsite.protect.lock import lock
from jepsite.publish.record import manifest_path, read_manifest
from jepsite.publish.stage import Stage
from jepsite.source import Source
from tests.commandline import PLAN, tree
from tests.e2e.plans import PLANS, built
from tests.hosting.host import hosting, served
from tests.leaks.sites import SECRET, laid
from tests.opening import opened

ALBA = "00112233445566778899aabbccddeeff"
BELLINI = "11" * 16
OTHER = (
    PLAN.replace(ALBA, BELLINI).replace("Clinica Alba", "Officine Bellini").replace("Chiara Riva", "Giulia Ferri")
).replace("Shift planning for two clinics", "A line for Bellini")


@pytest.fixture
def two(jepsite, folder) -> Path:
    """A site of two customers."""
    (folder / "content" / "bellini.md").write_text(OTHER)
    ended = jepsite("build")

    assert (ended.code, ended.err) == (0, "")
    return folder / "site"


def decoded(site: dict[str, bytes]) -> dict[str, str]:
    """All texts in all files, decoded, by file."""
    return {
        path: "\n".join(piece.text for piece in pieces_of(content) if isinstance(piece, Piece))
        for path, content in site.items()
    }


# --- T6, T20: deal by deal --------------------------------------------------------------------------------------------


def test_editing_one_plan_changes_only_its_own_files(jepsite, folder, two):
    before = tree(two)
    (folder / "content" / "bellini.md").write_text(OTHER.replace("Try it on one ward", "Try it on two wards"))
    jepsite("build")
    after = tree(two)

    assert after.keys() == before.keys()
    assert [path for path in after if after[path] != before[path]] == [page_of(two, "bellini")]


def test_adding_a_plan_leaves_every_byte_of_the_others(jepsite, folder):
    jepsite("build")
    before = tree(folder / "site")
    (folder / "content" / "bellini.md").write_text(OTHER)
    jepsite("build")
    after = tree(folder / "site")

    assert before.items() <= after.items()
    assert after.keys() - before.keys() == {page_of(folder / "site", "bellini")}


def test_one_customers_page_names_no_other_and_what_they_share_names_nobody(folder, two):
    texts = decoded(opened(folder))
    alba, bellini = (f"{page_of(two, plan)} opened" for plan in ("clinics", "bellini"))

    assert "Clinica Alba" in texts[alba]
    assert not any(name in texts[alba] for name in ("Bellini", "Giulia", "Ferri"))
    assert not any(name in texts[bellini] for name in ("Alba", "Chiara", "Riva"))
    for path, content in tree(two).items():
        words = {word for piece in pieces_of(content) if isinstance(piece, Piece) for word in words_of(piece.text)}
        assert not words & {b"alba", b"bellini", b"chiara", b"giulia", b"roster", b"byrne"}, path


def page_of(site: Path, plan: str) -> str:
    manifest = read_manifest(site)
    assert manifest is not None
    return manifest.plans[f"content/{plan}.md"].files[0]


# --- T7: what only the source's surroundings tell ---------------------------------------------------------------------


def test_neither_a_files_name_nor_who_committed_it_nor_a_hidden_picture_is_in_a_site(jepsite, folder):
    (folder / "content" / "clinics.md").unlink()
    hidden = "\n::: internal\n![canary51 in words](canary52.png)\n:::\n\n## Contract"
    (folder / "content" / "canary53.md").write_text(PLAN.replace("\n## Contract", hidden))
    (folder / "content" / "canary52.png").write_bytes(b"\x89PNG\r\n\x1a\ncanary54")
    git = ["git", "-c", "user.name=canary55", "-c", "user.email=canary56@x.example", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "canary57"]):
        subprocess.run([*git, *words], cwd=folder, check=True)
    ended = jepsite("build")
    texts = decoded(opened(folder))

    assert (ended.code, ended.err) == (0, "")
    assert any(path.endswith("index.html opened") for path in texts)
    assert [path for path, text in texts.items() if "canary5" in (path + text).casefold()] == []


# --- T8: sealed or not at all -----------------------------------------------------------------------------------------


def everything(folder: Path) -> dict[str, bytes]:
    return {**tree(folder / "site"), "manifest": manifest_path(folder / "site").read_bytes()}


def test_where_sealing_fails_nothing_is_published(jepsite, folder, two, monkeypatch):
    before = everything(folder)
    (folder / "content" / "bellini.md").write_text(OTHER.replace("one ward", "two wards"))

    def broken(*args, **kwargs):
        raise RuntimeError("no such cipher")

    monkeypatch.setattr(pipeline, "lock", broken)
    ended = jepsite("build")

    assert ended.code == 1
    assert everything(folder) == before


@pytest.mark.parametrize("kind", [Kind.SEALED_PAGE, Kind.OPEN])
def test_where_sealing_is_left_out_nothing_is_published(jepsite, folder, two, monkeypatch, kind):
    before = everything(folder)
    (folder / "content" / "bellini.md").write_text(OTHER.replace("one ward", "two wards"))
    monkeypatch.setattr(pipeline, "lock", lambda page, files, **_: (replace(page, kind=kind), *files))
    ended = jepsite("build")

    assert ended.code == 1
    assert "unsealed-file" in ended.err
    assert everything(folder) == before


def test_a_clear_page_that_strays_into_the_new_site_stops_it(jepsite, folder, two, monkeypatch):
    before = everything(folder)
    finish = Stage.finish

    def stray(self):
        (self.folder / "p" / "clear.html").write_text("<h1>Shift planning for two clinics</h1>")
        return finish(self)

    monkeypatch.setattr(Stage, "finish", stray)
    ended = jepsite("build")

    assert ended.code == 1
    assert "p/clear.html was written by no build" in ended.err
    assert everything(folder) == before


def test_a_clear_page_that_lies_in_the_old_site_stops_a_build_too(jepsite, folder, two):
    (two / "p" / "clear.html").write_text("in clear")
    ended = jepsite("build")

    assert ended.code == 2
    assert "clear.html" in ended.err
    assert (two / "p" / "clear.html").read_text() == "in clear"


def test_a_leak_leaves_the_old_site_and_says_where_it_comes_from(jepsite, folder, two):
    before = everything(folder)
    said = OTHER.replace("Try it on one ward", "Try it on one ward, as at Clinica Alba")
    (folder / "content" / "bellini.md").write_text(said)
    whole = jepsite("build")
    alone = jepsite("build", "bellini")
    line = 1 + next(number for number, text in enumerate(said.splitlines()) if "as at Clinica Alba" in text)

    for ended in (whole, alone):
        assert ended.code == 1
        assert f"content/bellini.md:{line}:1: error[leaked-name]" in ended.err
        assert "names 'Clinica Alba', the customer of another plan (content/clinics.md)" in ended.err
    assert everything(folder) == before


# --- T19: no false alarm ----------------------------------------------------------------------------------------------


def test_examples_and_extreme_plans_pass_together():
    check = LeakCheck(secret=SECRET, source_of=lambda plan: None)
    files: list[SiteFile] = [laid(each.path, each.content, each.kind) for each in neutral_files("en")]
    for name in PLANS:
        source = Source(path=f"content/{name}.md", text=PLANS[name].read_text(encoding="utf-8"))
        deal = read_deal(source, Site()).value
        assert deal is not None
        keys = keys_of(SECRET, deal)
        made = built(name)
        page = replace(made.page, path=f"p/{keys.slug}/index.html")
        for each in lock(page, (), keys=keys, expires=None, words=words_for(deal.language), seller="Us"):
            files.append(laid(each.path, each.content, each.kind, source.path))
        files += [laid(each.path, each.content, each.kind) for each in made.shared]
        check.note(deal, source, keys)

    assert len(files) > 25
    assert check.gate(files), [each.message for each in check.found]


# --- T21, T22: what a host gets ---------------------------------------------------------------------------------------


def test_every_path_comes_with_all_headers(two):
    absent = f"/p/{slug(SECRET, bytes(16), 1)}/"
    with hosting(served(two)) as host:
        paths = ["/", "/p/", "/no/such", absent, f"{absent}x.bin", *(f"/{path}" for path in tree(two))]
        answers = {path: host.get(path).headers for path in paths}

    assert [path for path, headers in answers.items() if not HEADERS.items() <= headers.items()] == []


def test_a_site_has_no_list_no_feed_no_index_and_no_source(two):
    files = tree(two)
    slugs = {path.split("/")[1] for path in files if path.startswith("p/") and path.count("/") > 1}

    assert {Path(path).suffix for path in files} <= {".html", ".css", ".js", ".txt", ".woff2", ".bin", ""}
    assert [path for path in files if Path(path).suffix == ""] == ["_headers"]
    assert not any(
        word in path for path in files for word in ("sitemap", "feed", "rss", "atom", "search", ".map", ".md")
    )
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\n"
    assert len(slugs) == 2
    for path, content in files.items():
        assert not any(each.encode() in content for each in slugs if f"/{each}/" not in path), path
    assert not any(b"sourceMappingURL" in content for content in files.values())
