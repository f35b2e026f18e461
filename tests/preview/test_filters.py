"""What editors do beside saving is not looked at."""

import pytest
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
)

from jepsite.preview.filters import Noticed, noticed

ROOT = "/p/.hidden/content"


@pytest.mark.parametrize("kind", [FileCreatedEvent, FileModifiedEvent, FileDeletedEvent, FileClosedEvent])
def test_a_file_that_was_written_made_or_deleted_is_looked_at(kind) -> None:
    assert [each.path for each in noticed(kind(f"{ROOT}/a.md"), ROOT)] == [f"{ROOT}/a.md"]


@pytest.mark.parametrize("kind", [FileOpenedEvent, FileClosedNoWriteEvent, DirCreatedEvent, DirModifiedEvent])
def test_reading_and_what_a_folder_notices_of_its_files_is_not(kind) -> None:
    assert noticed(kind(f"{ROOT}/a.md"), ROOT) == ()


def test_of_a_move_both_ends_are_looked_at() -> None:
    event = FileMovedEvent(f"{ROOT}/a.md", f"{ROOT}/b.md")

    assert noticed(event, ROOT) == (
        Noticed(path=f"{ROOT}/a.md", whole=True),
        Noticed(path=f"{ROOT}/b.md", whole=True),
    )


def test_a_file_that_an_editor_puts_aside_is_about_to_be_written_anew() -> None:
    event = FileMovedEvent(f"{ROOT}/a.md", f"{ROOT}/a.md~")

    assert noticed(event, ROOT) == (Noticed(path=f"{ROOT}/a.md", whole=False),)


@pytest.mark.parametrize("event", [DirDeletedEvent(f"{ROOT}/de"), DirMovedEvent(f"{ROOT}/de", "/elsewhere/.x/de")])
def test_a_folder_that_went_is_looked_at(event) -> None:
    assert f"{ROOT}/de" in [each.path for each in noticed(event, ROOT)]


def test_the_watched_folder_itself_may_go() -> None:
    assert [each.path for each in noticed(DirDeletedEvent(ROOT), ROOT)] == [ROOT]


@pytest.mark.parametrize(
    "name",
    [
        *("a.md~", ".a.md.swp", "a.swx", "4913", "#a.md#", ".goutputstream-1A2B", ".hidden.md", "a.md.tmp"),
        *(".git/index", ".cache/a.md", "de/.git/HEAD", "__pycache__/a.pyc", "node_modules/b/readme.md"),
    ],
)
def test_scratch_files_and_caches_are_not(name) -> None:
    assert noticed(FileModifiedEvent(f"{ROOT}/{name}"), ROOT) == ()


def test_who_is_done_and_who_is_still_writing_is_told_apart() -> None:
    (closed,) = noticed(FileClosedEvent(f"{ROOT}/a.md"), ROOT)
    (modified,) = noticed(FileModifiedEvent(f"{ROOT}/a.md"), ROOT)
    (created,) = noticed(FileCreatedEvent(f"{ROOT}/a.md"), ROOT)

    assert [(each.whole, each.open) for each in (closed, modified, created)] == [
        (True, False),
        (False, True),
        (False, False),
    ]
