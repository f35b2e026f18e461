"""Risks, open questions, decisions."""

from dataclasses import dataclass

from jepsite.views.marks import ProseView, Rich


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what it says: the lines of a risk, a question, a decision."""

    label: str
    text: str
    level: int = 0
    """1 to 3: drawn as that many steps before the text; 0: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskItem:
    """A risk, a question or a decision."""

    title: str
    people: tuple[str, ...]
    facts: tuple[Fact, ...]
    settled: bool
    """Closed, answered or taken."""
    details: Rich | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RisksView:
    """Risks and open questions."""

    risks: tuple[RiskItem, ...]
    questions: tuple[RiskItem, ...]
    decisions: tuple[RiskItem, ...]
    notes: tuple[ProseView, ...]
    """What the registers say around their items."""
