"""A plan's documents: what a reader's copy is called, how the page links to it, and when two are the same."""

from dataclasses import replace
from datetime import date

import pytest

from jepsite.i18n.words import words_for
from jepsite.views.documents import Cut, document_name, revision, with_downloads
from jepsite.views.header import Download
from jepsite.views.marks import Name
from tests.render.sample import HEADER, SAMPLE
from tests.views.plans import BELLINI, made_from


def named(customer: str, cut: Cut = Cut.FULL, language: str = "en") -> str:
    return document_name(replace(HEADER, customer=Name(text=customer)), cut, words_for(language))


def test_a_readers_copy_says_whose_plan_it_is_what_it_is_and_of_when():
    assert named("Officine Bellini") == "Officine Bellini - joint execution plan - 2026-10-05.pdf"
    assert named("Officine Bellini", Cut.EXECUTIVE) == "Officine Bellini - executive summary - 2026-10-05.pdf"


def test_without_a_customer_it_is_the_suppliers_and_without_both_it_has_the_plans_title():
    alone = replace(HEADER, customer=None)

    assert document_name(alone, Cut.FULL, words_for("en")).startswith("Nordwind Systems - joint")
    assert document_name(replace(alone, supplier=None), Cut.FULL, words_for("en")).startswith("Manufacturing execution")


@pytest.mark.parametrize(
    ("customer", "beginning"),
    [
        ("Skov / Hansen A/S", "Skov-Hansen A-S"),
        ("C:\\Temp", "C-Temp"),
        ('"Le Bon" <Pain>?*', "Le Bon Pain"),
        ("..hidden", "hidden"),
        ("Ends in dots...", "Ends in dots"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("Tab\there\nand  there", "Tab here and there"),
        ("Società Anònima", "Società Anònima"),
        ("شركة النور للتجارة", "شركة النور للتجارة"),
        ("株式会社くも", "株式会社くも"),
        ("?", "joint execution plan"),
    ],
)
def test_a_name_holds_nothing_that_a_file_system_refuses_or_that_cannot_be_seen(customer: str, beginning: str):
    assert named(customer).startswith(beginning)


@pytest.mark.parametrize("letter", ["x", "ß", "株", "🦊"])
def test_a_name_without_end_still_fits_on_an_encrypted_disk(letter: str):
    name = named(letter * 300)

    assert len(name.encode()) <= 143
    assert name.endswith(" - joint execution plan - 2026-10-05.pdf")


def test_a_page_links_to_the_documents_that_exist():
    downloads = with_downloads(SAMPLE, (Cut.FULL, Cut.EXECUTIVE)).header.downloads

    assert downloads == (
        Download(label="PDF", href="plan.pdf", name="Officine Bellini - joint execution plan - 2026-10-05.pdf"),
        Download(
            label="Executive summary (PDF)",
            href="executive.pdf",
            name="Officine Bellini - executive summary - 2026-10-05.pdf",
        ),
    )


def test_a_revision_is_eight_hex_digits_of_what_a_view_says():
    assert len(revision(SAMPLE)) == 8
    assert int(revision(SAMPLE), 16) >= 0
    assert revision(replace(SAMPLE, header=replace(HEADER, status="Late"))) != revision(SAMPLE)


def test_a_page_and_its_documents_have_one_revision():
    assert revision(with_downloads(SAMPLE, Cut)) == revision(SAMPLE)
    assert revision(replace(SAMPLE, executive=None)) == revision(SAMPLE)


def test_two_views_of_one_plan_have_one_revision_and_the_next_day_has_another():
    one, again = (made_from(BELLINI, date(2026, 10, 5)).view() for _ in range(2))

    assert revision(one) == revision(again)
    assert revision(made_from(BELLINI, date(2026, 10, 6)).view()) != revision(one)
