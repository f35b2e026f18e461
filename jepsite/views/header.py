"""What a reader sees first: who, as of when, where it stands, what to know. The sentences are made in `status`."""

from dataclasses import dataclass

from jepsite.views.marks import Day, Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A document that exists."""

    label: str
    href: str
    name: str
    """What the reader's file is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One of at most three facts under the status sentence."""

    icon: str
    label: str
    """`Late:`"""
    text: str
    late: bool = False
    href: str | None = None
    link: str | None = None
    """The words of the link behind the text: `See the way out`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderView:
    """What a reader sees first."""

    customer: Name | None
    supplier: Name | None
    as_of: Day
    title: str
    status: str
    """The status sentence."""
    status_late: bool
    points: tuple[Point, ...]
    downloads: tuple[Download, ...] = ()
