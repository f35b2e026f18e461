"""What is not edited stays as it was, byte for byte."""

import os
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jepsite.intake.edits import Edit, apply, apply_to_bytes, create, write
from jepsite.source import Source

SOURCE = Source(path="x.md", text="one\ntwo\nthree\n")


def test_without_edits_a_text_is_the_same() -> None:
    assert apply(SOURCE, []) == SOURCE.text


def test_edits_are_made_at_the_places_of_the_text_before_them() -> None:
    edits = [Edit(start=8, end=13, text="3"), Edit(start=0, end=0, text="zero\n"), Edit(start=4, end=7, text="")]

    assert apply(SOURCE, edits) == "zero\none\n\n3\n"


@pytest.mark.parametrize("edits", [[(0, 3), (2, 4)], [(3, 2)], [(13, 15)], [(-1, 0)]])
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="overlaps another or lies outside"):
        apply(SOURCE, [Edit(start=start, end=end, text="x") for start, end in edits])


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_mark_and_line_ends_of_a_file_stay(mark: bytes, end: str) -> None:
    content = mark + f"one{end}zwö{end}three".encode()
    source = Source(path="x.md", text="one\nzwö\nthree")
    edits = [Edit(start=4, end=7, text="two"), Edit(start=8, end=8, text="2½\n")]

    assert apply_to_bytes(content, source, []) == content
    assert apply_to_bytes(content, source, edits) == mark + f"one{end}two{end}2½{end}three".encode()


def test_mixed_line_ends_stay_mixed() -> None:
    content = b"one\r\ntwo\nthree\r\n"

    assert apply_to_bytes(content, SOURCE, [Edit(start=4, end=7, text="2")]) == b"one\r\n2\nthree\r\n"


def test_a_file_that_has_changed_is_not_edited() -> None:
    with pytest.raises(ValueError, match=r"'x.md' has changed since it was read"):
        apply_to_bytes(b"one\ntwo\nfour\n", SOURCE, [])


def test_a_file_is_edited_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_bytes(b"one\r\ntwo\r\nthree\r\n")
    file.chmod(0o640)
    write(file, SOURCE, [Edit(start=0, end=3, text="1")])

    assert file.read_bytes() == b"1\r\ntwo\r\nthree\r\n"
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["x.md"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text(SOURCE.text, encoding="utf-8")
    (tmp_path / "x.md").symlink_to(tmp_path / "real.md")
    write(tmp_path / "x.md", SOURCE, [Edit(start=0, end=3, text="1")])

    assert (tmp_path / "x.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "1\ntwo\nthree\n"


def test_a_file_without_edits_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text(SOURCE.text, encoding="utf-8")
    os.utime(file, (0, 0))
    write(file, SOURCE, [])

    assert file.stat().st_mtime == 0


def test_a_failure_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "x.md"
    file.write_text(SOURCE.text, encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write(file, SOURCE, [Edit(start=0, end=3, text="1")])

    assert file.read_text(encoding="utf-8") == SOURCE.text
    assert [path.name for path in tmp_path.iterdir()] == ["x.md"]


@given(st.text(st.sampled_from("ab\r\né🎉"), max_size=20), st.data())
def test_edits_of_bytes_and_of_text_say_the_same(raw: str, data: st.DataObject) -> None:
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    source = Source(path="x.md", text=text)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    edit = Edit(start=cuts[0], end=cuts[1], text=data.draw(st.text(st.sampled_from("xy"), max_size=3)))
    around = text[cuts[0] - 1 : cuts[0]] if cuts[0] else "", text[cuts[1] : cuts[1] + 1]
    assume(edit.text or around != ("\n", "\n"))  # a lone \r and a lone \n that meet are one line's end
    edited = apply_to_bytes(raw.encode(), source, [edit]).decode()

    assert edited.replace("\r\n", "\n").replace("\r", "\n") == apply(source, [edit])


def test_a_new_file_is_made_and_an_old_one_never_overwritten(tmp_path):
    create(tmp_path / "jepsite.yml", "secret: demo\n")
    with pytest.raises(FileExistsError):
        create(tmp_path / "jepsite.yml", "gone\n")

    assert (tmp_path / "jepsite.yml").read_text() == "secret: demo\n"


def test_a_new_file_that_cannot_be_written_is_not_there(tmp_path):
    with pytest.raises(UnicodeEncodeError):
        create(tmp_path / "jepsite.yml", "\ud800")

    assert not list(tmp_path.iterdir())
