"""Addresses are derived exactly as the format says."""

from hypothesis import given
from hypothesis import strategies as st

from jepsite.protect.links import ALPHABET, SLUG_LENGTH, crockford, derive, slug

SECRET = bytes(range(32))
DEAL = bytes(range(16))


def test_the_slug_is_the_one_of_the_published_vector():
    assert slug(SECRET, DEAL, 1) == "h5q2ghmgxwf4m9axcaq4eba5z2"


def test_the_link_secret_of_the_published_vector_comes_out_of_the_same_derivation():
    salt = DEAL + (1).to_bytes(4, "big")

    assert (
        derive(SECRET, salt=salt, info=b"jepsite/1/link/default", length=20).hex()
        == "50eb9d722210dc68a653d506a2a7467c16b5b9e2"
    )


def test_a_new_counter_another_deal_and_another_secret_each_give_another_address():
    slugs = {slug(SECRET, DEAL, 1), slug(SECRET, DEAL, 2), slug(SECRET, bytes(16), 1), slug(bytes(32), DEAL, 1)}

    assert len(slugs) == 4


@given(st.binary(min_size=16, max_size=16), st.integers(1, 2**32 - 1))
def test_a_slug_is_26_characters_of_the_alphabet(deal, url):
    made = slug(SECRET, deal, url)

    assert len(made) == SLUG_LENGTH
    assert set(made) <= set(ALPHABET)


@given(st.binary(max_size=40))
def test_base32_keeps_every_bit(raw):
    bits = "".join(f"{ALPHABET.index(character):05b}" for character in crockford(raw))

    assert bits[: len(raw) * 8] == "".join(f"{byte:08b}" for byte in raw)
    assert set(bits[len(raw) * 8 :]) <= {"0"}
