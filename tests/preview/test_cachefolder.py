"""The project's own folder keeps itself out of repositories."""

import subprocess

from jepsite.preview.cachefolder import cache_folder


def test_git_does_not_see_what_lies_in_it(tmp_path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    folder = cache_folder(tmp_path)
    assert folder is not None
    (folder / "lock").write_text("1")
    seen = subprocess.run(["git", "-C", tmp_path, "status", "--porcelain"], check=True, capture_output=True).stdout

    assert folder == tmp_path / ".jepsite"
    assert seen == b""


def test_it_is_made_once(tmp_path) -> None:
    first = cache_folder(tmp_path)
    (tmp_path / ".jepsite" / ".gitignore").write_text("# mine\n")

    assert cache_folder(tmp_path) == first
    assert (tmp_path / ".jepsite" / ".gitignore").read_text() == "# mine\n"


def test_where_it_cannot_be_there_is_none(tmp_path) -> None:
    (tmp_path / ".jepsite").write_text("a file")

    assert cache_folder(tmp_path) is None
