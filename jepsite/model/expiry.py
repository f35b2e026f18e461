"""When a plan's page is taken down."""

from datetime import date, timedelta
from typing import Final

from jepsite.model.deal import Deal

GRACE: Final = timedelta(days=90)
"""Calendar days after the plan's last deadline, where the plan says nothing."""


def expiry(deal: Deal) -> date | None:
    """The last day on which the page stands: `expires`, else 90 days after the last `by`; None where neither is."""
    if deal.expires is not None:
        return deal.expires
    deadlines = [*(milestone.by for milestone in deal.milestones), *(activity.by for activity in deal.activities)]
    last = max((by for by in deadlines if by is not None), default=None)
    return last + GRACE if last is not None else None
