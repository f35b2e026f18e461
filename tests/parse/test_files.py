"""Files are found, read and refused; nothing that can lie in a folder is a traceback."""

import os
from pathlib import Path

import pytest

from jepsite.diagnostics import Severity, Span
from jepsite.parse.files import (
    MOST_PICTURE,
    MOST_TEXT,
    find_plans,
    read_picture,
    read_settings,
    read_source,
    shown_path,
    shown_paths,
)
from jepsite.source import Source


def make(root: Path, *names: str, text: str = "text\n") -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def found(root: Path, *, content: Path | None = None, plans: tuple[Path, ...] = ()) -> list[str]:
    """The paths of the plans, as a user would name them."""
    return [shown_path(root, path) for path in find_plans(root, content=content, plans=plans).value or ()]


def told(checked) -> list[tuple[str, str]]:
    return [(fault.code, fault.span.path) for fault in checked.diagnostics]


def test_all_plans_below_the_content_folder_are_found_in_the_order_of_their_paths(tmp_path: Path) -> None:
    make(tmp_path, "content/b.md", "content/a/c.md", "content/A.md", "content/a.md")

    assert found(tmp_path) == ["content/A.md", "content/a.md", "content/a/c.md", "content/b.md"]


def test_dot_files_drafts_and_other_files_are_no_plans(tmp_path: Path) -> None:
    make(tmp_path, "content/.hidden.md", "content/_draft.md", "content/_old/a.md", "content/.git/b.md")
    make(tmp_path, "content/a.txt", "content/a.markdown", "content/plan.md", "a.md")
    (tmp_path / "content" / "folder.md").mkdir()

    assert found(tmp_path) == ["content/plan.md"]


def test_the_settings_stand_beside_the_content(tmp_path: Path) -> None:
    assert read_settings(tmp_path).value is None

    make(tmp_path, "jepsite.yml", text="site: {}\n")

    assert read_settings(tmp_path).value == Source(path="jepsite.yml", text="site: {}\n")


def test_another_content_folder_may_be_named(tmp_path: Path) -> None:
    make(tmp_path, "deals/a.md", "content/b.md")

    assert found(tmp_path, content=tmp_path / "deals") == ["deals/a.md"]


def test_only_the_chosen_plans_are_found_by_path_or_by_name(tmp_path: Path) -> None:
    make(tmp_path, "content/a.md", "content/b.md", "content/old/c.md", "elsewhere.md")
    chosen = (Path("c"), tmp_path / "content" / "a.md", tmp_path / "elsewhere.md", tmp_path / "content" / "a.md")

    assert find_plans(tmp_path, plans=chosen).diagnostics == ()
    assert found(tmp_path, plans=chosen) == ["content/a.md", "content/old/c.md", "elsewhere.md"]


def test_a_chosen_plan_that_is_not_there_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    make(tmp_path, "content/bellini.md", "content/old/twice.md", "content/new/twice.md")
    checked = find_plans(tmp_path, plans=(Path("belini"), Path("twice"), tmp_path / "content" / "bellini.txt"))

    assert [code for code, _ in told(checked)] == ["no-such-file", "no-such-file", "no-such-file"]
    assert checked.diagnostics[0].message == "there is no plan 'belini'"
    assert checked.diagnostics[0].hint == "did you mean 'bellini'?"
    assert checked.value == ()


def test_a_missing_folder_is_an_error_and_an_empty_one_a_warning(tmp_path: Path) -> None:
    assert told(find_plans(tmp_path)) == [("no-such-file", "content")]

    (tmp_path / "content").mkdir()
    checked = find_plans(tmp_path)

    assert told(checked) == [("no-plans", "content")]
    assert checked.diagnostics[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbf---\n", "---\n"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\r\n\r\n", "\n\n"),
        ("é🎉\u2028\x85".encode(), "é🎉\u2028\x85"),
        (b"a" * MOST_TEXT, "a" * MOST_TEXT),
    ],
)
def test_text_is_read_with_plain_line_ends_and_without_mark(tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "a.md").write_bytes(content)
    checked = read_source(tmp_path, tmp_path / "a.md")

    assert checked.diagnostics == ()
    assert checked.value is not None
    assert checked.value.text == text


def test_bytes_that_are_not_utf_8_are_told_at_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("é line\n é ".encode() + b"caf\xe9 \xff\n")
    (fault,) = read_source(tmp_path, tmp_path / "a.md").diagnostics

    assert fault.code == "not-utf-8"
    assert fault.span == Span(path="a.md", line=2, column=7, end_line=2, end_column=8)
    assert fault.hint == "in Windows and Latin-1 files this byte is 'é': save the file as UTF-8"


def test_utf_16_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("---".encode("utf-16"))
    (fault,) = read_source(tmp_path, tmp_path / "a.md").diagnostics

    assert (fault.code, fault.hint) == ("not-utf-8", "it looks like UTF-16: save it as UTF-8")


def test_a_file_with_nul_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"ab\ncd\0e")
    (fault,) = read_source(tmp_path, tmp_path / "a.md").diagnostics

    assert (fault.code, fault.span.line, fault.span.column) == ("not-text", 2, 3)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a" * (MOST_TEXT + 1))

    assert told(read_source(tmp_path, tmp_path / "a.md")) == [("file-too-large", "a.md")]


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    assert told(read_source(tmp_path, tmp_path / "a.md")) == [("no-such-file", "a.md")]
    assert told(read_source(tmp_path, tmp_path)) == [("unreadable-file", ".")]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may read everything cannot be refused")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    (tmp_path / "a.md").chmod(0)

    assert told(read_source(tmp_path, tmp_path / "a.md")) == [("unreadable-file", "a.md")]


AT = Span(path="content/plan.md", line=7, column=3, end_line=7, end_column=9)


def test_a_picture_beside_a_plan_or_below_is_read(tmp_path: Path) -> None:
    make(tmp_path, "content/a.png", "content/images/b.png", text="bytes")

    assert read_picture(tmp_path, "content/plan.md", "a.png", AT).value == b"bytes"
    assert read_picture(tmp_path, "content/plan.md", "images/b.png", AT).value == b"bytes"


@pytest.mark.parametrize(
    "name", ["../secret.png", "/etc/hostname", "link.png", "linked/secret.png", "images/../../secret.png"]
)
def test_a_picture_elsewhere_is_refused_also_through_links(tmp_path: Path, name: str) -> None:
    make(tmp_path, "secret.png", "outside/secret.png", "content/images/a.png", text="secret")
    (tmp_path / "content" / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "content" / "linked").symlink_to(tmp_path / "outside")
    checked = read_picture(tmp_path, "content/plan.md", name, AT)

    assert checked.value is None
    assert [(fault.code, fault.span) for fault in checked.diagnostics] == [("outside-folder", AT)]


def test_a_picture_that_cannot_be_read_is_told_where_the_plan_shows_it(tmp_path: Path) -> None:
    make(tmp_path, "content/plan.md")
    (tmp_path / "content" / "large.png").write_bytes(b"a" * (MOST_PICTURE + 1))
    (tmp_path / "content" / "loop.png").symlink_to(tmp_path / "content" / "loop.png")

    def fault(name: str) -> tuple[str, Span]:
        (found,) = read_picture(tmp_path, "content/plan.md", name, AT).diagnostics
        return found.code, found.span

    assert fault("none.png") == ("no-such-file", AT)
    assert fault("large.png") == ("file-too-large", AT)
    assert fault("loop.png")[0] in ("outside-folder", "unreadable-file", "no-such-file")
    assert fault("nul\0.png")[0] in ("outside-folder", "unreadable-file")


def test_a_path_is_shown_as_the_user_would_name_it(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert shown_path(tmp_path, tmp_path / "content" / "a.md") == "content/a.md"
    assert shown_path(Path(), Path("content/a.md")) == "content/a.md"
    assert shown_path(tmp_path / "content", tmp_path / "b.md") == (tmp_path / "b.md").as_posix()


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "content/a.md")
    (tmp_path / "content" / "again").symlink_to(tmp_path / "content")

    assert found(tmp_path) == ["content/a.md"]


@pytest.mark.parametrize("root", [".", "..", "content", "/deals/here", "HERE", "HERE/content"])
@pytest.mark.parametrize(
    "path",
    [
        "a.md",
        "content/a.md",
        "content/../a.md",
        "../x/a.md",
        "../elsewhere/a.md",
        "/deals/here/a.md",
        "HERE/content/a.md",
        "/a.md",
    ],
)
def test_many_paths_are_shown_like_each_of_them(root: str, path: str, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "x").mkdir()
    monkeypatch.chdir(tmp_path / "x")
    here = str(tmp_path / "x")
    base, each = Path(root.replace("HERE", here)), Path(path.replace("HERE", here))

    assert shown_paths(base, (each,)) == {shown_path(base, each): each}
