"""Empty and extreme pages: the sample where a plan has less, and where it has more."""

from dataclasses import replace
from typing import Final

from jepsite.views.marks import Name
from jepsite.views.next_up import NextView
from jepsite.views.page import DealView
from jepsite.views.rail import RailView
from jepsite.views.risks import RisksView
from jepsite.views.roles import RoleColumn, RoleParty, RolesView
from jepsite.views.summary import SummaryView
from jepsite.views.together import TogetherView
from tests.render.sample import SAMPLE
from tests.render.sample_people import BELLINI, NORDWIND, STUDIO
from tests.render.sample_work import ROLES, role_row

LONG: Final = (
    "Walk both plants, list all the machines to be connected, and agree with the operators on each shift which of " * 2
)

BARE: Final = replace(
    SAMPLE,
    header=replace(SAMPLE.header, supplier=None, points=(), downloads=()),
    rail=RailView(steps=(), folded=None, folded_passed=0, note=None),
    next=NextView(
        intro="Nothing is planned yet.", late_heading=None, late=(), left=(), right=(), together=(), together_people=()
    ),
    summary=SummaryView(text=None, goals=(), prose=()),
    timeline=None,
    roles=None,
    outcomes=None,
    risks=RisksView(risks=(), questions=(), decisions=(), notes=()),
    together=TogetherView(heading="How we work together", prose=(), cadence=(), left=(), right=()),
    changes=None,
    people=(),
)
"""Only front matter and a heading."""


def crowd(number: int) -> RolesView:
    """So many people of three companies, and an activity for each."""
    people = tuple(RoleColumn(id=f"p{i}", name=Name(text=f"Person {i}")) for i in range(number))
    third = number // 3
    parties = zip(
        (BELLINI, STUDIO, NORDWIND), (people[:third], people[third : 2 * third], people[2 * third :]), strict=True
    )
    rows = tuple(
        replace(
            role_row(f"a{i}", f"Activity {i} of many", "14–17 Sep", ROLES.groups[0].rows[0].state),
            people=(f"p{i}",),
            cells=tuple("RA" if j == i else "C" if j % 7 == i % 7 else "" for j in range(number)),
        )
        for i in range(number)
    )
    return RolesView(
        parties=tuple(RoleParty(mark=mark, people=part) for mark, part in parties),
        groups=(replace(ROLES.groups[0], rows=rows),),
    )


def grown(view: DealView) -> DealView:
    """About 25 activities: all work twice, but for the drawing."""
    assert view.roles
    assert view.timeline
    part = view.timeline.parts[0]
    rows = part.drawing.activities
    drawing = replace(
        part.drawing, activities=tuple(replace(row, id=f"{row.id}-{i}") for i in range(13) for row in rows)
    )
    listed = view.timeline.list
    groups = tuple(
        replace(group, rows=group.rows + tuple(replace(row, id=f"{row.id}-2") for row in group.rows))
        for group in view.roles.groups
    )
    return replace(
        view,
        roles=replace(view.roles, groups=groups),
        timeline=replace(
            view.timeline,
            parts=(replace(part, drawing=drawing),),
            list=replace(listed, before=listed.before * 2, after=listed.after * 2),
        ),
    )


def folded(view: DealView) -> DealView:
    """A drawing for each milestone, as past forty activities."""
    assert view.timeline
    part = view.timeline.parts[0]
    parts = tuple(
        replace(
            part,
            title=f"Milestone {i}",
            summary="12 of 12 done",
            is_open=i > 2,
            row=replace(part.drawing, id=f"tl{i}-row", axis=None, activities=(), lanes=(), lanes_title=None),
            drawing=replace(part.drawing, id=f"tl{i}"),
        )
        for i in range(1, 6)
    )
    return replace(view, timeline=replace(view.timeline, parts=parts))


STATES: Final = {
    "sample": SAMPLE,
    "bare": BARE,
    "one company": replace(
        SAMPLE,
        header=replace(SAMPLE.header, supplier=None, points=SAMPLE.header.points[1:]),
        next=replace(SAMPLE.next, right=(), late=(), late_heading=None),
        together=replace(SAMPLE.together, right=()),
    ),
    "five companies": replace(
        SAMPLE,
        outcomes=replace(
            SAMPLE.outcomes,
            columns=(BELLINI, STUDIO, STUDIO, STUDIO, NORDWIND),
            rows=tuple(replace(row, cells=row.cells + row.cells[:1] * 3) for row in SAMPLE.outcomes.rows),
        )
        if SAMPLE.outcomes
        else None,
    ),
    "no outcome": replace(SAMPLE, outcomes=None),
    "twelve people": replace(SAMPLE, roles=crowd(12)),
    "forty people": replace(SAMPLE, roles=crowd(40)),
    "25 activities": grown(SAMPLE),
    "long title": replace(
        SAMPLE,
        header=replace(SAMPLE.header, title=LONG[:180]),
        roles=replace(
            ROLES,
            groups=(replace(ROLES.groups[0], rows=(replace(ROLES.groups[0].rows[0], title=LONG[:180]),)),),
        ),
    ),
    "folded": folded(SAMPLE),
    "internal": replace(SAMPLE, internal=True),
    "German": replace(SAMPLE, language="de"),
    "Italian": replace(SAMPLE, language="it"),
}
"""By name, for tests that hold for all of them."""
