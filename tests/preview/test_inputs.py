"""A file is what is in it: by that it is known again, and by that a change is told."""

from pathlib import Path

from jepsite.preview.inputs import UNREAD, Inputs, look, prints, theme_prints


def test_content_makes_the_difference_and_nothing_else(tmp_path) -> None:
    one, two = tmp_path / "a.md", tmp_path / "b.md"
    one.write_text("same")
    two.write_text("same")
    before = look(str(one))
    one.touch()

    assert look(str(one)) == before == look(str(two))

    one.write_text("other")

    assert look(str(one)) != before


def test_a_file_that_is_missing_empty_or_cut_is_not_whole(tmp_path) -> None:
    plan, picture = tmp_path / "a.md", tmp_path / "a.png"

    assert not look(str(plan)).whole
    assert look(str(plan)).print is None

    for content, whole in ((b"", False), ("Perché".encode()[:-1], False), ("Perché".encode(), True)):
        plan.write_bytes(content)

        assert look(str(plan)).whole is whole

    picture.write_bytes(b"\xff\xfe")

    assert look(str(picture)).whole


def test_the_readers_of_a_file_are_those_that_were_made_from_other_content(tmp_path) -> None:
    plan, picture = tmp_path / "a.md", tmp_path / "plant.png"
    plan.write_text("text")
    picture.write_bytes(b"one")
    inputs = Inputs()
    inputs.record("a", prints([plan, picture]))
    inputs.record("b", prints([picture]))

    assert inputs.made_otherwise(str(picture), look(str(picture)).print) == frozenset()

    picture.write_bytes(b"two")

    assert inputs.made_otherwise(str(picture), look(str(picture)).print) == {"a", "b"}
    assert inputs.made_otherwise(str(plan), look(str(plan)).print) == frozenset()
    assert inputs.made_otherwise(str(tmp_path / "other"), None) == frozenset()

    inputs.record("a", prints([plan, picture]))

    assert inputs.made_otherwise(str(picture), look(str(picture)).print) == {"b"}


def test_a_file_that_was_never_read_differs_from_any(tmp_path) -> None:
    inputs = Inputs()
    inputs.record("a", {str(tmp_path / "a.md"): UNREAD})

    assert inputs.made_otherwise(str(tmp_path / "a.md"), None) == {"a"}
    assert inputs.made_otherwise(str(tmp_path / "a.md"), look(__file__).print) == {"a"}
    assert inputs.paths() == frozenset(), "where it is not read yet, there is nothing to compare"


def test_a_linked_file_is_known_by_both_its_names(tmp_path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("one")
    link.symlink_to(real)
    inputs = Inputs()
    inputs.record("a", prints([link]))
    real.write_text("two")

    assert inputs.linked() == (str(real),)
    for path in (real, link):
        assert inputs.made_otherwise(str(path), look(str(path)).print) == {"a"}

    inputs.forget("a")

    assert inputs.linked() == ()
    assert inputs.paths() == frozenset()


def test_what_lies_in_a_folder_is_found_by_it(tmp_path) -> None:
    inputs = Inputs()
    inputs.record("a", {str(tmp_path / "de" / "a.md"): None, str(tmp_path / "de-other" / "b.md"): None})

    assert inputs.within(str(tmp_path / "de")) == (str(tmp_path / "de" / "a.md"),)
    assert not inputs.reads(str(tmp_path / "de"))


def test_themes_are_known_by_all_their_files(tmp_path) -> None:
    (tmp_path / "mine" / "static").mkdir(parents=True)
    (tmp_path / "mine" / "theme.toml").write_text("")
    (tmp_path / "mine" / "static" / "mine.css").write_text("")
    (tmp_path / "mine" / "static" / ".mine.css.swp").write_text("")

    assert [path.removeprefix(str(tmp_path)) for path in sorted(theme_prints([tmp_path / "mine"]))] == [
        "/mine/static/mine.css",
        "/mine/theme.toml",
    ]


def test_what_was_never_built_is_expected_like_a_file_that_was_never_read(tmp_path, monkeypatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "one.md").write_text("one")
    (tmp_path / "linked").symlink_to("real")
    (tmp_path / "two.md").symlink_to("real/one.md")
    (tmp_path / "three.md").write_text("three")
    monkeypatch.chdir(tmp_path)
    sources = {
        "1": Path("linked/one.md"),
        "2": tmp_path / "two.md",
        "3": Path("three.md"),
        "4": Path("real/../gone.md"),
    }
    expected, recorded = Inputs(), Inputs()
    expected.expect(sources)
    for plan, source in sources.items():
        recorded.record(plan, {str(source.absolute()): UNREAD})

    assert vars(expected) == vars(recorded)
    assert sorted(expected.linked()) == [str(tmp_path / "gone.md"), *[str(tmp_path / "real" / "one.md")] * 2]
