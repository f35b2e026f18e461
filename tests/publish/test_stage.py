"""Whose a file is, what stays of the last build, and what is never written."""

import errno
import json
import os
from datetime import date

import pytest

from jepsite.artifact import Artifact, Keep, Kind, Output
from jepsite.audience import Audience
from jepsite.manifest import SiteFile
from jepsite.publish.record import manifest_path, read_manifest
from jepsite.publish.write import write
from tests.publish.sites import TODAY, page, tree


def test_a_plan_with_errors_keeps_its_last_page(out):
    write([page("a.md"), page("b.md")], out, today=TODAY)
    report = write([Keep(plan="a.md", prefix="p/a/"), page("b.md", "two")], out, today=TODAY)

    assert tree(out)["p/a/index.html"] == "one"
    assert (report.written, report.kept, report.removed) == (("b.md",), ("a.md",), ())


def test_a_kept_page_keeps_the_shared_files_it_needs(out):
    write([page("a.md")], out, today=TODAY)
    write([Keep(plan="a.md")], out, today=TODAY)

    assert tree(out) == {"a/style.css": "css", "p/a/index.html": "one"}


def test_a_page_is_kept_build_after_build(out):
    write([page("a.md")], out, today=TODAY)
    for _ in range(3):
        write([Keep(plan="a.md")], out, today=TODAY)

    assert tree(out)["p/a/index.html"] == "one"


def test_a_page_whose_address_was_given_up_is_not_kept(out):
    write([page("a.md")], out, today=TODAY)
    report = write([Keep(plan="a.md", prefix="p/new/")], out, today=TODAY)

    assert tree(out) == {}
    assert report.removed == ("a.md",)


def test_an_expired_page_is_not_kept(out):
    write([page("a.md", expires=date(2026, 10, 6))], out, today=TODAY)
    write([Keep(plan="a.md")], out, today=date(2026, 10, 6))
    last_day = tree(out)
    write([Keep(plan="a.md")], out, today=date(2026, 10, 7))

    assert "p/a/index.html" in last_day
    assert tree(out) == {}


def test_a_build_of_one_plan_leaves_the_others_as_they_are(out):
    write([page("a.md"), page("b.md")], out, today=TODAY)
    before = (out / "p/b/index.html").stat()
    report = write([page("a.md", "two")], out, today=TODAY, others=frozenset({"b.md"}))
    after = (out / "p/b/index.html").stat()

    assert tree(out)["p/a/index.html"] == "two"
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)
    assert (report.written, report.kept, report.removed) == (("a.md",), ("b.md",), ())


def test_two_plans_with_one_path_are_both_refused_and_the_last_page_stays(out):
    write([page("a.md")], out, today=TODAY)
    report = write([page("a.md", "mine"), page("b.md", "theirs", at="p/a/index.html")], out, today=TODAY)

    assert tree(out)["p/a/index.html"] == "one"
    assert [(c.path, c.plans) for c in report.collisions] == [("p/a/index.html", ("a.md", "b.md"))]
    assert (report.written, report.kept) == ((), ("a.md",))


def test_the_last_page_stays_whichever_of_the_two_comes_first(out):
    write([page("b.md")], out, today=TODAY)
    report = write([page("a.md", "theirs", at="p/b/index.html"), page("b.md", "mine")], out, today=TODAY)

    assert tree(out)["p/b/index.html"] == "one"
    assert report.kept == ("b.md",)


def test_paths_that_differ_only_in_case_collide(out):
    report = write([page("a.md", at="p/x/i"), page("b.md", at="p/X/i")], out, today=TODAY)

    assert tree(out).keys() <= {"a/style.css"}
    assert len(report.collisions) == 1


def test_a_single_build_does_not_take_over_another_plans_page(out):
    write([page("a.md")], out, today=TODAY)
    report = write([page("b.md", "theirs", at="p/a/index.html")], out, today=TODAY, others=frozenset({"a.md"}))

    assert tree(out)["p/a/index.html"] == "one"
    assert [c.plans for c in report.collisions] == [("a.md", "b.md")]


def test_a_single_build_of_a_renamed_plan_takes_its_page_along(out):
    write([page("old.md", at="p/x/i"), page("b.md")], out, today=TODAY)
    report = write([page("new.md", "two", at="p/x/i")], out, today=TODAY, others=frozenset({"b.md"}))

    assert tree(out)["p/x/i"] == "two"
    assert (report.written, report.kept, report.removed) == (("new.md",), ("b.md",), ("old.md",))


def test_a_single_build_leaves_the_page_of_a_plan_whose_source_is_gone(out):
    write([page("gone.md"), page("b.md")], out, today=TODAY)
    write([page("b.md", "two")], out, today=TODAY, others=frozenset())

    assert tree(out)["p/gone/index.html"] == "one"


def test_a_plan_that_has_no_page_any_more_is_taken_down_even_by_a_single_build(out):
    write([page("a.md"), page("b.md")], out, today=TODAY)
    report = write([Output(plan="a.md", artifacts=())], out, today=TODAY, others=frozenset({"b.md"}))

    assert sorted(tree(out)) == ["a/style.css", "p/b/index.html"]
    assert (report.written, report.removed) == ((), ("a.md",))


def test_a_renamed_plan_takes_its_page_along(out):
    write([page("old.md", at="p/x/i")], out, today=TODAY)
    report = write([page("new.md", "two", at="p/x/i")], out, today=TODAY)

    assert tree(out)["p/x/i"] == "two"
    assert (report.written, report.removed, report.collisions) == (("new.md",), ("old.md",), ())


def test_where_links_cannot_be_made_files_are_copied(out, monkeypatch):
    write([page("a.md")], out, today=TODAY)
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError(errno.EXDEV, "other disk")))
    write([Keep(plan="a.md")], out, today=TODAY)

    assert tree(out)["p/a/index.html"] == "one"


def test_a_page_that_somebody_deleted_is_not_kept(out):
    write([page("a.md"), page("b.md")], out, today=TODAY)
    (out / "p/a/index.html").unlink()
    report = write([page("b.md", "two")], out, today=TODAY, others=frozenset({"a.md"}))

    assert report.removed == ("a.md",)


def test_what_is_not_for_customers_or_leads_out_of_the_site_is_never_written(out):
    inner = Artifact(path="x", content=b"", media_type="text/plain", audience=Audience.INTERNAL)
    outer = Artifact(path="../x", content=b"", media_type="text/plain")
    for artifact in (inner, outer):
        with pytest.raises(ValueError, match="x"):
            write([Output(plan="a.md", artifacts=(artifact,))], out, today=TODAY)

    assert not out.exists()


def test_an_expired_page_goes_with_a_build_of_another_plan_too(out):
    write([page("a.md", expires=date(2026, 10, 4)), page("b.md")], out, today=date(2026, 10, 4))
    report = write([page("b.md", "two")], out, today=TODAY, others=frozenset({"a.md"}))

    assert sorted(tree(out)) == ["a/style.css", "p/b/index.html"]
    assert report.removed == ("a.md",)


@pytest.mark.parametrize(("generation", "stays"), [(2, True), (3, False), (None, True)])
def test_a_page_that_a_revoked_link_could_open_is_not_kept(out, generation, stays):
    write([page("a.md", gen=2)], out, today=TODAY)
    write([Keep(plan="a.md", prefix="p/a/", generation=generation)], out, today=TODAY)

    assert ("p/a/index.html" in tree(out)) is stays


STANDING = (Artifact(path="404.html", content=b"nothing here", media_type="text/html", kind=Kind.NEUTRAL),)


def test_the_files_of_the_site_itself_are_written_with_every_build(out):
    write([page("a.md"), page("b.md")], out, today=TODAY, standing=STANDING)
    whole = tree(out)
    write([page("a.md", "two")], out, today=TODAY, standing=STANDING, others=frozenset({"b.md"}))
    part = tree(out)
    write([], out, today=TODAY, standing=STANDING)

    assert whole["404.html"] == part["404.html"] == "nothing here"
    assert tree(out) == {"404.html": "nothing here"}


def test_no_plan_writes_over_the_sites_own_files(out):
    with pytest.raises(ValueError, match=r"404\.html"):
        write([page("a.md", at="404.html")], out, today=TODAY, standing=STANDING)


def test_a_site_of_a_version_that_sealed_nothing_is_replaced_and_none_of_its_pages_kept(out):
    write([page("a.md"), page("b.md")], out, today=TODAY)
    manifest = read_manifest(out)
    assert manifest is not None
    first = json.loads(manifest.to_json())
    first = {**first, "jepsite": 1, "files": {path: file["sha256"] for path, file in first["files"].items()}}
    manifest_path(out).write_text(json.dumps(first))
    report = write([page("a.md", "two"), Keep(plan="b.md")], out, today=TODAY)

    assert sorted(tree(out)) == ["a/style.css", "p/a/index.html"]
    assert (report.written, report.kept, report.removed) == (("a.md",), (), ("b.md",))


def seen_by_the_gate(outputs, out, **more) -> list[tuple[str, Kind | None, str | None, bool]]:
    seen: list[SiteFile] = []

    def gate(files):
        seen.extend(files)
        return True

    write(outputs, out, today=TODAY, gate=gate, **more)
    return [(file.path, file.kind, file.plan, file.kept) for file in seen]


def test_the_gate_sees_every_file_with_its_kind_and_its_plan(out):
    write([page("b.md")], out, today=TODAY)

    assert seen_by_the_gate([page("a.md"), Keep(plan="b.md")], out, standing=STANDING) == [
        ("404.html", Kind.NEUTRAL, None, False),
        ("a/style.css", Kind.SHARED, None, False),
        ("p/a/index.html", Kind.OPEN, "a.md", False),
        ("p/b/index.html", Kind.OPEN, "b.md", True),
    ]


def test_a_file_that_nobody_wrote_or_that_was_changed_is_of_no_kind(out):
    def outputs():
        yield page("a.md")
        staging = out.with_name(f".site.building-{os.getpid()}")
        (staging / "p/a/clear.html").write_text("in clear")
        (staging / "p/a/index.html").write_text("changed")

    assert seen_by_the_gate(outputs(), out) == [
        ("a/style.css", Kind.SHARED, None, False),
        ("p/a/clear.html", None, None, False),
        ("p/a/index.html", None, "a.md", False),
    ]
