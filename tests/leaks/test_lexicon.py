"""One index of all terms: what is not there costs nothing, and what is there is found."""

from dataclasses import replace

from jepsite.leaks.lexicon import Lexicon, numbers_of
from jepsite.leaks.terms import Term, Why
from jepsite.leaks.words import words_of


def term(text: str) -> Term:
    return Term(words=tuple(words_of(text)), why=Why.CUSTOMER, plan="a.md", shown=text)


def found(lexicon: Lexicon, text: str, counts=lambda term: True) -> list[str]:
    words = words_of(text)
    return [each.shown for each in lexicon.terms_among(words, set(words), counts)]


def test_a_term_is_found_where_all_its_words_stand_in_a_row():
    lexicon = Lexicon()
    lexicon.add([term("Officine Bellini"), term("Clinica Alba")])

    assert found(lexicon, "as at OFFICINE BELLINI, Brescia") == ["Officine Bellini"]
    assert found(lexicon, "Bellini, officine; clinica: Officine Alba") == []
    assert found(lexicon, "Officine Bellini", lambda term: False) == []


def test_ten_plans_of_one_customer_cost_no_more_than_one():
    lexicon = Lexicon()
    for number in range(10):
        lexicon.add([replace(term("Officine Bellini"), plan=f"{number}.md")])
    asked: list[str] = []

    def counts(each: Term) -> bool:
        asked.append(each.plan)
        return True

    assert found(lexicon, "Officine Bellini", counts) == ["Officine Bellini"]
    assert asked == ["0.md"]


def test_a_secret_is_found_alone_or_between_signs_and_in_either_case():
    lexicon = Lexicon()
    secret = b"1a3nstwh223e6h9jktm3a59t6fgbbbef2pw"
    lexicon.add_secrets([(secret, term("x"))])

    for run in (secret, secret.upper(), b"p/x/" + secret, b"a-" + secret + b"_b"):
        assert [written for written, _ in lexicon.secrets_among([run])] == [secret]
    assert list(lexicon.secrets_among([secret[:-1], b"x" + secret])) == []


def test_a_run_of_five_internal_words_is_found_with_its_words():
    lexicon = Lexicon()
    lexicon.add_inner(numbers_of(["one two three four five six", "alpha beta gamma delta epsilon"]))

    assert lexicon.inner_among(words_of("so: Two, three - four; five. SIX"))
    assert [run for _, run in lexicon.inner_runs(words_of("x two three four five six y"))] == [
        (b"two", b"three", b"four", b"five", b"six")
    ]
    assert not lexicon.inner_among(words_of("two three four and five six; four five six alpha beta"))
