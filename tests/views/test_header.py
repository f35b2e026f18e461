"""What a reader sees first."""

from dataclasses import replace

from jepsite.model.people import Side
from jepsite.model.values import PartyId
from jepsite.planning.result import MilestoneState
from jepsite.views.header import HeaderView, header_view
from jepsite.views.marks import Name
from jepsite.views.seen import Seen
from tests.views.seens import activity, formats, milestone, parties, plain, seen


def header(plan: Seen) -> HeaderView:
    return header_view(plan, formats(), parties(plan))


def test_says_who_as_of_when_what_and_how_it_stands():
    view = header(seen(milestone(activity()), signs=True))

    assert (view.customer and view.customer.text, view.supplier and view.supplier.text) == ("Acme", "Nordlicht")
    assert (view.as_of.iso, plain(view.as_of.text)) == ("2026-10-05", "Monday 5 October 2026")
    assert view.title == "A plan"
    assert plain(view.status) == "On track to sign by 11 December: 4 working days of buffer"
    assert not view.status_late
    assert [point.icon for point in view.points] == ["next"]


def test_a_late_plan_is_marked_as_late():
    assert header(seen(milestone(state=MilestoneState.LATE, buffer_days=-1))).status_late


def test_a_plan_of_one_party_has_no_other():
    plan = seen()
    alone = replace(plan, parties=plan.parties[:1], people=plan.people[:2])

    assert alone.parties[0].side is Side.CUSTOMER
    assert header(alone).supplier is None


def test_every_company_of_a_side_finds_its_name():
    plan = seen()
    second = replace(plan.parties[0], id=PartyId("bravo"), name="Bravo Ltd")
    both = header(replace(plan, parties=(*plan.parties, second)))

    assert both.customer == Name(text="Acme and Bravo")
