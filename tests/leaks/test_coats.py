"""What a text says in another writing is read, and what is no writing is left alone."""

import base64

import pytest

from jepsite.leaks.coats import coats_of, is_something, plain, runs_of, without


def read(text: str) -> dict[str, str]:
    return {decoder: content.decode(errors="replace") for decoder, content in coats_of(text, runs_of(text))}


def test_entities_are_read_however_often_they_were_written():
    assert plain("Law &amp;amp; S&#111;ns") == "Law & Sons"
    assert plain("no sign") == "no sign"


def test_percent_signs_are_read_with_what_is_around_them():
    assert "Officine Bellini" in read("see https://x.example/?q=Officine%20Bellini and go on")["URL"]
    assert "Officine Bellini" in read("?q=Officine%2520Bellini")["URL"]
    assert read("50 % of it, 100%") == {}


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
@pytest.mark.parametrize("padded", [True, False])
def test_base64_is_read_in_both_alphabets_with_and_without_its_end(encode, padded):
    run = encode("Officine Bellini? ¿Sí?".encode()).decode()

    assert read(f"x={run if padded else run.rstrip('=')}")["base64"] == "Officine Bellini? ¿Sí?"


def test_hexadecimal_is_read_in_either_case():
    assert read(b"Officine Bellini".hex())["hex"] == "Officine Bellini"
    assert read(b"Officine Bellini".hex().upper())["hex"] == "Officine Bellini"


def test_words_and_hashes_are_no_base64():
    assert "base64" not in read("Donaudampfschifffahrtsgesellschaft h5q2ghmgxwf4m9axcaq4eba5z2")


def test_bytes_mean_something_where_they_have_a_head_or_are_text():
    assert is_something(b"\x1f\x8b\x08")
    assert is_something("Größe".encode())
    assert is_something("a word".encode("utf-16-le"))
    assert not is_something(b"\x9f\x03\xfe\x00\x11\xaa")


def test_long_runs_can_be_taken_out():
    text = f"before {'A' * 300} after {'B' * 20}"

    assert without(runs_of(text), text, 200).split() == ["before", "after", "B" * 20]
