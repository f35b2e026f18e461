"""What is kept of a plan is small, and holds nothing in clear that is the seller's own."""

from jepsite.leaks.lexicon import numbers_of
from jepsite.leaks.noted import noted, terms_of
from jepsite.leaks.terms import Why
from jepsite.protect.keys import keys_of
from tests.leaks.sites import ALBA, SECRET, Plan


def note(text: str):
    plan = Plan("alba", text)
    return noted(plan.deal, plan.source, keys_of(SECRET, plan.deal))


def test_internal_runs_are_kept_as_numbers_and_what_is_shown_elsewhere_is_not_internal():
    hidden = "Their board has fallen out with the present supplier."
    said = ALBA.replace("We start on one ward.", hidden)
    numbers = numbers_of([hidden])

    assert numbers <= set(note(ALBA).inner)
    assert not numbers & set(note(said).inner)


def test_its_own_people_and_what_it_writes_for_all_may_be_shown():
    more = ALBA.replace("We start", "Write to ward@alba.example. <!-- not to x@y.example --> We start")

    assert note(ALBA).addresses == {"c.riva@alba.example", "tom@roster.example"}
    assert note(more).addresses == {"c.riva@alba.example", "tom@roster.example", "ward@alba.example"}
    assert (b"clinica", b"alba") in note(ALBA).shows


def test_its_terms_are_its_customers_its_hidden_colleagues_and_its_passwords():
    deal = Plan("alba", ALBA.replace("access: link", "access: password")).deal

    assert {term.why for term in terms_of(deal, keys_of(SECRET, deal))} == {
        Why.CUSTOMER, Why.CONTACT, Why.DOMAIN, Why.COLLEAGUE, Why.PASSWORD,
    }  # fmt: skip
