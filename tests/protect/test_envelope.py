"""Content is sealed as the format says, gives itself back, and shows of its length no more than a bucket."""

import zlib
from base64 import b64encode
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import example, given
from hypothesis import strategies as st

from jepsite.protect.envelope import (
    Content,
    Label,
    Sealed,
    file_name,
    from_bytes,
    packed,
    padded,
    seal,
    seal_body,
    to_bytes,
    unpacked,
    unseal,
)
from tests.protect.plans import keys

ROOT = keys().root
LABEL = Label(slug=keys().slug, path="index.html", content=Content.PAGE, gen=1)


def test_the_published_vector_comes_out():
    sealed = seal_body((10).to_bytes(4, "big") + b"hello plan\0\0", LABEL.text(), ROOT)

    assert sealed.label == '["jep1","h5q2ghmgxwf4m9axcaq4eba5z2","index.html","html",1,0]'
    assert sealed.siv.hex() == "911359a86c67466f304e95e55bc0049c"
    assert b64encode(sealed.ciphertext) == b"9JJui0S0Ot9o4LGcngL4ABD7Ty13yvYmBO/h5p9OYOg="


# --- round trips (T2) -------------------------------------------------------------------------------------------------


@given(st.one_of(st.binary(max_size=3000), st.text(max_size=1000).map(str.encode)))
@example(b"")
@example(b"\0")
@example("ein Plan für 🏭 \N{ZERO WIDTH JOINER}".encode())
def test_what_is_sealed_comes_back(content: bytes):
    assert unseal(seal(content, LABEL, ROOT), ROOT) == content


@pytest.mark.parametrize("length", [1_000_000, 8_000_000])
def test_large_content_comes_back(length: int):
    content = bytes(index * index % 251 for index in range(1000)) * (length // 1000)

    assert unseal(seal(content, LABEL, ROOT), ROOT) == content


@given(st.integers(2, 10_000_000))
def test_a_length_is_padded_to_a_bucket_at_most_an_eighth_larger(length: int):
    bucket = padded(length)

    assert length <= bucket <= length * 1.125
    assert padded(bucket) == bucket


def test_few_lengths_are_told_apart():
    assert len({padded(length) for length in range(10_000, 100_000)}) < 120


@given(st.binary(max_size=500))
def test_only_bucket_sizes_leave(content: bytes):
    body = packed(content)

    assert padded(len(body)) == len(body)
    assert len(seal(content, LABEL, ROOT).ciphertext) == len(body) + 16


def test_a_body_is_raw_deflate_behind_its_length():
    body = packed(b"plan " * 100)
    length = int.from_bytes(body[:4], "big")

    assert zlib.decompress(body[4 : 4 + length], wbits=-15) == b"plan " * 100
    assert set(body[4 + length :]) <= {0}
    assert unpacked(body) == b"plan " * 100


# --- nothing is altered unnoticed (T3 on this side) -------------------------------------------------------------------

SEALED = seal(b"the plan", LABEL, ROOT)


def flipped(raw: bytes, bit: int) -> bytes:
    changed = bytearray(raw)
    changed[bit // 8 % len(raw)] ^= 1 << bit % 8
    return bytes(changed)


@given(st.sampled_from(["siv", "ciphertext"]), st.integers(0, 1000))
def test_one_flipped_bit_and_nothing_opens(part: str, bit: int):
    changed: dict[str, Any] = {part: flipped(getattr(SEALED, part), bit)}

    assert unseal(replace(SEALED, **changed), ROOT) is None


@pytest.mark.parametrize(
    "label",
    [
        replace(LABEL, slug=keys(url=2).slug),
        replace(LABEL, path="other.html"),
        replace(LABEL, content=Content.FILE),
        replace(LABEL, gen=2),
        replace(LABEL, expires=1),
    ],
)
def test_a_label_cannot_say_anything_else(label: Label):
    assert unseal(replace(SEALED, label=label.text()), ROOT) is None


def test_another_root_opens_nothing():
    assert unseal(SEALED, keys(gen=2).root) is None


@pytest.mark.parametrize("ciphertext", [b"", b"short"])
def test_a_ciphertext_shorter_than_its_tag_opens_nothing(ciphertext: bytes):
    assert unseal(replace(SEALED, ciphertext=ciphertext), ROOT) is None


def test_what_was_sealed_without_being_packed_is_refused():
    assert unseal(seal_body(b"\0\0\0\4\xff\xff\xff\xff", LABEL.text(), ROOT), ROOT) is None


# --- keys and IVs (T5) ------------------------------------------------------------------------------------------------


def test_ten_thousand_sealings_use_no_key_and_iv_twice(monkeypatch: pytest.MonkeyPatch):
    used: dict[tuple[bytes, bytes], set[tuple[bytes, bytes]]] = {}

    class Watched:
        def __init__(self, key: bytes) -> None:
            self.key = key

        def encrypt(self, iv: bytes, data: bytes, about: bytes) -> bytes:
            used.setdefault((self.key, iv), set()).add((data, about))
            return AESGCM(self.key).encrypt(iv, data, about)

    monkeypatch.setattr("jepsite.protect.envelope.AESGCM", Watched)
    for number in range(10_000):
        seal(b"plan %d" % (number // 2), replace(LABEL, expires=number % 2), ROOT)

    assert len(used) == 10_000
    assert all(len(inputs) == 1 for inputs in used.values())


def test_the_same_input_gives_the_same_bytes():
    assert seal(b"plan", LABEL, ROOT) == seal(b"plan", LABEL, ROOT)


# --- files ------------------------------------------------------------------------------------------------------------


@given(st.binary(max_size=300))
def test_an_envelope_that_is_a_file_is_read_back(content: bytes):
    sealed = seal(content, replace(LABEL, content=Content.FILE, path="x.bin"), ROOT)

    assert from_bytes(to_bytes(sealed)) == sealed


@given(st.binary(max_size=60))
@example(b"jep1")
@example(b"jep1\xff\xff")
@example(b"jep1\0\2\xff\xff" + bytes(40))
def test_what_is_no_envelope_is_none(content: bytes):
    found = from_bytes(content)

    assert found is None or isinstance(found, Sealed)
    assert found is None or to_bytes(found) == content


def test_the_name_of_a_sealed_file_says_nothing_and_is_another_for_each_plan():
    names = {file_name(ROOT, "plan.pdf"), file_name(ROOT, "plan.xlsx"), file_name(keys(gen=2).root, "plan.pdf")}

    assert len(names) == 3
    assert all(len(name) == 16 and name.isalnum() for name in names)
