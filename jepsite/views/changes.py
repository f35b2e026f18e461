"""What changed since the agreed version."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A date that moved."""

    what: str
    before: str
    now: str
    days: str
    """`+7`"""
    because: str
    milestone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeItem:
    """Something done, added or dropped since."""

    icon: str
    text: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """What changed since the agreed version."""

    heading: str
    sentence: str
    """Did the closing date move."""
    before_label: str
    """`21 Sep said`"""
    moved: tuple[ChangeRow, ...]
    done: tuple[ChangeItem, ...]
    added: tuple[ChangeItem, ...]
    dropped: tuple[ChangeItem, ...]
