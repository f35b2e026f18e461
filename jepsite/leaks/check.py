"""The leak check of one build: every file of the finished site classified, opened, decoded and searched.

Plans are noted while they are read; the files are looked at when all are, because only then every name is known. Reads
nothing from disk: files are handed in one at a time, and a source again only to tell the line that a leak came from.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from jepsite.artifact import Kind
from jepsite.diagnostics import Diagnostic
from jepsite.leaks import finding
from jepsite.leaks.bystanders import names_beside
from jepsite.leaks.decode import Piece, Unsearchable, pieces_of
from jepsite.leaks.finding import Finding, diagnostic
from jepsite.leaks.inner import visible_source
from jepsite.leaks.lexicon import Lexicon
from jepsite.leaks.noted import Noted, noted, terms_of
from jepsite.leaks.search import FILE_NAME, Where, findings_in
from jepsite.leaks.terms import Term, Why, secrets_in, writings
from jepsite.leaks.words import Word, grams, words_of
from jepsite.manifest import SiteFile
from jepsite.model.deal import Access, Deal
from jepsite.model.site import Site
from jepsite.protect.keys import Keys
from jepsite.protect.open import Refusal, open_file, open_page, shell_of
from jepsite.source import Source

MOST: Final = 100
"""Findings that are told; a page that leaks tends to do so often."""

_CONSTANT: Final = frozenset({Kind.SHARED, Kind.NEUTRAL, Kind.HOST})
_REFUSED: Final = {
    Refusal.NOT_OURS: "is not sealed: it has not the shape of a sealed file",
    Refusal.MISPLACED: "was sealed for another address, or for an earlier generation of links",
    Refusal.WRONG_KEY: "does not open with the keys of its plan",
}


class LeakCheck:
    """Lives for one build."""

    def __init__(
        self,
        *,
        secret: bytes,
        source_of: Callable[[str], Source | None],
        pieces: Callable[[bytes, tuple[str, ...]], Iterator[Piece | Unsearchable]] = pieces_of,
    ) -> None:
        """`secret` is the workspace's; `source_of` reads the source of a plan (by its path) again.

        `pieces` finds the texts in a file; one that remembers them spares a build time.
        """
        self._pieces = pieces
        self._secret = secret
        self._source_of = source_of
        self._plans: dict[str, Noted] = {}
        self._lexicon = Lexicon()
        self._lexicon.add_secrets((text, _workspace()) for text in writings(secret))
        self._shells: set[int] = set()
        self._findings: dict[tuple[str, str, tuple[Word, ...], str], Finding] = {}

    def note(self, deal: Deal, source: Source, keys: Keys) -> None:
        """Remember a plan, whether it has a page, keeps its last one, or has none."""
        plan = noted(deal, source, keys)
        self._plans[deal.path] = plan
        self._lexicon.add(terms_of(deal, keys))
        self._lexicon.add_secrets(secrets_in(keys, deal.path))
        self._lexicon.add_inner(plan.inner)

    def note_beside(self, source: Source, site: Site) -> None:
        """Remember the names of a plan that this build does not touch: no new page may say them."""
        self._lexicon.add(names_beside(source, site))

    def gate(self, files: Iterable[SiteFile]) -> bool:
        """Look into every file; whether nothing was found. What was is in `found`."""
        for file in files:
            for each in self._look_into(file):
                if len(self._findings) < MOST:
                    self._findings.setdefault((each.code, each.path, each.words, each.what), each)
        return not self._findings

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """All findings as faults, in the order of the files."""
        return tuple(
            diagnostic(each, self._source_of(each.plan) if each.plan is not None else None)
            for each in self._findings.values()
        )

    def _look_into(self, file: SiteFile) -> Iterator[Finding]:
        plan = self._plans.get(file.plan) if file.plan is not None else None
        yield from self._search(file.path.encode(), self._nobodys(file.path), FILE_NAME)
        if file.kind is None:
            yield _fault(finding.UNCLASSIFIED, file, "was written by no build, or changed since")
        elif file.kind in _CONSTANT:
            yield from self._search(file.content, self._nobodys(file.path))
        elif plan is None:
            if not file.kept:
                yield _fault(finding.UNCLASSIFIED, file, "belongs to no plan that is known")
        elif file.kind is Kind.OPEN:
            if plan.keys.access is not Access.OPEN:
                yield _fault(finding.UNSEALED, file, f"is in clear, and its plan says access: {plan.keys.access}")
            yield from self._search(file.content, self._of(plan, file.path))
        elif file.kind is Kind.SEALED_PAGE:
            yield from self._open_page(file, plan)
        else:
            yield from self._open_file(file, plan)

    def _open_page(self, file: SiteFile, plan: Noted) -> Iterator[Finding]:
        opened = open_page(file.content, path=file.path, keys=plan.keys)
        if isinstance(opened, Refusal):
            yield _fault(finding.UNSEALED, file, _REFUSED[opened])
            return
        shell = (shell_of(file.content) or b"").replace(plan.keys.slug[:6].encode(), b"")
        if hash(shell) not in self._shells:  # hardly two differ: by language, theme, and where the fonts are
            self._shells.add(hash(shell))
            yield from self._search(shell, self._nobodys(file.path), ("around the envelope",))
        yield from self._search(opened.page, self._of(plan, file.path), ("opened",))
        for name, content in opened.files.items():
            yield from self._search(content, self._of(plan, file.path), ("opened", name))

    def _open_file(self, file: SiteFile, plan: Noted) -> Iterator[Finding]:
        opened = open_file(file.content, path=file.path, keys=plan.keys)
        if isinstance(opened, Refusal):
            yield _fault(finding.UNSEALED, file, _REFUSED[opened])
        else:
            yield from self._search(opened, self._of(plan, file.path), ("opened",))

    def _search(self, content: bytes, where: Where, trail: tuple[str, ...] = ()) -> Iterator[Finding]:
        if self._secret in content:
            yield Finding(
                code=finding.SECRET, path=where.path, plan=None, what="holds the workspace secret", trail=trail
            )
        for piece in self._pieces(content, trail):
            if isinstance(piece, Unsearchable):
                plan = where.plan.plan if where.plan else None
                what = f"cannot be looked into: {piece.why}"
                yield Finding(code=finding.UNSEARCHABLE, path=where.path, plan=plan, what=what, trail=piece.trail)
            else:
                yield from findings_in(piece, where, self._lexicon)

    def _nobodys(self, path: str) -> Where:
        return Where(path=path, plan=None, says=lambda _: False)

    def _of(self, plan: Noted, path: str) -> Where:
        @cache
        def said() -> frozenset[int]:
            source = self._source_of(plan.plan)
            return frozenset(grams(words_of(visible_source(source)))) if source else frozenset()

        return Where(path=path, plan=plan, says=lambda number: number in said())


def _workspace() -> Term:
    return Term(words=(), why=Why.SECRET, plan="", shown="the workspace secret")


def _fault(code: str, file: SiteFile, what: str) -> Finding:
    return Finding(code=code, path=file.path, plan=file.plan, what=what)
