"""One text against everything that must not be in it."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from jepsite.leaks import finding
from jepsite.leaks.coats import without
from jepsite.leaks.decode import Piece
from jepsite.leaks.finding import Finding
from jepsite.leaks.lexicon import Lexicon
from jepsite.leaks.noted import Noted
from jepsite.leaks.terms import Term, Why, is_within
from jepsite.leaks.traces import Found, Trace, traces_in
from jepsite.leaks.vocabulary import own_runs, own_words
from jepsite.leaks.words import Word, place_of, within_tags, without_tags, words_of
from jepsite.record import record

SURE: Final = 6
"""Letters that a name must have to be believed where bytes only look like text."""
FILE_NAME: Final = ("name of the file",)
"""The trail of a path."""
LONG_RUN: Final = 200
"""Characters of base64 from which on a run is data, in which any short word stands by chance."""


@record
class Where:
    """The file that a text is from."""

    path: str
    plan: Noted | None
    """Whose it is; None for a file that may name nobody at all."""
    says: Callable[[int], bool]
    """Whether the plan's source says a run of five words, by its number, for all to read; asked rarely."""


def findings_in(piece: Piece, where: Where, lexicon: Lexicon) -> Iterator[Finding]:
    """What must not be in this text of this file."""

    def counts(term: Term) -> bool:
        return _counts(term, piece, where.plan)

    markup = without(piece.runs, piece.text, LONG_RUN)
    seen = words_of(without_tags(markup))
    behind = words_of(within_tags(markup))
    present = (set(seen), set(behind))
    terms = (
        term
        for words, unique in zip((seen, behind), present, strict=True)
        for term in lexicon.terms_among(words, unique, counts)
    )
    for term in dict.fromkeys(terms):
        yield _found(piece, where, *_name(term), words=term.words)
    if lexicon.inner_among(seen) or lexicon.inner_among(behind):
        yield from _inner(piece, where, lexicon, (*seen, *behind))
    for written, term in lexicon.secrets_among(piece.runs):
        yield _found(piece, where, finding.SECRET, f"holds {term.shown}", words=(written,))
    for trace in traces_in(piece.text, present[0] | present[1]):
        if _matters(trace, piece, where):
            yield _found(piece, where, *_trace(trace), at=trace.start, words=tuple(words_of(trace.text)))


def _counts(term: Term, piece: Piece, plan: Noted | None) -> bool:
    """Whether the words of a term, found in a text, are a leak there."""
    shows = plan.shows if plan is not None and term.why is not Why.PASSWORD else frozenset()
    if any(is_within(term.words, name) for name in shows):
        return False
    if not piece.exact and sum(map(len, term.words)) < SURE:
        return False
    return term.why is not Why.CUSTOMER or len(term.words) > 1 or _is_meant(term, piece)


def _is_meant(term: Term, piece: Piece) -> bool:
    """Whether a name of one word is used as a name, and not as a word that every page has.

    In a text it is written as in its plan, or in capitals; the name of a file may have it in any case.
    """
    forms = "|".join(map(re.escape, dict.fromkeys((term.shown, term.shown.upper()))))
    written = piece.trail == FILE_NAME or re.search(rf"(?<!\w)(?:{forms})(?!\w)", piece.text)
    return bool(written) and term.words[0] not in own_words()


def _name(term: Term) -> tuple[str, str]:
    if term.why is Why.PASSWORD:
        return finding.SECRET, f"holds {term.shown}"
    said = {
        Why.CUSTOMER: "the customer of another plan",
        Why.CONTACT: "whom another customer's plan names",
        Why.DOMAIN: "another customer's domain",
        Why.COLLEAGUE: "who is internal",
    }[term.why]
    return finding.NAME, f"names '{term.shown}', {said} ({term.plan})"


def _inner(piece: Piece, where: Where, lexicon: Lexicon, words: tuple[Word, ...]) -> Iterator[Finding]:
    """The first run of words that is internal, in this plan or in another and not said by this one for all to read."""
    own = frozenset(where.plan.inner) if where.plan else frozenset()
    for number, run in lexicon.inner_runs(list(words)):
        if number in own_runs():
            continue
        if number in own or where.plan is None or not where.says(number):
            said = b" ".join(run).decode()
            yield _found(piece, where, finding.INNER, f"says what is internal: '{said} …'", words=run)
            return


def _trace(found: Found) -> tuple[str, str]:
    match found.trace:
        case Trace.MACHINE:
            return finding.MACHINE, f"holds '{found.text}', which is of the machine it was made on"
        case Trace.ADDRESS:
            return finding.ADDRESS, f"holds the e-mail address '{found.text}', which its plan does not show"
        case Trace.UNFINISHED:
            return finding.UNFINISHED, "says TODO"


def _matters(found: Found, piece: Piece, where: Where) -> bool:
    if found.trace is Trace.ADDRESS:
        local, _, host = found.text.rpartition("@")
        if not piece.exact and (len(local) < 3 or not host.rpartition(".")[2].isalpha()):
            return False
        return where.plan is None or found.text.lower() not in where.plan.addresses
    return piece.exact or found.trace is Trace.MACHINE


def _found(
    piece: Piece, where: Where, code: str, what: str, *, words: tuple[Word, ...], at: int | None = None
) -> Finding:
    """A finding with its place; entities count as decoded only where the words are not there without."""
    trail = piece.trail
    if at is None:
        at = place_of(words, piece.text)
    if piece.written != piece.text and place_of(words, piece.written) is None:
        trail = (*trail, "HTML entities")
    plan = where.plan.plan if where.plan else None
    return Finding(code=code, path=where.path, plan=plan, what=what, trail=trail, offset=at, words=words)
