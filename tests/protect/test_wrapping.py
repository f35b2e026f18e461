"""A plan's root is wrapped for each recipient as the format says, and no key ever wraps two roots."""

from base64 import b64encode
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jepsite.model.deal import Access
from jepsite.protect.keys import Keys
from jepsite.protect.wrapping import (
    ROUNDS,
    ROUNDS_ALONE,
    key_of,
    normalised,
    rounds_of,
    stretch,
    unwrap,
    wrapping_key,
    wraps_of,
)
from tests.protect.plans import PASSWORD, keys


def test_the_published_vectors_come_out():
    by_link, by_both = keys(), keys(access=Access.LINK_AND_PASSWORD, password=PASSWORD)

    assert key_of(by_link.recipients[0], by_link).hex() == (
        "0dc78c06ff68f7ef85eac6f2c881c8f75f28e1917e65965e59ef24bd4be51a83"
    )
    assert key_of(by_both.recipients[0], by_both).hex() == (
        "8d36d4868bc54fba6d5f08f696fa9145b65cfae47c59ce855dfb160f0f29f98b"
    )
    assert [b64encode(wrap.wrapped) for wrap in (*wraps_of(by_link), *wraps_of(by_both))] == [
        b"aL57iJ9hgXoS1I+ydhXfLQO/AM/YWzmAOnSRDSZiCBuLO3JOt7PSz/fBtcvGzxCc",
        b"XYBcElVdx1NiBakIHufAOIFTGz+A5G2fOFYFfXddDx8xFwoOOdkBoJgwUxg5g/B6",
    ]


@pytest.mark.parametrize(
    ("access", "rounds"), [(Access.LINK, 0), (Access.LINK_AND_PASSWORD, ROUNDS), (Access.PASSWORD, ROUNDS_ALONE)]
)
def test_a_password_is_stretched_the_more_the_less_stands_beside_it(access: Access, rounds: int):
    assert rounds_of(access) == rounds


def test_link_password_and_both_make_three_keys():
    slug, link, slow = keys().slug, bytes(20), bytes(32)
    made = {
        wrapping_key(slug, 1, link=link),
        wrapping_key(slug, 1, stretched=slow),
        wrapping_key(slug, 1, link=link, stretched=slow),
    }

    assert len(made) == 3


@pytest.mark.parametrize(
    "written",
    [
        "correct horse battery staple",
        "  correct horse battery staple\n",
        "Correct horse battery staple",
        "correct  horse battery\tstaple",
        "correct\N{NO-BREAK SPACE}horse battery staple",
        "\N{FULLWIDTH LATIN SMALL LETTER C}orrect horse battery staple",
    ],
)
def test_what_a_keyboard_makes_of_a_password_is_forgiven(written: str):
    assert normalised(written) == PASSWORD


def test_a_password_may_be_composed_or_decomposed():
    assert stretch("caf\u00e9", salt=bytes(16), rounds=1) == stretch("cafe\u0301", salt=bytes(16), rounds=1)


# --- the zero IV is sound (T5) ----------------------------------------------------------------------------------------


def test_no_key_ever_wraps_two_roots(monkeypatch: pytest.MonkeyPatch):
    """Same links, a new root each generation: were slug and generation not in the key, GCM would repeat a nonce."""
    used: dict[bytes, set[bytes]] = {}

    class Watched:
        def __init__(self, key: bytes) -> None:
            self.key = key

        def encrypt(self, iv: bytes, root: bytes, about: bytes) -> bytes:
            used.setdefault(self.key, set()).add(root)
            return AESGCM(self.key).encrypt(iv, root, about)

    monkeypatch.setattr("jepsite.protect.wrapping.AESGCM", Watched)
    for url in range(1, 4):
        for gen in range(1, 100):
            wraps_of(keys(recipients=("legal", "board"), url=url, gen=gen))

    assert len(used) == 3 * 99 * 2
    assert all(len(roots) == 1 for roots in used.values())


# --- one recipient is revoked alone -----------------------------------------------------------------------------------


def opened(found: Keys, by: Keys, label: str) -> list[bool]:
    """Which of the wraps of one state of the plan a recipient of another opens."""
    (reader,) = (reader for reader in by.recipients if reader.label == label)
    key = wrapping_key(found.slug, found.gen, link=reader.secret)
    return [unwrap(wrap.wrapped, key, found.slug, found.gen) == found.root for wrap in wraps_of(found)]


def test_each_recipient_opens_the_one_wrap_that_is_theirs():
    both = keys(recipients=("legal", "board"))

    assert opened(both, both, "legal") == [True, False]
    assert opened(both, both, "board") == [False, True]


def test_a_revoked_recipient_opens_nothing_and_the_other_one_as_before():
    before, after = keys(recipients=("legal", "board")), keys(recipients=("board",), gen=2)

    assert opened(after, before, "legal") == [False]
    assert opened(after, before, "board") == [True]


def test_a_wrap_opens_for_its_address_and_generation_only():
    found = keys()
    (wrap,) = wraps_of(found)
    key = key_of(found.recipients[0], found)

    assert unwrap(wrap.wrapped, key, found.slug, 2) is None
    assert unwrap(wrap.wrapped, key, keys(url=2).slug, 1) is None
    assert unwrap(b"", key, found.slug, 1) is None


def test_a_password_alone_needs_no_link(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("jepsite.protect.wrapping.rounds_of", lambda _access: 1)
    found = keys(access=Access.PASSWORD, password=PASSWORD)
    (reader,) = found.recipients
    (wrap,) = wraps_of(found)

    assert wrap.alone
    assert key_of(replace(reader, secret=bytes(20)), found) == key_of(reader, found)
