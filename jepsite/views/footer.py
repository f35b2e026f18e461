"""The confidential note, the snapshot, whom to ask."""

from dataclasses import dataclass

from jepsite.views.marks import Day, Name


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterView:
    """The confidential note, the snapshot, whom to ask."""

    names: tuple[Name, ...]
    as_of: Day
    ask: Name | None
    ask_email: str | None
