"""However a file is saved, the preview shows it, once (P2, P3, P4)."""

import re
import shutil
import time
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from watchdog.observers.polling import PollingObserver

from jepsite.audience import Audience
from jepsite.preview.making import Made, Task, in_clear
from jepsite.preview.quiet import LONGEST, SILENCE
from jepsite.preview.snapshot import Mode
from jepsite.preview.watcher import Observers
from tests.preview.projects import Studio, studio, text

MODES = ["native", "polling"]


@pytest.fixture(scope="module", params=MODES)
def saving(request, tmp_path_factory) -> Iterator[Studio]:
    """A preview with two plans, both built, that watches or polls."""
    root = tmp_path_factory.mktemp("saving")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    theme(elsewhere / "mine")
    (root / "themes").mkdir()
    (root / "themes" / "mine").symlink_to(elsewhere / "mine")
    often = Observers(polling=partial(PollingObserver, timeout=0.2))
    with studio(root, "bellini", "other", poll=request.param == "polling", observers=often) as it:
        it.settle()
        it.open("bellini")
        it.until(lambda: it.snapshot.watching is not None)

        assert it.snapshot.watching is not None
        assert it.snapshot.watching.mode is (Mode.POLLING if request.param == "polling" else Mode.NATIVE)
        yield it


def theme(folder: Path) -> None:
    """A theme that inherits the default one and has a style sheet of its own."""
    (folder / "static").mkdir(parents=True)
    (folder / "theme.toml").write_text('inherits = "default"\nstyles = ["mine.css"]\n', encoding="utf-8")
    (folder / "static" / "mine.css").write_text("p { color: red }\n", encoding="utf-8")


def shown_once(saving: Studio, title: str, version: int, name: str = "bellini") -> None:
    """The title comes to stand on the page, by one update that names this page only."""
    saving.until(lambda: title in saving.page(name))
    saving.settle()
    updates = saving.updates(version)

    assert [each.addresses for each in updates] == [(f"/p/{name}/",)], updates


def in_place(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")


def in_chunks(path: Path, content: str) -> None:
    """Each but the last ends within a character, as when a buffer is full."""
    whole = content.encode()
    assert whole.count("è".encode()) == 2
    first = whole.index("è".encode()) + 1
    second = whole.rindex("è".encode()) + 1
    with path.open("wb") as file:
        for part in (whole[:first], whole[first:second], whole[second:]):
            file.write(part)
            file.flush()
            time.sleep(0.05 if part != whole[second:] else 0)


def as_vim_does(path: Path, content: str) -> None:
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_text(content, encoding="utf-8")
    backup.unlink()


def by_replacing(path: Path, content: str) -> None:
    temporary = path.with_name("tmp8f2k1x")
    temporary.write_text(content, encoding="utf-8")
    temporary.replace(path)


def from_outside(path: Path, content: str) -> None:
    outside = path.parent.parent / "outside.md"
    outside.write_text(content, encoding="utf-8")
    outside.replace(path)


def deleted_and_made_again(path: Path, content: str) -> None:
    path.unlink()
    time.sleep(0.04)
    path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("save", [in_place, in_chunks, as_vim_does, by_replacing, from_outside, deleted_and_made_again])
def test_each_way_of_saving_is_one_update(saving, save) -> None:
    version, title = saving.snapshot.version, f"Così è, {save.__name__.replace('_', ' ')}, è così"
    save(saving.plan("bellini"), text(title))

    shown_once(saving, title, version)


def test_a_renamed_plan_has_a_new_address_and_the_old_one_is_gone(saving) -> None:
    saving.plan("other").rename(saving.plan("renamed"))
    saving.until(lambda: saving.snapshot.state("/p/renamed/") and not saving.snapshot.state("/p/other/"))
    saving.workshop.ask("/p/renamed/")

    assert "Write the contract" in saving.page("renamed")
    assert "/p/other/" not in saving.snapshot.routes

    saving.plan("renamed").rename(saving.plan("other"))
    saving.until(lambda: saving.snapshot.state("/p/other/") and saving.state("other").built)


def test_a_new_folder_with_a_picture_is_seen_when_the_plan_shows_it(saving) -> None:
    folder = saving.content / "pictures"
    folder.mkdir()
    (folder / "plant.png").write_bytes(b"\x89PNG one")
    saving.plan("bellini").write_text(text("With a picture", "\n  ![A plant](pictures/plant.png)\n"), encoding="utf-8")
    saving.until(lambda: "/p/bellini/pictures/plant.png" in saving.snapshot.routes)
    saving.settle()
    version = saving.snapshot.version
    (folder / "plant.png").write_bytes(b"\x89PNG two")
    saving.until(lambda: saving.snapshot.routes["/p/bellini/pictures/plant.png"].content == b"\x89PNG two")
    saving.settle()

    assert [each.kind for each in saving.updates(version)] == ["full"], "the page names the same picture as before"

    saving.plan("bellini").write_text(text("Without"), encoding="utf-8")
    saving.until(lambda: "Without" in saving.page("bellini"))
    shutil.rmtree(folder)


def test_a_theme_behind_a_link_is_watched_where_it_really_lies(saving) -> None:
    saving.plan("bellini").write_text(text("Mine").replace("---\n\n##", "theme: mine\n---\n\n##"), encoding="utf-8")
    saving.until(lambda: "/a/mine/" in saving.page("bellini"))
    saving.settle()
    version = saving.snapshot.version
    (saving.root / "themes" / "mine").resolve().joinpath("static", "mine.css").write_text("p { color: lime }\n")
    saving.until(lambda: saving.updates(version))
    saving.settle()
    sheets = [
        reply.content for path, reply in saving.snapshot.routes.items() if re.fullmatch(r"/a/mine/page\..*\.css", path)
    ]

    assert [(each.kind, each.addresses) for each in saving.updates(version)] == [("css", ("/p/bellini/",))]
    assert len(sheets) == 1
    assert b"color: lime" in sheets[0]


def test_twenty_saves_in_a_moment_are_two_builds_at_most(tmp_path) -> None:
    with studio(tmp_path, "bellini") as it:
        it.settle()
        it.built.clear()
        times = [time.perf_counter()]
        for number in range(20):
            it.plan("bellini").write_text(text(f"Save {number:02}"), encoding="utf-8")
            time.sleep(0.01)
            times.append(time.perf_counter())
        it.until(lambda: "Save 19" in it.page("bellini"))
        it.settle()
        pauses = sum(later - earlier > SILENCE / 2 for earlier, later in pairwise(times))
        overlong = int((times[-1] - times[0]) / LONGEST)

        assert len(it.built) <= 2 + pauses + overlong, "two, where the machine keeps up with the saving"
        assert "Save 19" in it.page("bellini")


def test_a_change_during_a_build_is_not_lost(tmp_path) -> None:
    clear = in_clear(Audience.PUBLIC)

    def slowly(task: Task) -> Made:
        made = clear(task)
        if "First" in task.source.text:
            it.plan("bellini").write_text(text("Second"), encoding="utf-8")
            time.sleep(0.15)
        return made

    with studio(tmp_path, "bellini", make=slowly) as it:
        it.settle()
        it.plan("bellini").write_text(text("First"), encoding="utf-8")
        it.until(lambda: "Second" in it.page("bellini"))
        it.settle()

        assert it.built == ["content/bellini.md"] * 3


def test_what_changes_no_content_builds_nothing(tmp_path) -> None:
    theme(tmp_path / "themes" / "mine")
    (tmp_path / "jepsite.yml").write_text("theme: mine\n", encoding="utf-8")
    with studio(tmp_path, "bellini", "other") as it:
        it.settle()
        it.built.clear()
        version = it.snapshot.version
        inputs = [path for path in tmp_path.rglob("*") if path.is_file()]
        for path in inputs:
            content = path.read_bytes()
            path.touch()
            path.write_bytes(content)
        for place in ("site", ".git", ".jepsite", "content/.cache", "content/.git"):
            (tmp_path / place).mkdir(parents=True, exist_ok=True)
            (tmp_path / place / "index.html").write_text("<p>output</p>")
            (tmp_path / place / "copy.md").write_text(text("Nobody's"))
        for name in ("4913", "bellini.md~", ".bellini.md.swp", "#bellini.md#", ".goutputstream-X", "notes.txt"):
            (it.content / name).write_text(text("Nobody's"))
        time.sleep(3)

        assert len(inputs) >= 5
        assert it.built == []
        assert it.snapshot.version == version
