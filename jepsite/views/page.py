"""The page as values: every section of it, all text finished in the plan's language. Nothing is worked out here.

Texts are plain (a renderer escapes them); a day never parts from its month (no-break spaces stand in the texts).
Fields named `people` hold the ids of the people an item concerns, so that a reader can ask for what is theirs.
Each section's types stand in the module that makes them.
"""

from jepsite.record import record
from jepsite.views.changes import ChangesView
from jepsite.views.executive import ExecutiveView
from jepsite.views.footer import FooterView
from jepsite.views.header import HeaderView
from jepsite.views.marks import Name
from jepsite.views.next_up import NextView
from jepsite.views.outcomes import OutcomesView
from jepsite.views.rail import RailView
from jepsite.views.risks import RisksView
from jepsite.views.roles import RolesView
from jepsite.views.summary import SummaryView
from jepsite.views.timeline.view import TimelineView
from jepsite.views.together import TogetherView


@record
class PersonChoice:
    """An entry of 'Show what is mine'."""

    id: str
    name: Name


@record
class DealView:
    """One plan as one audience sees it."""

    language: str
    document_title: str
    """For the browser's tab."""
    internal: bool
    """Made for the seller's own people."""
    header: HeaderView
    rail: RailView
    next: NextView
    summary: SummaryView
    timeline: TimelineView | None
    """None in a plan without dates to draw."""
    roles: RolesView | None
    """None in a plan without activities."""
    outcomes: OutcomesView | None
    """None where no outcome is stated at all."""
    risks: RisksView
    together: TogetherView
    changes: ChangesView | None
    """None without a baseline."""
    footer: FooterView
    people: tuple[PersonChoice, ...]
    accent: str | None = None
    """The brand's colour, `#rrggbb`, checked for contrast."""
    executive: ExecutiveView | None = None
    """The same for two minutes, where a document of it was asked for."""
