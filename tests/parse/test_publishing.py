from functools import partial

import pytest

from jepsite.model.deal import Access, Brand, Links
from jepsite.parse import publishing
from jepsite.parse.faults import Faults
from jepsite.parse.nodes import read_nodes
from jepsite.source import Source


def read(reader, yaml: str):
    faults = Faults(Source(path="x.yml", text=yaml))
    node = read_nodes(faults, 0, len(yaml))
    return reader(node, faults), [f"{f.span.line}:{f.span.column} {f.code}" for f in faults.in_order()]


@pytest.mark.parametrize("word", ["link", "link+password", "password", "open"])
def test_access_is_one_of_four_words(word: str) -> None:
    assert read(publishing.access, word) == (Access(word), [])


def test_another_access_is_told() -> None:
    assert read(publishing.access, "closed") == (None, ["1:1 malformed-value"])


def test_a_brand_has_a_colour_and_a_logo() -> None:
    assert read(publishing.brand, "{colour: '#1d4ba8', logo: logo.svg}") == (
        Brand(colour="#1d4ba8", logo="logo.svg"),
        [],
    )
    assert read(publishing.brand, "{colour: '1d4ba8'}") == (Brand(), ["1:11 malformed-value"])
    assert read(publishing.brand, "blue") == (None, ["1:1 wrong-shape"])


def test_links_count_from_one() -> None:
    assert read(publishing.links, "{url: 2, gen: 3, revoked: [legal]}") == (Links(url=2, gen=3, revoked=("legal",)), [])
    assert read(publishing.links, "{}") == (Links(), [])
    assert read(publishing.links, "2") == (None, ["1:1 wrong-shape"])
    assert read(publishing.links, "{url: -1, gen: x, revoked: a b}") == (
        Links(),
        ["1:7 malformed-value", "1:16 malformed-value", "1:28 malformed-id"],
    )


def test_a_revoked_label_may_not_return_and_no_label_stands_twice() -> None:
    reader = partial(publishing.recipients, ("legal",))

    assert read(reader, "[ada, legal, ada, board, the CFO]") == (
        ("ada", "board"),
        ["1:7 revoked-recipient", "1:14 doubled-value", "1:26 malformed-id"],
    )


def test_internal_notes_are_kept_whole_whatever_their_shape() -> None:
    yaml = "amount: 184000 EUR\nstage:\ncontact: {phone: 1, mail: [a, b]}\nnotes: |\n  two\n  lines\n"

    assert read(publishing.internal, yaml) == (
        (
            ("amount", "184000 EUR"),
            ("stage", ""),
            ("contact.phone", "1"),
            ("contact.mail", "a"),
            ("contact.mail", "b"),
            ("notes", "two lines"),
        ),
        [],
    )
    assert read(publishing.internal, "just a note") == ((), ["1:1 wrong-shape"])
