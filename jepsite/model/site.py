"""What all plans of one supplier share: the settings of `jepsite.yml`."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from jepsite.diagnostics import NOWHERE, Span
from jepsite.model.deal import Access, Brand
from jepsite.model.people import Party, Person
from jepsite.record import record


class CheckLevel(StrEnum):
    """What becomes of a check's advice."""

    OFF = "off"
    WARNING = "warning"
    ERROR = "error"


@record
class Site:
    """The settings; every one has a default, so a folder without a settings file works."""

    name: str = ""
    base_url: str | None = None
    """https address under which the site will stand, without a slash at its end."""
    language: str = "en"
    time_zone: str | None = None
    """IANA name; None: the machine's."""
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    theme: str = "default"
    brand: Brand = Brand()
    access: Access = Access.LINK
    checks: tuple[tuple[str, CheckLevel], ...] = ()
    feedback: str | None = None
    pdf: bool = False
    """Whether a build makes PDFs of the plans, too."""
    secret: str | None = None
    """A fingerprint of the workspace secret, or `demo` for the examples' public one."""
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)
    """Where each key stands, and each check as `checks.CODE`."""

    def place(self, key: str) -> Span:
        """Where a key stands (a check as `checks.CODE`), or nowhere where it is not written."""
        return self.spans.get(key, NOWHERE)
