"""One plan as one audience sees it: redacted first, then section by section. The door to this folder."""

from dataclasses import replace

from jepsite.audience import Audience
from jepsite.i18n.formats import Formats
from jepsite.i18n.words import Words, language_of
from jepsite.model.deal import Deal
from jepsite.model.people import Side
from jepsite.planning.result import Schedule
from jepsite.reading import Agreed
from jepsite.views.accent import accent
from jepsite.views.changes import Before, changes_view
from jepsite.views.daysoff import DaysOff, SchoolHolidays
from jepsite.views.executive import ExecutiveView, executive_view
from jepsite.views.footer import footer_view
from jepsite.views.header import header_view
from jepsite.views.next_up import next_view
from jepsite.views.outcomes import outcomes_view
from jepsite.views.page import DealView, PersonChoice
from jepsite.views.parties import Parties, parties_of
from jepsite.views.rail import rail_view
from jepsite.views.redact import item_ids, redact
from jepsite.views.risks import risks_view
from jepsite.views.roles import roles_view
from jepsite.views.seen import Seen
from jepsite.views.summary import summary_view
from jepsite.views.timeline.section import WEEKEND, timeline_view
from jepsite.views.together import together_view


def deal_view(
    deal: Deal,
    schedule: Schedule,
    audience: Audience,
    words: Words,
    *,
    days_off: DaysOff,
    school: SchoolHolidays | None = None,
    rest_days: frozenset[int] = WEEKEND,
    agreed: Agreed | None = None,
    executive: bool = False,
) -> DealView:
    """The page of a plan as of `schedule.today`, all text finished in the language of `words`.

    `days_off` says who does not work when (by a party's or person's id), `school` when a company's region has school
    holidays; both are asked only about those whom this reader may see. `rest_days` are the weekdays (Monday is 0) on
    which, holidays aside, customer and supplier do not both work.
    `agreed` is the version that both sides agreed on; `schedule` is then made with its dates. `executive` asks for the
    executive cut as well, which costs a tenth of all else.
    """
    seen = redact(deal, schedule, audience)
    formats = Formats(words=words, today=seen.today)
    parties = parties_of(seen, formats)
    view = DealView(
        language=seen.language if language_of(seen.language) == words.language else words.language,
        document_title=_document_title(seen, formats, parties),
        internal=audience is Audience.INTERNAL,
        header=header_view(seen, formats, parties),
        rail=rail_view(seen, formats, parties, days_off),
        next=next_view(seen, formats, parties, days_off),
        summary=summary_view(seen, parties),
        timeline=timeline_view(
            seen, formats, parties, days_off, school=school, rest_days=rest_days, overview=executive
        ),
        roles=roles_view(seen, formats, parties),
        outcomes=outcomes_view(seen, formats, parties),
        risks=risks_view(seen, formats, parties),
        together=together_view(seen, formats, parties, days_off),
        changes=changes_view(seen, _before(agreed, deal, audience), formats) if agreed else None,
        footer=footer_view(seen, formats, parties),
        people=_choices(seen, parties),
        accent=accent(seen.accent),
    )
    return replace(view, executive=_executive(view, seen, formats, parties)) if executive else view


def _executive(view: DealView, seen: Seen, formats: Formats, parties: Parties) -> ExecutiveView:
    return executive_view(
        seen,
        formats,
        parties,
        header=view.header,
        rail=view.rail,
        late=view.next.late,
        timeline=view.timeline,
        outcomes=view.outcomes,
    )


def _before(agreed: Agreed, deal: Deal, audience: Audience) -> Before:
    return Before(
        seen=redact(agreed.deal, agreed.schedule, audience),
        day=agreed.schedule.today,
        gone=item_ids(agreed.deal) - item_ids(deal),
    )


def _document_title(seen: Seen, formats: Formats, parties: Parties) -> str:
    """The title, and whose plan it is."""
    companies = formats.listing([mark.short.text for mark in parties.all if mark.side != Side.PARTNER])
    return formats.words.say("{title}: plan of {companies}", title=seen.title, companies=companies)


def _choices(seen: Seen, parties: Parties) -> tuple[PersonChoice, ...]:
    """Everybody for whom 'what is mine' would show something."""
    involved = {person for activity in seen.activities for person in activity.people}
    involved |= {risk.owner for risk in seen.risks if risk.owner}
    involved |= {issue.owner for issue in (*seen.questions, *seen.decisions) if issue.owner}
    involved |= {person for cadence in seen.cadence for person in cadence.with_}
    return tuple(
        PersonChoice(id=person.id, name=parties.names[person.id])
        for mark in parties.all
        for person in parties.people_of(mark)
        if person.id in involved
    )
