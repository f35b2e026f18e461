"""The way out of late or blocked work, as its author wrote it. None is made up."""

from jepsite.views.seen import Seen, SeenActivity


def way_out(activity: SeenActivity, seen: Seen) -> str | None:
    """What the author proposes: the activity's own plan, that of an open risk on it, or the paragraph under it."""
    if activity.plan:
        return sentence(activity.plan)
    risks = (sentence(risk.plan) for risk in seen.risks if risk.for_ == activity.id and risk.plan and not risk.closed)
    return next(risks, None) or (activity.details.plain if activity.details else None)


def sentence(text: str) -> str:
    """The author's words with a full stop, if they end without a mark of their own."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
