"""What of a plan is the seller's own, and what is not, as texts.

Found by kind and not by name: whatever hangs on something internal is internal, whichever fields it has, so that a
field added to the model is looked for from the day it is there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Final

from jepsite.audience import Visibility
from jepsite.diagnostics import Span
from jepsite.model.deal import Deal
from jepsite.model.values import Prose
from jepsite.parse.faults import Faults
from jepsite.parse.hidden import take_out
from jepsite.source import Source

_FENCE: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)
_COMMENT: Final = re.compile(r"(?:^|[ \t])#[ \t]*(\S.*)$", re.MULTILINE)


def texts_of(deal: Deal, source: Source) -> tuple[list[str], list[str]]:
    """Every text of a plan: the seller's own, and all others.

    The seller's own are internal items and notes, hidden blocks, and comments of either kind.
    """
    texts = list(_texts(deal, False))
    body = _body(source)
    own = [text for inner, text in texts if inner] + [text for _, text in deal.internal]
    own += [*_COMMENT.findall(source.text[:body]), *_hidden(source, body)]
    return own, [text for inner, text in texts if not inner]


def visible_source(source: Source) -> str:
    """A source without its comments and hidden blocks, as long as before."""
    body = _body(source)
    masked = take_out(Faults(source), body).masked
    return _COMMENT.sub(lambda found: " " * len(found[0]), masked[:body]) + masked[body:]


def _body(source: Source) -> int:
    fences = [found.end() for found in _FENCE.finditer(source.text)]
    return fences[1] if len(fences) > 1 else 0


def _hidden(source: Source, body: int) -> Iterator[str]:
    """The stretches that the reader blanks out, each as it was written."""
    masked = take_out(Faults(source), body).masked
    if masked == source.text:
        return
    hidden: list[str] = []
    for written, left in zip(source.text.splitlines(), masked.splitlines(), strict=True):
        if written == left:
            if hidden:
                yield "\n".join(hidden)
            hidden = []
        else:
            hidden.append("".join(a if a != b else " " for a, b in zip(written, left, strict=True)))
    if hidden:
        yield "\n".join(hidden)


def _texts(value: Any, inner: bool) -> Iterator[tuple[bool, str]]:
    """All text below a value, and whether it hangs on something internal."""
    if isinstance(value, Prose):
        yield inner, value.plain
    elif isinstance(value, str):
        if not isinstance(value, Enum):
            yield inner, value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, inner)
    elif is_dataclass(value) and not isinstance(value, Span | type):
        inner = inner or getattr(value, "visibility", None) is Visibility.INTERNAL
        for name in _names(type(value)):
            yield from _texts(getattr(value, name), inner)


@cache  # of the model's own types: they do not change in a run
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a type that can hold text; of a deal, the notes are told apart by whoever asks."""
    skipped = {"span", "spans", "calendar_span", "internal", "path", "key"}
    return tuple(field.name for field in fields(kind) if field.name not in skipped and not _is_plain(field.type))


def _is_plain(kind: object) -> bool:
    return kind in {int, bool, date, Mapping}
