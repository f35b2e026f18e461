"""The notation of `tests/cases/schedule`: what a planner writes beside the activities of a plan, read into checks.

A case is a plan file. `tests/cases/README.md` explains the notation to those who write one; this module reads the raw
text and knows nothing of the engine. A word that it does not know is an error with its place, so that a typing error
cannot check nothing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

Span = tuple[date | None, date]
"""First and last day; without a first day (`.. 2026-04-14`) only the last is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One expectation: a word and what must be found under it."""

    line: int
    item: str
    """The id beside which it stands; empty for the whole plan."""
    word: str
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that a case file says beside its plan."""

    name: str
    text: str
    today: date
    agreed: dict[str, Span]
    facts: tuple[Fact, ...]


class NotationError(Exception):
    """Something in a case file that is no notation, with its place."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")


@dataclass(slots=True)
class _Words:
    """The words of one notation, taken one after the other."""

    name: str
    line: int
    words: list[str]
    done: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.words)

    def take(self) -> str:
        if not self.words:
            raise self.error(f"a value is missing after {self.done[-1]!r}" if self.done else "nothing is expected here")
        self.done.append(self.words.pop(0))
        return self.done[-1]

    def error(self, message: str) -> NotationError:
        return NotationError(self.name, self.line, message)


def _day(words: _Words) -> date:
    word = words.take()
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise words.error(f"{word!r} is no date") from None


def _day_or_none(words: _Words) -> date | None:
    if words.words[:1] == ["none"]:
        words.take()
        return None
    return _day(words)


def _span(words: _Words) -> Span | None:
    """`D .. D`, one `D` for both ends, `.. D` for the last day alone, or `none`."""
    if words.words[:1] == [".."]:
        words.take()
        return None, _day(words)
    first = _day_or_none(words)
    if first is None or words.words[:1] != [".."]:
        return None if first is None else (first, first)
    words.take()
    return first, _day(words)


def _number(words: _Words) -> int | None:
    word = words.take()
    if word == "none":
        return None
    try:
        return int(word)
    except ValueError:
        raise words.error(f"{word!r} is no number of days") from None


def _truth(words: _Words) -> bool:
    word = words.take()
    if word not in ("yes", "no"):
        raise words.error(f"{word!r} is neither 'yes' nor 'no'")
    return word == "yes"


def _names(words: _Words) -> tuple[str, ...]:
    word = words.take()
    return () if word == "none" else tuple(word.split(","))


def _word(words: _Words) -> str:
    return words.take()


def _conflict(words: _Words) -> tuple[str, date]:
    return words.take(), _day(words)


Reader = Callable[[_Words], Any]

ACTIVITY: Final[dict[str, Reader]] = {
    "expected": _span,
    "planned": _span,
    "agreed": _span,
    "late": _span,
    "due": _day_or_none,
    "best": _day_or_none,
    "worst": _day_or_none,
    "slack": _number,
    "free": _number,
    "slip": _number,
    "critical": _truth,
    "is-late": _truth,
    "moved": _truth,
    "missed": _truth,
    "waits": _names,
    "conflict": _conflict,
}
MILESTONE: Final[dict[str, Reader]] = {
    "expected": _day_or_none,
    "planned": _day_or_none,
    "agreed": _day_or_none,
    "worst": _day_or_none,
    "reached": _day_or_none,
    "buffer": _number,
    "worst-buffer": _number,
    "state": _word,
    "driving": _names,
}
PLAN: Final[dict[str, Reader]] = {
    "start": _day,
    "short-by": _number,
    "closing": _word,
    "signs": _truth,
}

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_ID = re.compile(r"\{[^{}]*?#([\w-]+)")
_HEADING = re.compile(r"##\s")


def read_case(name: str, text: str) -> Case:
    """A case from its file's text; raises NotationError at what is no notation."""
    head_end = text.index("\n---", 3)
    today, agreed, plan_facts = _front_matter(name, text[:head_end])
    facts = [*plan_facts, *_body(name, text, head_end)]
    seen: set[tuple[str, str, Any]] = set()
    for fact in facts:
        key = (fact.item, fact.word, fact.value if fact.word == "conflict" else None)
        if key in seen:
            raise NotationError(name, fact.line, f"{fact.word!r} is said twice of {fact.item or 'the plan'!r}")
        seen.add(key)
    return Case(name=name, text=text, today=today, agreed=agreed, facts=tuple(facts))


def _front_matter(name: str, head: str) -> tuple[date, dict[str, Span], list[Fact]]:
    """The comment lines of the front matter: `# today`, `# agreed` and `# =`."""
    today: date | None = None
    agreed: dict[str, Span] = {}
    facts: list[Fact] = []
    for number, line in enumerate(head.splitlines(), 1):
        if not line.startswith("#"):
            continue
        words = _Words(name, number, line[1:].split())
        match words.take():
            case "today":
                today = _day(words)
            case "agreed":
                item = words.take()
                span = _span(words)
                if span is None:
                    raise words.error(f"when was {item!r} agreed?")
                agreed[item] = span
            case "=":
                facts += _facts(words, "", PLAN)
            case other:
                raise words.error(f"{other!r} is none of 'today', 'agreed' and '='")
        if words:
            raise words.error(f"{words.take()!r} is one word too many")
    if today is None:
        raise NotationError(name, 1, "the front matter does not say '# today'")
    return today, agreed, facts


def _body(name: str, text: str, start: int) -> Iterator[Fact]:
    """The facts beside activities and milestones: each `<!-- = ... -->` belongs to the id on its line."""
    for comment in _COMMENT.finditer(text, start):
        number = text.count("\n", 0, comment.start()) + 1
        line = text[text.rfind("\n", 0, comment.start()) + 1 : comment.start()]
        words = _Words(name, number, comment[1].split())
        if words.take() != "=":
            raise words.error("a comment in a case must begin with '='")
        ids = _ID.findall(line)
        if len(ids) != 1:
            raise words.error("a notation needs one '#id' before it on its line")
        if words and (words.words[0] in ("..", "none") or words.words[0][:1].isdigit()):
            words.words.insert(0, "expected")
        if not words:
            raise words.error("this notation says nothing")
        yield from _facts(words, ids[0], MILESTONE if _HEADING.match(line) else ACTIVITY)


def _facts(words: _Words, item: str, known: dict[str, Reader]) -> Iterator[Fact]:
    while words:
        word = words.take()
        if word not in known:
            raise words.error(f"unknown word {word!r}; known here: {', '.join(known)}")
        yield Fact(line=words.line, item=item, word=word, value=known[word](words))
