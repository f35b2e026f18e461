"""The section `Timeline` of a page: drawings, legend, list and note. The door to this folder."""

from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.model.work import State
from jepsite.views.daysoff import DaysOff, SchoolHolidays
from jepsite.views.focus import focus_of, quoted
from jepsite.views.marks import PartyMark
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenMilestone
from jepsite.views.timeline.absences import absences_of, chart_lanes, closed_days, note_of
from jepsite.views.timeline.chart import Chart
from jepsite.views.timeline.charting import chart_links, chart_milestones, charting_of
from jepsite.views.timeline.hand import days_in_hand
from jepsite.views.timeline.layout import Heading
from jepsite.views.timeline.legend import legend_of
from jepsite.views.timeline.parts import overview_of, parts_of
from jepsite.views.timeline.scale import Scale, scale_of
from jepsite.views.timeline.view import TimelineView
from jepsite.views.timeline.weeks import weekly_list

WEEKEND: Final = frozenset({5, 6})


def timeline_view(
    seen: Seen,
    formats: Formats,
    parties: Parties,
    days_off: DaysOff,
    *,
    school: SchoolHolidays | None = None,
    rest_days: frozenset[int] = WEEKEND,
    overview: bool = False,
) -> TimelineView | None:
    """The timeline of what a reader may see, with an `overview` of its milestones; None where nothing has a date.

    `school` tells the school holidays of a company's region, `rest_days` the weekdays (Monday is 0) on which, holidays
    aside, customer and supplier do not both work.
    """
    charting = charting_of(seen, formats, parties, days_in_hand(seen, parties, days_off, rest_days))
    milestones = chart_milestones(charting)
    scale = scale_of(milestones)
    if scale is None:
        return None
    absences = absences_of(parties, days_off, school, scale.first, scale.last)
    chart = Chart(
        milestones=milestones,
        links=chart_links(charting),
        lanes=chart_lanes(absences, formats, parties),
        lanes_title=formats.words.say("Closed or away"),
        closed=closed_days(absences),
        rest_days=rest_days,
        today=seen.today,
        today_text=formats.words.say("As of {day}", day=formats.short(seen.today)),
    )
    heading = _heading(seen, scale, formats)
    return TimelineView(
        intro=_intro(seen, formats),
        parties=_parties(chart, parties),
        legend=legend_of(chart, formats, agreed=any(each.agreed for each in seen.activities)),
        parts=parts_of(chart, scale, formats, heading),
        overview=overview_of(chart, scale, formats, heading) if overview else None,
        list=weekly_list(charting, absences),
        note=note_of(absences, formats),
    )


def _parties(chart: Chart, parties: Parties) -> tuple[PartyMark, ...]:
    """The companies of whom a bar, a mark or a lane tells."""
    used = {mark.id for activity in chart.activities for mark in activity.marks}
    used |= {lane.mark.id for lane in chart.lanes}
    return tuple(mark for mark in parties.all if mark.id in used)


def _intro(seen: Seen, formats: Formats) -> str:
    """How much is done, and what becomes of the closing date if every estimate runs long."""
    words, work = formats.words, [each for each in seen.activities if each.state is not State.DROPPED]
    done = sum(each.state is State.DONE for each in work)
    running = sum(each.state is State.RUNNING for each in work)
    count = words.plural("{done} of {n} activity done", "{done} of {n} activities done", len(work), done=str(done))
    if running:
        count += ", " + words.plural("{n} in progress", "{n} in progress", running)
    sentences = [f"{count}."]
    focus = focus_of(seen)
    if focus and focus.milestone.is_open:
        sentences.append(_at_worst(focus.milestone, seen, formats))
    return " ".join(filter(None, sentences))


def _at_worst(milestone: SeenMilestone, seen: Seen, formats: Formats) -> str:
    """Where a milestone ends up if every stated worst case comes at once; empty where no case is stated."""
    words, worst, now = formats.words, milestone.worst, milestone.expected
    if worst is None or now is None or not any(each.worst_finish for each in seen.activities):
        return ""
    title, day = quoted(milestone.title, formats), formats.day(worst)
    if worst > now:
        return words.say(
            "If every estimate turns out at its worst, {milestone} moves to {day}.", milestone=title, day=day
        )
    return words.say(
        "Even if every estimate turns out at its worst, {milestone} stays on {day}.", milestone=title, day=day
    )


def _heading(seen: Seen, scale: Scale, formats: Formats) -> Heading:
    """What the drawing is called, and what it shows in short."""
    words = formats.words
    title = words.say("Timeline from {first} to {last}", first=formats.day(scale.first), last=formats.dated(scale.last))
    facts = [_fact(milestone, formats) for milestone in seen.milestones]
    late = [quoted(each.title, formats) for each in seen.activities if each.is_late and each.is_open]
    if late:
        facts.append(words.say("Late: {activities}.", activities=formats.listing(late)))
    facts.append(words.say("The list after this picture says the same in words."))
    return Heading(id="tl", title=title, description=" ".join(filter(None, facts)))


def _fact(milestone: SeenMilestone, formats: Formats) -> str:
    """When a milestone is expected or was reached; empty without a date."""
    words, title = formats.words, quoted(milestone.title, formats)
    if milestone.reached:
        return words.say("{milestone} was reached on {day}.", milestone=title, day=formats.day(milestone.reached))
    if milestone.expected is None:
        return ""
    day = formats.day(milestone.expected)
    if milestone.by is None:
        return words.say("{milestone} is expected on {day}.", milestone=title, day=day)
    by = formats.day(milestone.by)
    return words.say("{milestone} is expected on {day}, its deadline is {by}.", milestone=title, day=day, by=by)
