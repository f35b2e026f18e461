"""Pictures and documents travel within the page as long as there is room."""

from hypothesis import given
from hypothesis import strategies as st

from jepsite.artifact import Artifact
from jepsite.protect.contents import INSIDE_LIMIT, inside, joined, parted

MEDIA_TYPES = {"pdf": "application/pdf", "png": "image/png"}


def files(**sizes: int) -> dict[str, Artifact]:
    """Files by name, `plan_pdf=3`: `plan.pdf` of three bytes."""
    named = {name.replace("_", "."): bytes(size) for name, size in sizes.items()}
    return {
        name: Artifact(path=f"p/x/{name}", content=content, media_type=MEDIA_TYPES[name.rpartition(".")[2]])
        for name, content in named.items()
    }


def test_a_page_without_files_is_as_it_was():
    assert joined(b"<html>", {}, {}) == b"<html>"


def test_pictures_go_within_and_what_finds_no_room_is_fetched():
    assert inside(files(hall_png=INSIDE_LIMIT - 10, gate_png=12, dock_png=10)) == {"hall.png", "dock.png"}


def test_documents_are_fetched_by_those_who_want_them():
    assert inside(files(plan_pdf=8, hall_png=12)) == {"hall.png"}


def test_the_limit_itself_still_fits():
    assert inside(files(hall_png=INSIDE_LIMIT)) == {"hall.png"}
    assert inside(files(hall_png=INSIDE_LIMIT + 1)) == frozenset()


@given(st.dictionaries(st.text(min_size=1), st.binary()))
def test_what_was_joined_is_parted_again(contents: dict[str, bytes]):
    beside = {name: Artifact(path=name, content=content, media_type="x/y") for name, content in contents.items()}
    elsewhere = {name: f"{index}.bin" for index, name in enumerate(sorted(beside)) if index % 2}
    found = parted(joined(b"<p>The plan</p>", beside, elsewhere))

    assert found.page == b"<p>The plan</p>"
    assert found.elsewhere == elsewhere
    assert found.files == {name: content for name, content in contents.items() if name not in elsewhere}


def test_a_name_cannot_end_the_table():
    beside = {"</script><script>x": Artifact(path="p", content=b"", media_type="x/y")}

    assert joined(b"", beside, {}).count(b"<script") == 1
