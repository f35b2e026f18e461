"""However a list or a map is written, an edit makes it read as wanted, and leaves every other line alone."""

import pytest

from jepsite.intake.edits import Edit, apply
from jepsite.intake.yamledits import entry_added, entry_removed, key_added, key_set
from jepsite.parse.faults import Faults
from jepsite.parse.nodes import Items, Node, Pairs, read_nodes
from jepsite.parse.written import Written
from jepsite.source import Source

STYLES = [
    ("[", "", ", ", "]"),
    ("[ ", "", " , ", " ]"),
    ("[", '"', ", ", "]"),
    ("[", "", ",\n   ", "]"),
    ("\n  - ", "", "\n  - ", ""),
    ("\n- ", "", " # why\n- ", ""),
    ("\n  # who\n  -   ", "'", "\n  -   ", ""),
]
"""How a list begins, what its entries are quoted with, what stands between them, how it ends."""
LABELS = ["ann", "b-2", "c", "dee"]
LISTS = [LABELS[:size] for size in range(1, 5)]


def written(style: tuple[str, str, str, str], labels: list[str]) -> str:
    """A map with such a list in its middle."""
    first, quote, between, last = style
    listed = first + between.join(f"{quote}{label}{quote}" for label in labels) + last
    return f"before: 1 # kept\nwho: {listed} # end\nafter: [x] # kept\n".replace(": \n", ":\n")


def nodes(text: str) -> dict[str, Node]:
    read = read_nodes(Faults(Source(path="a.md", text=text)), 0, len(text))

    assert isinstance(read, Pairs), text
    return {key.text: node for key, node in read.pairs}


def edited(text: str, edit: Edit) -> str:
    return apply(Source(path="a.md", text=text), [edit])


def entries(node: Node) -> list[str]:
    assert isinstance(node, Items)
    return [one.text for one in node.nodes if isinstance(one, Written)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("labels", "gone"), [(labels, gone) for labels in LISTS for gone in labels])
def test_an_entry_goes_and_the_others_stay(style, labels, gone):
    text = written(style, labels)
    result = edited(text, entry_removed(text, nodes(text)["who"], gone))

    assert entries(nodes(result)["who"]) == [label for label in labels if label != gone]
    assert result.startswith("before: 1 # kept\n")
    assert result.endswith("after: [x] # kept\n")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("labels", LISTS)
def test_an_entry_is_added_at_the_end(style, labels):
    text = written(style, labels)
    result = edited(text, entry_added(text, nodes(text)["who"], "new"))

    assert entries(nodes(result)["who"]) == [*labels, "new"]
    assert " # end\n" in result
    assert result.count("# why") == text.count("# why")


@pytest.mark.parametrize(
    ("before", "after"), [("who: []\n", "who: [new]\n"), ("who: ada # one\n", "who: [ada, new] # one\n")]
)
def test_an_entry_is_added_to_none_and_to_one_that_is_no_list(before, after):
    assert edited(before, entry_added(before, nodes(before)["who"], "new")) == after


@pytest.mark.parametrize(
    "text", ["who: ada # one\n", "who: 'ada' # one\n", "who:\n  - ada # one\n", "who: [ada] # one\n"]
)
def test_without_its_last_entry_a_list_is_empty(text):
    assert edited(text, entry_removed(text, nodes(text)["who"], "ada")) == "who: [] # one\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("links: {url: 1}\n", "links: {url: 1, gen: 2}\n"),
        ("links: {url: '1' }\n", "links: {url: '1', gen: 2 }\n"),
        ("links: {}\n", "links: {gen: 2}\n"),
        ("links:\n  url: 1 # one\nafter: 1\n", "links:\n  url: 1 # one\n  gen: 2\nafter: 1\n"),
        (
            "links:\n  revoked:\n  - a\n\n# more\nafter: 1\n",
            "links:\n  revoked:\n  - a\n  gen: 2\n\n# more\nafter: 1\n",
        ),
        ("links:\n  url: 1", "links:\n  url: 1\n  gen: 2"),
    ],
)
def test_a_key_is_added_behind_the_last(before, after):
    links = nodes(before)["links"]

    assert isinstance(links, Pairs)
    assert edited(before, key_added(before, links, "gen", "2")) == after


def test_a_key_is_added_behind_a_certain_one():
    text = "title: x\naccess: link # ours\n# theirs\nbuffer: 2d\n"
    read = read_nodes(Faults(Source(path="a.md", text=text)), 0, len(text))

    assert isinstance(read, Pairs)
    assert edited(text, key_added(text, read, "links", "{url: 2}", after="access")) == (
        "title: x\naccess: link # ours\nlinks: {url: 2}\n# theirs\nbuffer: 2d\n"
    )


def test_a_value_is_set_within_its_quotes():
    assert edited('gen: "1" # one\n', key_set(nodes('gen: "1" # one\n')["gen"], "2")) == 'gen: "2" # one\n'
