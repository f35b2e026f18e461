"""What leaves is one page that opens and sealed files, and they say nothing of the plan."""

import re
from dataclasses import replace
from datetime import date

import pytest

from jepsite.artifact import Kind
from jepsite.model.deal import Access
from jepsite.protect.lock import end_of
from jepsite.protect.open import open_page
from tests.protect.plans import keys
from tests.protect.sealed import locked
from tests.render.sample import SAMPLE


def test_a_page_is_locked_where_it_stood_and_comes_back_to_the_byte():
    found = locked(keys())
    opened = open_page(found.page.content, path=found.page.path, keys=found.keys)

    assert (found.page.path, found.page.kind) == (f"p/{found.keys.slug}/index.html", Kind.SEALED_PAGE)
    assert opened == replace(opened, page=found.clear, files={})  # type: ignore[type-var] # it opened


def test_pictures_travel_within_and_documents_beside():
    found = locked(keys(), files={"plant.png": b"picture", "plan.pdf": b"%PDF"})

    assert [file.kind for file in found.files] == [Kind.SEALED_FILE]
    assert re.fullmatch(rf"p/{found.keys.slug}/[0-9a-z]{{16}}\.bin", found.files[0].path)


def test_nothing_of_the_plan_can_be_read():
    found = locked(keys(), files={"Officine Bellini.pdf": b"%PDF Bellini", "plant.png": b"picture"})
    words = {SAMPLE.header.title.encode(), b"Bellini", b"Manufacturing", b"plant.png"}

    assert all(word in found.clear for word in words - {b"plant.png"})
    assert {word for word in words for file in (found.page, *found.files) if word in file.content} == set()


def test_the_same_plan_gives_the_same_bytes_and_another_generation_others():
    assert locked(keys()) == locked(keys())
    assert locked(keys(gen=2)).page.content != locked(keys()).page.content


@pytest.mark.parametrize("day", [None, date(2026, 11, 30)])
def test_an_expiry_stands_in_every_label(day: date | None):
    found = locked(keys(), files={"plan.pdf": b"%PDF"}, expires=day)

    assert f',"html",1,{end_of(day)}]'.replace('"', '\\"').encode() in found.page.content
    assert f',"file",1,{end_of(day)}]'.encode() in found.files[0].content


def test_a_last_day_is_over_when_it_is_over_everywhere():
    assert end_of(date(2026, 11, 30)) == 1_796_126_400  # 1 December 2026, 12:00 UTC: midnight in the last time zone


def test_a_page_says_how_many_readers_it_has_and_not_who_they_are():
    found = locked(keys(recipients=("legal", "board")))

    assert found.page.content.count(b'{"w":') == 2
    assert b"legal" not in found.page.content


@pytest.mark.parametrize(
    ("access", "said"),
    [
        (Access.LINK, b'"k":[{"w":"'),
        (Access.LINK_AND_PASSWORD, b'"p":{"it":600000,"s":"'),
        (Access.PASSWORD, b'"only":true}}]'),
    ],
)
def test_the_envelope_says_what_it_takes_to_open_it(access: Access, said: bytes):
    assert said in locked(keys(access=access)).page.content
