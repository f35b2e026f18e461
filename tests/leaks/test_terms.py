"""What of a plan other pages must not say, in words."""

from jepsite.leaks.terms import Why, colleagues_in, is_within, names_in, passwords_in, secrets_in, shown_names, writings
from jepsite.protect.keys import keys_of
from tests.leaks.sites import BELLINI, SECRET, Plan

DEAL = Plan("bellini", BELLINI).deal


def test_a_customer_is_known_by_its_name_with_and_without_its_legal_form_and_by_its_people():
    found = [(term.why, b" ".join(term.words).decode()) for term in names_in(DEAL.path, DEAL.parties, DEAL.people)]

    assert found == [
        (Why.CUSTOMER, "officine bellini s p a"),
        (Why.CUSTOMER, "officine bellini"),
        (Why.CONTACT, "giulia ferri"),
        (Why.CONTACT, "g ferri bellini example"),
        (Why.CONTACT, "39 030 123 4567"),
        (Why.CONTACT, "390301234567"),
        (Why.DOMAIN, "bellini example"),
    ]


def test_a_first_name_a_team_and_a_mail_hosts_domain_are_nobodys():
    text = BELLINI.replace("Giulia Ferri", "Giulia").replace("g.ferri@bellini.example", "g@gmail.com")
    deal = Plan("bellini", text.replace("phone:", "team: true, phone:")).deal
    alone = Plan("bellini", text).deal

    assert {term.why for term in names_in(deal.path, deal.parties, deal.people)} == {Why.CUSTOMER}
    others = [term for term in names_in(alone.path, alone.parties, alone.people) if term.why is not Why.CUSTOMER]
    assert {term.shown for term in others} == {"g@gmail.com", "+39 030 123 4567", "390301234567"}


def test_a_colleague_who_is_internal_is_known_by_name_and_address():
    assert {term.shown for term in colleagues_in(DEAL)} == {"Grace Hidden", "grace@roster.example"}


def test_a_secret_is_known_in_every_writing_and_never_told():
    keys = keys_of(SECRET, DEAL)
    found = dict(secrets_in(keys, DEAL.path))

    assert {
        keys.root.hex().encode(),
        keys.recipients[0].fragment.encode(),
        *writings(keys.recipients[0].secret),
    } <= set(found)
    assert {term.shown for term in found.values()} == {f"the link of {DEAL.path}"}


def test_a_password_is_six_words():
    asked = Plan("bellini", BELLINI.replace("access: link", "access: password")).deal
    (term,) = passwords_in(keys_of(SECRET, asked), asked.path)

    assert len(term.words) >= 6
    assert term.shown == "the password of 'default'"


def test_a_customers_person_who_is_internal_is_nobody_to_name_at_all():
    deal = Plan("bellini", BELLINI.replace("email: g.ferri", "internal: true, email: g.ferri")).deal

    assert {term.shown for term in colleagues_in(deal)} >= {"Giulia Ferri", "Grace Hidden"}
    assert {term.why for term in names_in(deal.path, deal.parties, deal.people)} == {Why.CUSTOMER}


def test_a_plan_may_show_its_own_names():
    names = list(shown_names(DEAL))

    assert (b"tom", b"byrne") in names
    assert (b"grace", b"hidden") not in names
    assert is_within((b"bellini", b"example"), (b"g", b"ferri", b"bellini", b"example"))
    assert not is_within((b"ferri", b"example"), (b"g", b"ferri", b"bellini", b"example"))
