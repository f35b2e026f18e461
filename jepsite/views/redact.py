"""Turns a deal and its schedule into what one audience may see. The only module of views that knows either.

What is internal goes, and so does everything that stands in it; what speaks of it (a role, a reason, a link, a count)
goes with it. Its effect on dates stays: that is the plan's truth. Nothing is copied whole: each field that a reader may
see is named here, so that a field added to the model stays unseen until somebody writes it down.
"""

import re
from collections.abc import Iterator, Mapping

from jepsite.audience import Audience, Visibility, may_see
from jepsite.model.deal import Cadence, Deal, Goal
from jepsite.model.people import Person, Side
from jepsite.model.registers import Decision, ProseSection, Question, Register, Risk
from jepsite.model.values import ItemId, PersonId
from jepsite.model.work import Activity, Milestone, Track
from jepsite.planning.result import ActivityDates, MilestoneDates, Schedule
from jepsite.views.eye import Eye, visible_work
from jepsite.views.links import links_within
from jepsite.views.registers import seen_decision, seen_outcome, seen_question, seen_risk
from jepsite.views.seen import (
    Seen,
    SeenActivity,
    SeenCadence,
    SeenClosing,
    SeenConflict,
    SeenGoal,
    SeenMilestone,
    SeenParty,
    SeenPerson,
    SeenProse,
    SeenTrack,
)


def redact(deal: Deal, schedule: Schedule, audience: Audience) -> Seen:
    """What a reader of this kind may see of a deal and of its schedule as of `schedule.today`."""
    eye = _eye(deal, audience)
    holders = tuple(
        each for each in deal.sections if isinstance(each, Milestone | Register) and eye.sees(each.visibility)
    )
    milestones = tuple(each for each in holders if isinstance(each, Milestone))
    seen = _milestones(milestones, schedule, eye)
    opening, prose, notes = _prose(deal, eye)
    return Seen(
        audience=audience,
        title=deal.title,
        language=deal.language,
        today=schedule.today,
        start=schedule.start,
        stopped=deal.stopped,
        accent=deal.brand.colour,
        parties=tuple(_parties(deal, seen, eye)),
        people=tuple(_person(person) for person in deal.people if person.id in eye.people),
        goals=tuple(_goal(goal, eye) for goal in deal.goals),
        cadence=tuple(_cadence(each, eye) for each in deal.cadence if eye.persons(each.with_) or not each.with_),
        summary=deal.summary,
        opening=opening,
        prose=prose,
        notes=notes,
        milestones=seen,
        activities=tuple(activity for milestone in seen for activity in milestone.activities),
        risks=tuple(seen_risk(risk, eye) for each in holders for risk in each.risks if eye.sees(risk.visibility)),
        decisions=tuple(
            seen_decision(item, eye) for each in holders for item in each.decisions if eye.sees(item.visibility)
        ),
        questions=tuple(
            seen_question(item, eye) for each in holders for item in each.questions if eye.sees(item.visibility)
        ),
        closing=_closing(schedule, milestones),
        conflicts=_conflicts(schedule, eye),
        links=tuple(link for milestone in milestones for link in links_within(milestone, eye.activities)),
        driving_links=tuple(pair for pair in schedule.driving_links if eye.activities.issuperset(pair)),
    )


def item_ids(deal: Deal) -> frozenset[ItemId]:
    """The ids of all activities, the seller's own included: to be compared, never to be shown."""
    return frozenset(activity.id for activity in deal.activities)


def _eye(deal: Deal, audience: Audience) -> Eye:
    def sees(visibility: Visibility) -> bool:
        return may_see(audience, visibility)

    milestones = tuple(milestone for milestone in deal.milestones if sees(milestone.visibility))
    tracks = (track for milestone in milestones for track in milestone.tracks if sees(track.visibility))
    activities = frozenset(activity.id for track in tracks for activity in visible_work(track.body, audience))
    return Eye(
        audience=audience,
        people=_people(deal, activities, audience),
        milestones=frozenset(milestone.id for milestone in milestones),
        activities=activities,
    )


def _people(deal: Deal, activities: frozenset[ItemId], audience: Audience) -> frozenset[PersonId]:
    """The people who may be seen: whom only something internal names is as internal as that."""
    seen = frozenset(person.id for person in deal.people if may_see(audience, person.visibility))
    if audience is Audience.INTERNAL:
        return seen
    named = frozenset(_named(deal, activities))
    everywhere = frozenset(_named(deal, None))
    return frozenset(person for person in seen if person in named or person not in everywhere)


def _named(deal: Deal, activities: frozenset[ItemId] | None) -> Iterator[PersonId | None]:
    """Everybody whom a plan names, or whom its public part names where `activities` are those of it."""
    for activity in deal.activities:
        if activities is None or activity.id in activities:
            roles = activity.roles
            yield from (*roles.responsible, roles.accountable, *roles.consulted, *roles.informed)
    for section in deal.sections:
        if isinstance(section, ProseSection) or (activities is not None and section.visibility is Visibility.INTERNAL):
            continue
        if isinstance(section, Milestone):
            yield section.approver
        items: tuple[Risk | Decision | Question, ...] = (*section.risks, *section.decisions, *section.questions)
        for item in items:
            if activities is None or item.visibility is Visibility.PUBLIC:
                yield item.owner
    yield from (goal.owner for goal in deal.goals)
    yield from (person for cadence in deal.cadence for person in cadence.with_)


def _prose(deal: Deal, eye: Eye) -> tuple[tuple[SeenProse, ...], tuple[SeenProse, ...], tuple[SeenProse, ...]]:
    """Prose before the plan begins, other sections of prose, and what registers say around their items."""
    taken: set[str] = {*eye.milestones, *eye.activities}
    opening: list[SeenProse] = []
    prose: list[SeenProse] = []
    notes: list[SeenProse] = []
    begun = False
    for section in deal.sections:
        begun = begun or not isinstance(section, ProseSection)
        if isinstance(section, Milestone) or not section.text or not eye.sees(section.visibility):
            continue
        seen = SeenProse(id=_free_id(section.title, taken), title=section.title, text=section.text)
        taken.add(seen.id)
        (notes if isinstance(section, Register) else prose if begun else opening).append(seen)
    return tuple(opening), tuple(prose), tuple(notes)


def _free_id(title: str, taken: set[str]) -> str:
    slug = re.sub(r"\W+", "-", title.lower()).strip("-") or "text"
    return next(each for each in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))) if each not in taken)


def _parties(deal: Deal, milestones: tuple[SeenMilestone, ...], eye: Eye) -> Iterator[SeenParty]:
    """The companies; a partner of whose people none may be seen only where something else that may be seen names it."""
    shown = {person.of for person in deal.people if person.id in eye.people}
    shown |= {outcome.for_ for milestone in milestones for outcome in milestone.outcomes}
    shown |= {party for milestone in milestones for each in milestone.activities for party in each.companies}
    hidden = {person.of for person in deal.people} - shown
    for party in deal.parties:
        if party.side is not Side.PARTNER or party.id not in hidden:
            yield SeenParty(id=party.id, name=party.name, side=party.side, calendar=party.calendar)


def _person(person: Person) -> SeenPerson:
    return SeenPerson(
        id=person.id,
        name=person.name,
        of=person.of,
        role=person.role,
        email=person.email,
        phone=person.phone,
        away=person.away,
        team=person.team,
    )


def _goal(goal: Goal, eye: Eye) -> SeenGoal:
    return SeenGoal(goal=goal.goal, measure=goal.measure, from_=goal.from_, to=goal.to, owner=eye.person(goal.owner))


def _cadence(cadence: Cadence, eye: Eye) -> SeenCadence:
    return SeenCadence(what=cadence.what, rhythm=cadence.rhythm, how=cadence.how, with_=eye.persons(cadence.with_))


def _closing(schedule: Schedule, milestones: tuple[Milestone, ...]) -> SeenClosing | None:
    """The closing milestone, or where it may not be seen the last that may, of which nobody says that it is signed."""
    if schedule.closing is None or not milestones:
        return None
    if any(milestone.id == schedule.closing.milestone for milestone in milestones):
        return SeenClosing(milestone=schedule.closing.milestone, signs=schedule.closing.signs)
    return SeenClosing(milestone=milestones[-1].id, signs=False)


def _conflicts(schedule: Schedule, eye: Eye) -> tuple[SeenConflict, ...]:
    return tuple(
        SeenConflict(fixed=each.fixed, on=each.on, predecessor=each.predecessor, finish=each.finish)
        for each in schedule.conflicts
        if eye.activities.issuperset((each.fixed, each.predecessor))
    )


def _milestones(milestones: tuple[Milestone, ...], schedule: Schedule, eye: Eye) -> tuple[SeenMilestone, ...]:
    own = {dates.id: dates for dates in schedule.milestones}
    work = {dates.id: dates for dates in schedule.activities}
    return tuple(_milestone(milestone, own[milestone.id], work, eye) for milestone in milestones)


def _milestone(
    milestone: Milestone, dates: MilestoneDates, work: Mapping[ItemId, ActivityDates], eye: Eye
) -> SeenMilestone:
    references = (*(milestone.waits.after or ()), *(milestone.waits.with_ or ()))
    follows = tuple(r.target for r in references if r.target in eye.milestones or r.target in eye.activities)
    return SeenMilestone(
        id=milestone.id,
        title=milestone.title,
        text=milestone.text,
        tracks=tuple(
            _track(track, milestone.id, work, eye) for track in milestone.tracks if eye.sees(track.visibility)
        ),
        follows=follows,
        by=milestone.by,
        confirmed=milestone.confirmed,
        exit=milestone.exit,
        approver=eye.person(milestone.approver),
        why=milestone.why,
        link=milestone.link,
        outcomes=tuple(seen_outcome(outcome) for outcome in milestone.outcomes if eye.sees(outcome.visibility)),
        planned=dates.planned,
        agreed=dates.agreed,
        expected=dates.expected,
        worst=dates.worst,
        reached=dates.reached,
        buffer_days=dates.buffer_days,
        worst_buffer_days=dates.worst_buffer_days,
        state=dates.state,
        driving=eye.work(dates.driving),
        slip=work[dates.driving[-1]].slip if dates.driving else 0,
    )


def _track(track: Track, milestone: ItemId, work: Mapping[ItemId, ActivityDates], eye: Eye) -> SeenTrack:
    activities = tuple(
        _activity(activity, work[activity.id], milestone, eye) for activity in visible_work(track.body, eye.audience)
    )
    return SeenTrack(title=track.title, text=track.text, activities=activities)


def _activity(activity: Activity, dates: ActivityDates, milestone: ItemId, eye: Eye) -> SeenActivity:
    return SeenActivity(
        id=activity.id,
        title=activity.title,
        milestone=milestone,
        state=activity.state,
        kind=activity.kind,
        duration=activity.duration,
        responsible=eye.persons(activity.roles.responsible),
        companies=activity.roles.parties,
        accountable=eye.person(activity.roles.accountable),
        consulted=eye.persons(activity.roles.consulted),
        informed=eye.persons(activity.roles.informed),
        fixed=activity.fixed,
        by=activity.by,
        confirmed=activity.confirmed,
        why=activity.why,
        until=activity.until,
        plan=activity.plan,
        link=activity.link,
        at=activity.at,
        details=activity.details,
        planned=dates.planned,
        agreed=dates.agreed,
        expected=dates.expected,
        best_finish=dates.best_finish,
        worst_finish=dates.worst_finish,
        due=dates.due,
        latest_finish=dates.late.finish if dates.late else None,
        total_slack=dates.total_slack,
        critical=dates.critical,
        is_late=dates.is_late,
        has_moved=dates.has_moved,
        missed_fixed=dates.missed_fixed,
        slip=dates.slip,
        waits_for=eye.work(dates.waits_for),
    )
