"""A build becomes the site whole or not at all."""

import errno
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from jepsite import publish
from jepsite.artifact import Artifact, Keep, Output
from jepsite.audience import Audience
from jepsite.publish import ForeignFilesError, write

TODAY = date(2026, 10, 5)


def page(plan: str, text: str = "one", *, at: str | None = None, expires: date | None = None) -> Output:
    path = at or f"p/{Path(plan).stem}/index.html"
    return Output(
        plan=plan,
        artifacts=(Artifact(path=path, content=text.encode(), media_type="text/html"),),
        shared=(Artifact(path="a/style.css", content=b"css", media_type="text/css"),),
        expires=expires,
    )


def tree(out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): path.read_text() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.fixture
def out(tmp_path):
    return tmp_path / "site"


def test_outputs_are_written_with_what_they_share(out):
    report = write([page("a.md"), page("b.md")], out, today=TODAY)

    assert tree(out) == {"a/style.css": "css", "p/a/index.html": "one", "p/b/index.html": "one"}
    assert report.written == ("a.md", "b.md")


def test_a_plan_that_was_removed_leaves_no_page_behind(out):
    write([page("a.md"), page("b.md")], out, today=TODAY)
    report = write([page("a.md", "two")], out, today=TODAY)

    assert tree(out) == {"a/style.css": "css", "p/a/index.html": "two"}
    assert report.removed == ("b.md",)


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


def test_a_folder_with_files_that_are_not_ours_is_refused_and_left_alone(out):
    out.mkdir()
    (out / "thesis.txt").write_text("mine")

    with pytest.raises(ForeignFilesError) as refusal:
        write([page("a.md")], out, today=TODAY)
    assert refusal.value.strays == ("thesis.txt",)
    assert tree(out) == {"thesis.txt": "mine"}


def test_a_stray_file_in_our_own_site_stops_the_build(out):
    write([page("a.md")], out, today=TODAY)
    (out / "p/a/clear.html").write_text("secret")

    with pytest.raises(ForeignFilesError):
        write([page("a.md", "two")], out, today=TODAY)
    assert tree(out)["p/a/index.html"] == "one"


def test_an_empty_folder_and_a_file_managers_litter_are_no_hindrance(out):
    out.mkdir()
    (out / ".DS_Store").write_text("")
    write([page("a.md")], out, today=TODAY)

    assert "p/a/index.html" in tree(out)


def test_a_file_in_place_of_the_folder_is_refused(out):
    out.write_text("a file")

    with pytest.raises(NotADirectoryError):
        write([page("a.md")], out, today=TODAY)
    assert out.read_text() == "a file"


def everything_in(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def failing(error: BaseException):
    yield page("a.md", "two")
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full"), RuntimeError("bug")])
def test_a_build_that_breaks_off_leaves_everything_as_it_was(out, tmp_path, error):
    write([page("a.md")], out, today=TODAY)
    before = everything_in(tmp_path)

    with pytest.raises(type(error)):
        write(failing(error), out, today=TODAY)
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_swap_that_fails_at_any_step_puts_the_old_site_back(out, tmp_path, monkeypatch, step):
    write([page("a.md")], out, today=TODAY)
    before = everything_in(tmp_path)
    calls = iter(range(1, 10))

    def failing_at(real):
        def move(*args):
            if next(calls) == step:
                raise OSError(errno.EIO, "gone")
            return real(*args)

        return move

    monkeypatch.setattr(Path, "rename", failing_at(Path.rename))
    monkeypatch.setattr(Path, "replace", failing_at(Path.replace))
    with pytest.raises(OSError, match="gone"):
        write([page("a.md", "two")], out, today=TODAY)
    monkeypatch.undo()

    assert everything_in(tmp_path) == before


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
sys.path.insert(0, {tests!r})
from tests.test_publish import page
from jepsite import publish
real, count = Path.rename, [0]
def rename(self, target):
    count[0] += 1
    if count[0] == {step}:
        os._exit(9)
    return real(self, target)
Path.rename = rename
if {step} == 3:
    publish._write_manifest = lambda *args: os._exit(9)
if {step} == 4:
    publish.shutil.rmtree = lambda path, **kw: os._exit(9) if path.name.endswith('.before') else None
publish.write([page('a.md', 'two'), page('b.md')], Path({out!r}), today=date(2026, 10, 5))
"""


@pytest.mark.parametrize(("step", "stands"), [(1, "one"), (2, "one"), (3, "one"), (4, "two")])
def test_after_a_power_cut_inside_the_swap_the_next_build_starts_from_a_whole_site(out, step, stands):
    write([page("a.md")], out, today=TODAY)
    root = Path(__file__).parent.parent
    script = KILLED.format(tests=str(root), step=step, out=str(out))
    ended = subprocess.run([sys.executable, "-c", script], cwd=root, check=False)
    write([Keep(plan="a.md")], out, today=TODAY)

    assert ended.returncode == 9
    assert tree(out) == {"a/style.css": "css", "p/a/index.html": stands}
    assert sorted(path.name for path in out.parent.iterdir()) == ["site", "site.manifest.json"]


def test_what_a_killed_build_left_is_swept_up_and_a_running_ones_is_not(out):
    dead = out.parent / ".site.building-999999999"
    alive = out.parent / f".site.building-{os.getppid()}"
    dead.mkdir()
    alive.mkdir()
    write([page("a.md")], out, today=TODAY)

    assert not dead.exists()
    assert alive.exists()


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


def test_the_manifest_stands_beside_the_site_and_the_same_build_writes_the_same_one(out):
    write([page("a.md"), page("b.md")], out, today=TODAY)
    first = publish._manifest_path(out).read_bytes()
    write([page("b.md"), page("a.md")], out, today=TODAY)

    assert publish._manifest_path(out).read_bytes() == first
    assert publish._manifest_path(out).parent == out.parent
