"""Reads how a page is protected and dressed: access, brand, links; of a plan or of the site's settings."""

from jepsite.model.deal import Access, Brand, Links
from jepsite.parse import terms
from jepsite.parse.faults import Faults
from jepsite.parse.fields import Fields, as_pairs, each, term
from jepsite.parse.nodes import Items, Node, Pairs
from jepsite.parse.people import colour_of
from jepsite.parse.pictures import picture
from jepsite.parse.written import Written


def access(node: Node, faults: Faults) -> Access | None:
    """`link`, `link+password`, `password` or `open`."""

    def read(written: Written, faults: Faults) -> Access | None:
        return terms.choice(written, faults, Access)

    return term(read)(node, faults)


def brand(node: Node, faults: Faults) -> Brand | None:
    """The supplier's colour and logo."""
    pairs = as_pairs(node, faults)
    if pairs is None:
        return None
    fields = Fields(pairs, faults, "a brand")
    colour = fields.take("colour", term(colour_of))
    logo = fields.take("logo", term(picture))
    fields.finish()
    return Brand(colour=colour, logo=logo)


def links(node: Node, faults: Faults) -> Links | None:
    """The counters that `jepsite links` keeps."""
    pairs = as_pairs(node, faults)
    if pairs is None:
        return None
    fields = Fields(pairs, faults, "links")
    url = fields.take("url", term(terms.counter))
    gen = fields.take("gen", term(terms.counter))
    revoked = fields.take("revoked", each(term(terms.identifier)))
    fields.finish()
    return Links(url=url or 1, gen=gen or 1, revoked=revoked or ())


def recipients(revoked: tuple[str, ...], node: Node, faults: Faults) -> tuple[str, ...]:
    """Who gets a link of their own. A revoked label may never return: its old link would live again."""
    kept: list[str] = []
    for entry in node.nodes if isinstance(node, Items) else (node,):
        label = term(terms.identifier)(entry, faults)
        if label in revoked:
            hint = "its old link would live again: take a new label"
            faults.add("revoked-recipient", entry, f"'{label}' was revoked and may not return", hint)
        elif label in kept:
            faults.add("doubled-value", entry, f"'{label}' is named twice")
        elif label is not None:
            kept.append(label)
    return tuple(kept)


def internal(node: Node, faults: Faults) -> tuple[tuple[str, str], ...]:
    """The seller's own notes with free keys; what is nested is named by its path: `contact.phone`."""
    if as_pairs(node, faults) is None:
        return ()
    return tuple(_leaves("", node))


def _leaves(path: str, node: Node) -> list[tuple[str, str]]:
    if isinstance(node, Written):
        return [(path, " ".join(node.text.split()))]
    inner = (
        [(f"{path}.{key.text}" if path else key.text, entry) for key, entry in node.pairs]
        if isinstance(node, Pairs)
        else [(path, entry) for entry in node.nodes]
    )
    return [leaf for name, entry in inner for leaf in _leaves(name, entry)]
