"""All terms of all plans in one index, so that a page's cost does not grow with the number of plans.

A word of a page is looked up once; only where the rarest word of a term is there are the others looked for.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from jepsite.leaks.terms import Term, Why
from jepsite.leaks.words import Word, grams, holds, words_of


@dataclass(slots=True)
class Lexicon:
    """Grows while plans are read, and is asked when all are."""

    _by_anchor: dict[Word, dict[tuple[tuple[Word, ...], Why], Term]] = field(default_factory=dict)
    """One term for the same words, however many plans have them: ten plans of one customer cost no more than one."""
    _secrets: dict[bytes, Term] = field(default_factory=dict)
    _inner: set[int] = field(default_factory=set)

    def add(self, terms: Iterable[Term]) -> None:
        """Look for these words from now on."""
        for term in terms:
            self._by_anchor.setdefault(term.anchor, {}).setdefault((term.words, term.why), term)

    def add_secrets(self, secrets: Iterable[tuple[bytes, Term]]) -> None:
        """Look for these writings from now on."""
        self._secrets.update(secrets)

    def add_inner(self, numbers: Iterable[int]) -> None:
        """Look for these runs of five words (as `grams` numbers them) from now on."""
        self._inner.update(numbers)

    def terms_among(self, words: list[Word], present: set[Word], counts: Callable[[Term], bool]) -> Iterator[Term]:
        """The terms that count and whose words stand in a row among these; `present` is the same as a set."""
        for word in present & self._by_anchor.keys():
            for term in self._by_anchor[word].values():
                if present.issuperset(term.words) and counts(term) and holds(words, term.words):
                    yield term

    def secrets_among(self, runs: Iterable[bytes]) -> Iterator[tuple[bytes, Term]]:
        """The secrets that are among these runs of letters, digits and signs, or between the signs in one."""
        for run in runs:
            for part in dict.fromkeys((run, *run.replace(b"/", b" ").replace(b"_", b" ").replace(b"-", b" ").split())):
                for written in dict.fromkeys((part, part.lower())):
                    if written in self._secrets:
                        yield written, self._secrets[written]

    def inner_among(self, words: list[Word]) -> bool:
        """Whether any five words in a row are the seller's own somewhere."""
        return not self._inner.isdisjoint(grams(words))

    def inner_runs(self, words: list[Word]) -> Iterator[tuple[int, tuple[Word, ...]]]:
        """Each such run with its number."""
        for start, number in enumerate(grams(words)):
            if number in self._inner:
                yield number, tuple(words[start : start + 5])


def numbers_of(texts: Iterable[str]) -> set[int]:
    """The runs of five words in these texts, as numbers; none reaches from one text into the next."""
    return {number for text in texts for number in grams(words_of(text))}
