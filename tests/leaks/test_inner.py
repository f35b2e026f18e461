"""What is the seller's own in a plan, found by what it hangs on and not by its name."""

from jepsite.leaks.inner import texts_of, visible_source
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.source import Source
from tests.e2e.test_nothing_internal import PLAN

SOURCE = Source(path="content/clinics.md", text=PLAN)
DEAL = read_deal(SOURCE, Site()).value
CANARIES = {f"canary{number:02}" for number in range(1, 41)}
NO_TEXTS = {"canary01", "canary10", "canary11"}
"""The partner that only an internal person is of, and the notes' key: one word each, so that no five stand in a row."""

WAITED_FOR = {"canary19", "canary33"}
"""Ids that something shown waits for: a page never says them."""


def canaries(texts) -> set[str]:
    joined = " ".join(texts).casefold()
    return {canary for canary in CANARIES if canary in joined}


def test_every_internal_text_is_found():
    assert DEAL is not None
    assert CANARIES - canaries(texts_of(DEAL, SOURCE)[0]) - NO_TEXTS == set()


def test_and_none_of_it_among_what_is_shown():
    assert DEAL is not None
    _, shown = texts_of(DEAL, SOURCE)

    assert canaries(shown) <= NO_TEXTS | WAITED_FOR
    assert "We look" in shown


def test_the_visible_source_has_no_comment_and_no_hidden_block_and_is_as_long():
    visible = visible_source(SOURCE)

    assert len(visible) == len(PLAN)
    assert canaries([visible]) & {"canary08", "canary13", "canary14", "canary15", "canary16"} == set()
    assert "A summary." in visible
