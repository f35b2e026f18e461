"""The legend: a key for every mark that the drawing uses, and none that it does not."""

from jepsite.i18n.formats import Formats
from jepsite.views.timeline.chart import Chart, ChartActivity, Fill
from jepsite.views.timeline.view import LegendKey


def legend_of(chart: Chart, formats: Formats, *, agreed: bool) -> tuple[LegendKey, ...]:
    """The keys in the order in which a reader meets them; `agreed`: there is an agreed version to compare with."""
    words, bars = formats.words, [activity for activity in chart.activities if activity.dates]
    live = [activity for activity in bars if not activity.dropped]
    before = words.say("As agreed") if agreed else words.say("As planned at first")
    keys = (
        ("done", words.pgettext("activity", "Done"), any(bar.fill is Fill.DONE for bar in live)),
        ("running", words.pgettext("activity", "In progress"), any(bar.fill is Fill.RUNNING for bar in live)),
        ("todo", words.pgettext("activity", "To do"), any(bar.fill is Fill.TODO for bar in live)),
        ("late", words.say("Late"), any(bar.late for bar in live)),
        ("waiting", words.pgettext("activity", "Waiting"), any(bar.waiting for bar in live)),
        ("dropped", words.pgettext("activity", "Dropped"), len(live) < len(bars)),
        ("critical", words.say("Critical path"), any(bar.critical for bar in live)),
        ("before", before, any(bar.before for bar in live)),
        ("whisker", words.say("Best to worst"), any(_varies(bar) for bar in live)),
        ("deadline", words.say("Expected, deadline"), any(milestone.by for milestone in chart.milestones)),
    )
    return tuple(LegendKey(kind=kind, text=text) for kind, text, used in keys if used)


def _varies(activity: ChartActivity) -> bool:
    return activity.best is not None and activity.worst is not None and activity.best < activity.worst
