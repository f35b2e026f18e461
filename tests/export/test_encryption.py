import io
from typing import Any

import pytest
from pypdf import PdfReader

from jepsite.export.cleaning import cleaned
from jepsite.export.encryption import encrypted
from tests.paper import chromiums

PLAIN = cleaned(
    chromiums(
        b"<</Type /Catalog\n/Pages 2 0 R>>",
        b"<</Type /Pages\n/Kids [3 0 R]\n/Count 1>>",
        b"<</Type /Page\n/Parent 2 0 R\n/MediaBox [0 0 595 842]>>",
    ),
    title="Plan for Anna Rossi",
    language="it",
)


@pytest.mark.parametrize("password", ["secret", "Schlüssel für Übermorgen", "a" * 100])
def test_the_password_opens_it(password):
    reader: Any = PdfReader(io.BytesIO(encrypted(PLAIN, password)), password=password)

    assert (reader.metadata.title, reader.root_object["/Lang"], len(reader.pages)) == ("Plan for Anna Rossi", "it", 1)


def test_another_password_does_not_nor_does_none():
    reader = PdfReader(io.BytesIO(encrypted(PLAIN, "secret")))

    assert [reader.decrypt(word) for word in ("", "Secret", "secret ")] == [0, 0, 0]


def test_it_is_aes_with_256_bits():
    reader: Any = PdfReader(io.BytesIO(encrypted(PLAIN, "secret")))
    told = reader.trailer["/Encrypt"]

    assert (told["/V"], told["/R"], told["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")


def test_no_word_of_it_stands_in_clear():
    sealed = encrypted(PLAIN, "secret")

    assert b"Anna" in PLAIN
    assert not any(word in sealed for word in (b"Anna", b"pypdf", b"CreationDate"))
