"""What was locked is opened again, and what does not open is told apart."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from jepsite.model.deal import Access
from jepsite.protect.contents import Contents
from jepsite.protect.open import Refusal, open_file, open_page, read_envelope, root_for
from jepsite.protect.shell import envelope_of
from tests.protect.plans import keys
from tests.protect.sealed import Locked, locked

WRAP = "A" * 64
SALT = "A" * 21 + "Q=="
PDF = b"%PDF-1.7"


@pytest.fixture(scope="module")
def found() -> Locked:
    return locked(keys(), html=b"<p>The plan</p>", files={"plant.png": b"picture", "plan.pdf": PDF})


def altered(page: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """A sealed page whose envelope somebody changed."""
    envelope = envelope_of(page)
    assert envelope is not None
    data = json.loads(envelope)
    change(data)
    return page.replace(envelope, json.dumps(data).encode())


def test_a_page_gives_back_itself_and_its_files(found: Locked):
    opened = open_page(found.page.content, path=found.page.path, keys=found.keys)

    assert opened == Contents(
        page=b"<p>The plan</p>",
        files={"plant.png": b"picture"},
        elsewhere={"plan.pdf": found.files[0].path.rpartition("/")[2]},
    )
    assert open_file(found.files[0].content, path=found.files[0].path, keys=found.keys) == PDF


@pytest.mark.parametrize("other", [b"", b"<p>clear</p>", b'<script type="application/json" id="env">{}</script>'])
def test_a_page_without_an_envelope_is_not_ours(found: Locked, other: bytes):
    assert open_page(other, path=found.page.path, keys=found.keys) is Refusal.NOT_OURS


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(more=1),
        lambda data: data.update(v=2),
        lambda data: data.update(k=[]),
        lambda data: data.update(k=[{"w": WRAP, "note": "to legal"}]),
        lambda data: data.update(k=[{"w": WRAP, "p": {"it": "many", "s": SALT}}]),
        lambda data: data.update(k=[{"w": WRAP, "p": 1}]),
        lambda data: data.update(k=[{"w": "AAAA"}]),
        lambda data: data.update(k=[{"w": WRAP, "p": {"it": 1, "s": "AAAA"}}]),
        lambda data: data.update(k=[{"w": WRAP, "p": {"it": 1, "s": SALT, "only": "legal"}}]),
        lambda data: data["d"].update(s="AAAA"),
        lambda data: data.update(
            k=[{"w": WRAP, "p": {"it": 1, "s": salt}} for salt in (SALT, SALT.replace("AA", "BB"))]
        ),
        lambda data: data.update(k=[{"w": "Not base64!"}]),
        lambda data: data["d"].update(c=7),
        lambda data: data["d"].update(a=7),
        lambda data: data["d"].update(note="to legal"),
        lambda data: data["d"].update(a="Bellini"),
        lambda data: data["d"].update(a='["jep2",1,2,3,4,5]'),
        lambda data: data["d"].update(a='{"jep1":1}'),
    ],
)
def test_an_envelope_of_any_other_shape_is_not_ours(found: Locked, change: Callable[[dict[str, Any]], object]):
    """So that nothing can be written into one, where no search would find it."""
    page = altered(found.page.content, change)

    assert open_page(page, path=found.page.path, keys=found.keys) is Refusal.NOT_OURS


def test_a_page_opens_at_its_own_address_only(found: Locked):
    other = keys(url=2)

    assert open_page(found.page.content, path=f"p/{other.slug}/index.html", keys=found.keys) is Refusal.MISPLACED
    assert open_page(found.page.content, path=found.page.path, keys=other) is Refusal.MISPLACED
    assert open_page(found.page.content, path=found.page.path, keys=keys(gen=2)) is Refusal.MISPLACED


def test_a_file_opens_under_its_own_name_only(found: Locked):
    path = f"p/{found.keys.slug}/{'0' * 16}.bin"

    assert open_file(found.files[0].content, path=path, keys=found.keys) is Refusal.MISPLACED
    assert open_file(PDF, path=path, keys=found.keys) is Refusal.NOT_OURS


def test_another_root_is_the_wrong_key(found: Locked):
    wrong = replace(found.keys, root=bytes(32))

    assert open_page(found.page.content, path=found.page.path, keys=wrong) is Refusal.WRONG_KEY
    assert open_file(found.files[0].content, path=found.files[0].path, keys=wrong) is Refusal.WRONG_KEY


def test_each_recipient_is_known_to_get_in_or_not():
    both, legal = keys(recipients=("legal", "board")), keys(recipients=("legal",))
    envelope = read_envelope(locked(legal, html=b"x").page.content)
    assert envelope is not None

    assert root_for(envelope, both) == (both.root, None)


def test_a_password_is_tried_as_a_reader_would():
    found = keys(access=Access.LINK_AND_PASSWORD)
    envelope = read_envelope(locked(found, html=b"x").page.content)
    assert envelope is not None

    assert envelope.salt == found.salt
    assert root_for(envelope, found) == (found.root,)
