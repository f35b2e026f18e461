"""A build becomes the site whole or not at all."""

import errno

import pytest

from jepsite.publish.write import ForeignFilesError, write
from tests.publish.sites import TODAY, page, tree


def test_outputs_are_written_with_what_they_share(out):
    report = write([page("a.md"), page("b.md")], out, today=TODAY)

    assert tree(out) == {"a/style.css": "css", "p/a/index.html": "one", "p/b/index.html": "one"}
    assert report.written == ("a.md", "b.md")


def test_a_plan_that_was_removed_leaves_no_page_behind(out):
    write([page("a.md"), page("b.md")], out, today=TODAY)
    report = write([page("a.md", "two")], out, today=TODAY)

    assert tree(out) == {"a/style.css": "css", "p/a/index.html": "two"}
    assert report.removed == ("b.md",)


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


def failing(error: BaseException):
    yield page("a.md", "two")
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full"), RuntimeError("bug")])
def test_a_build_that_breaks_off_leaves_everything_as_it_was(out, tmp_path, error):
    write([page("a.md")], out, today=TODAY)
    before = tree(tmp_path)

    with pytest.raises(type(error)):
        write(failing(error), out, today=TODAY)
    assert tree(tmp_path) == before


def test_what_the_gate_refuses_never_becomes_the_site(out, tmp_path):
    write([page("a.md")], out, today=TODAY)
    before = tree(tmp_path)
    report = write([page("a.md", "leaks")], out, today=TODAY, gate=lambda files: not list(files))

    assert report.stopped
    assert tree(tmp_path) == before
