"""A whole page as values, written by hand: the plan of Officine Bellini as of 5 October 2026, with something in "
"every section.

For tests of what draws a page; whoever changes a view's type changes this with it.
"""

from typing import Final

from jepsite.views.changes import ChangeItem, ChangeRow, ChangesView
from jepsite.views.executive import Ask, ExecutiveView
from jepsite.views.footer import FooterView
from jepsite.views.header import Download, HeaderView
from jepsite.views.marks import Day, ProseView, Rich
from jepsite.views.needs import Need
from jepsite.views.outcomes import OutcomeItem, OutcomeRow, OutcomesView
from jepsite.views.page import DealView, PersonChoice
from jepsite.views.points import Point
from jepsite.views.rail import RailStep, RailView
from jepsite.views.risks import Fact, RiskItem, RisksView
from jepsite.views.summary import GoalView, SummaryView
from jepsite.views.together import CadenceRow, Contact, Contacts, TogetherView
from tests.render.sample_next import NEXT
from tests.render.sample_people import (
    BELLINI,
    BOARD,
    CONTI,
    DONE,
    GIULIA,
    ITOPS,
    JONAS,
    LENA,
    NORDWIND,
    OPEN,
    PAOLO,
    PEOPLE,
    STUDIO,
    TODAY,
    day,
)
from tests.render.sample_work import ROLES, TIMELINE

HEADER: Final = HeaderView(
    customer=BELLINI.short,
    supplier=NORDWIND.short,
    as_of=TODAY,
    title="Manufacturing execution system for two plants",
    status="On track to sign by 11\u00a0December: 4\u00a0working\u00a0days of buffer",
    status_late=False,
    points=(
        Point(
            icon="late",
            label="Late:",
            text="two activities, both with Nordwind. Neither moves the signing date.",
            late=True,
            href="#late",
            link="See the way out",
        ),
        Point(
            icon="wait",
            label="Waiting:",
            text="the contract review, until counsel has time. Giulia Ferri asks for a second lawyer by Friday "
            "9\u00a0October.",
        ),
        Point(
            icon="next",
            label="Next:",
            text="machine data loaded on Tuesday 6\u00a0October, rehearsal on Wednesday 7\u00a0October.",
            href="#next",
            link="See what is yours",
        ),
    ),
    downloads=(
        Download(label="PDF", href="bellini-mes.pdf", name="bellini-mes.pdf"),
        Download(label="Excel", href="bellini-mes.xlsx", name="bellini-mes.xlsx"),
        Download(label="PowerPoint", href="bellini-mes.pptx", name="bellini-mes.pptx"),
        Download(label="Calendar", href="bellini-mes.ics", name="bellini-mes.ics"),
    ),
)


def step(identity: str, title: str, when: Day, deadline: str, state: str, buffer: str, passed: int = 0) -> RailStep:
    """A milestone on the rail; reached where the line behind it has begun."""
    return RailStep(
        id=identity,
        title=title,
        icon="ms-done" if passed else "ms",
        when=when,
        deadline=deadline,
        state=state,
        buffer=buffer,
        late=False,
        reached=passed > 0,
        goal=identity == "signature",
        passed=passed,
    )


RAIL: Final = RailView(
    steps=(
        step("evaluation", "Evaluation agreed", day("2026-09-21", "Mon 21 Sep"), "Deadline Fri 25\u00a0Sep",
        "Reached",
             "4 working days early", 58),
        step("demo", "Demo on Bellini’s own data", day("2026-10-15", "Thu 15 Oct"), "Deadline Fri 16\u00a0Oct",
             "On track, but tight:", "1 working day of buffer"),
        step("legal", "Security and legal cleared", day("2026-10-27", "Tue 27 Oct"), "Deadline Fri 20\u00a0Nov",
        "On track:",
             "18 working days of buffer"),
        step("signature", "Contract signed", day("2026-12-03", "Thu 3 Dec"), "Deadline Fri 11\u00a0Dec", "On track:",
             "4 working days of buffer"),
    ),
    folded=None,
    folded_passed=0,
    note="A buffer counts only days on which both companies work. 7 and 8\u00a0December do not count, because "
    "Officine "
    "Bellini is closed.",
)  # fmt: skip

SUMMARY: Final = SummaryView(
    text=Rich(
        html="<p>Officine Bellini wants both plants on one execution system before the summer 2027 shutdown. "
        "Today each plant "
        "keeps its own spreadsheets, and the monthly numbers arrive nine days late.</p>\n<p>The system must read "
        "the existing "
        "PLCs, run on Bellini’s own servers and report both plants in one place.</p>"
    ),
    goals=(
        GoalView(
            goal="Cut unplanned downtime in Brescia",
            measure="hours a month, from the maintenance log",
            from_="41",
            to="25",
            owner=PAOLO,
        ),
        GoalView(
            goal="One production report for both plants",
            measure="plants that close the day in the same report",
            from_="0",
            to="2",
            owner=GIULIA,
        ),
    ),
    prose=(),
)


def outcome_row(milestone: str, when: str, customer: str, supplier: str | None, *, reached: bool = False) -> OutcomeRow:
    """A milestone with one outcome for the customer, and perhaps one for the supplier."""
    mark = DONE if reached else OPEN
    cells = tuple((OutcomeItem(text=text, state=mark),) if text else () for text in (customer, supplier))
    return OutcomeRow(milestone=milestone, when=when, exit=None, cells=cells)


OUTCOMES: Final = OutcomesView(
    columns=(BELLINI, NORDWIND),
    rows=(
        outcome_row("Evaluation agreed", "reached 21\u00a0Sep", "Bellini knows which machines are in scope",
                    "We know who decides, and by which criteria", reached=True),
        outcome_row("Demo on Bellini’s own data", "15\u00a0Oct",
                    "Both plant managers have seen their own machines in the system", "A date for the board "
                    "meeting is fixed"),
        outcome_row("Security and legal cleared", "27\u00a0Oct", "No open point stands between the board and a "
        "yes", None),
        outcome_row("Contract signed", "3\u00a0Dec", "Bellini can start the roll-out before the Christmas "
        "closure", None),
    ),
)  # fmt: skip

RISKS: Final = RisksView(
    risks=(
        RiskItem(
            title="Counsel has no capacity before mid-October",
            people=("giulia", "conti"),
            facts=(
                Fact(label="Likelihood", text="High", level=3),
                Fact(label="Impact", text="5 working days on the contract review, already counted in the dates"),
                Fact(label="Owner", text="Giulia Ferri"),
                Fact(label="Plan", text="Ask a second lawyer at the studio by Friday 9\u00a0October"),
            ),
            settled=False,
        ),
    ),
    questions=(
        RiskItem(
            title="Is Wednesday 2\u00a0December confirmed for the board meeting?",
            people=("giulia", "jonas", "board"),
            facts=(
                Fact(
                    label="Why it matters",
                    text="The signing date rests on it. Every working day the board meets later takes one from "
                    "the 4\u00a0days "
                    "of buffer.",
                ),
                Fact(label="Answer from", text="Giulia Ferri, by the demo on Thursday 15\u00a0October"),
            ),
            settled=False,
        ),
    ),
    decisions=(),
    notes=(),
)

TOGETHER: Final = TogetherView(
    heading="How we work together",
    prose=(
        ProseView(
            id="how-we-work-together",
            title=None,
            text=Rich(
                html="<p>Changes to the plan are agreed in the Tuesday session. A date that slips is shown here "
                "the same day, with "
                "what we propose to do about it.</p>"
            ),
        ),
    ),
    cadence=(
        CadenceRow(
            what="Working session",
            when="Tuesday 10:00, video call",
            with_="Jonas Weber, Paolo Zanetti, Lena Hofer",
            next=day("2026-10-06", "Tue 6 Oct"),
            note="27\u00a0Oct without Paolo, 3\u00a0Nov without Lena, none on 8\u00a0Dec",
        ),
        CadenceRow(
            what="Written status report",
            when="Every second Friday, e-mail",
            with_="Giulia Ferri, Board of directors",
            next=day("2026-10-09", "Fri 9 Oct"),
            note=None,
        ),
    ),
    left=(
        Contacts(
            mark=BELLINI,
            people=(
                Contact(
                    id="giulia", name=GIULIA, role="CFO", email="giulia.ferri@bellini.example", phone=None, note=None
                ),
                Contact(
                    id="paolo",
                    name=PAOLO,
                    role="Plant manager Brescia",
                    email=None,
                    phone=None,
                    note="Away 26–30\u00a0Oct",
                ),
                Contact(id="itops", name=ITOPS, role="Infrastructure team", email=None, phone=None, note=None),
                Contact(id="board", name=BOARD, role="Final approval", email=None, phone=None, note=None),
            ),
        ),
        Contacts(
            mark=STUDIO,
            people=(Contact(id="conti", name=CONTI, role="Outside counsel", email=None, phone=None, note=None),),
        ),
    ),
    right=(
        Contacts(
            mark=NORDWIND,
            people=(
                Contact(
                    id="jonas",
                    name=JONAS,
                    role="Account executive",
                    email="jonas.weber@nordwind.example",
                    phone=None,
                    note=None,
                ),
                Contact(
                    id="lena", name=LENA, role="Solution engineer", email=None, phone=None, note="Away 2–6\u00a0Nov"
                ),
            ),
        ),
    ),
)


def moved(what: str, before: str, now: str, days: str, because: str, *, milestone: bool = False) -> ChangeRow:
    """A date that moved."""
    return ChangeRow(what=what, before=before, now=now, days=days, because=because, milestone=milestone)


CHANGES: Final = ChangesView(
    heading="What changed since 21\u00a0September",
    sentence="The signing date did not move: Thursday 3\u00a0December.",
    before_label="21\u00a0Sep said",
    moved=(
        moved("Milestone: Security and legal cleared", "16 Oct", "27 Oct", "+7",
              "Contract review. Buffer 25 → 18 working days", milestone=True),
        moved("Load four weeks of machine data", "1 Oct", "6 Oct", "+3", "Takes longer than the likely 4 days"),
        moved("Rehearse with the plant managers", "2 Oct", "7 Oct", "+3", "Follows the data load"),
        moved("Answer the security questionnaire", "25 Sep", "13 Oct", "+12", "Starts after the data load"),
        moved("Review the answers and list what is missing", "2 Oct", "20 Oct", "+12", "Follows the questionnaire"),
        moved("Review the draft contract", "12 Oct", "21 Oct", "+7", "Counsel has no capacity before mid-October"),
        moved("Settle the open clauses", "16 Oct", "27 Oct", "+7", "Follows the contract review"),
    ),
    done=(
        ChangeItem(icon="done", text="Open access to the PLC gateway", note="25\u00a0Sep"),
        ChangeItem(icon="done", text="Send the draft contract", note="30\u00a0Sep"),
    ),
    added=(
        ChangeItem(icon="plus", text="Risk: counsel has no capacity before mid-October", note="1\u00a0Oct"),
        ChangeItem(
            icon="plus",
            text="Officine Bellini is closed on 7\u00a0December: the signing buffer goes from 5 to 4 working days",
            note="1\u00a0Oct",
        ),
    ),
    dropped=(),
)  # fmt: skip

EXECUTIVE: Final = ExecutiveView(
    document_title="Manufacturing execution system for two plants: executive summary",
    title=HEADER.title,
    points=HEADER.points,
    rail=RAIL,
    rail_more="+ 2 more in the full plan",
    needs_heading="Needed from Officine Bellini",
    needs=(
        Need(
            day=day("2026-10-06", "Tue 6 Oct"),
            text="Review the answers and list what is missing",
            who="IT operations",
            note="late, due 2\u00a0Oct",
            late=True,
        ),
        Need(
            day=day("2026-12-02", "Wed 2 Dec"),
            text="Present the business case to the board, 15:00",
            who="Giulia Ferri",
            note=None,
            late=False,
        ),
    ),
    needs_more="+ 4 more in the full plan",
    nothing=None,
    asks=(Ask(title="Which plant goes first?", text="Paolo Zanetti, by Friday 16\u00a0October"),),
    asks_more=None,
    no_ask=None,
    ways=(Ask(title="Load four weeks of machine data", text="Load the Brescia line first."),),
    overview=TIMELINE.overview,
    overview_more="+ 3 more in the full plan",
    outcomes=OUTCOMES,
    outcomes_more="+ 1 more in the full plan",
)

SAMPLE: Final = DealView(
    language="en",
    document_title="Manufacturing execution system for two plants: plan of Officine Bellini and Nordwind Systems",
    internal=False,
    header=HEADER,
    rail=RAIL,
    next=NEXT,
    summary=SUMMARY,
    timeline=TIMELINE,
    roles=ROLES,
    outcomes=OUTCOMES,
    risks=RISKS,
    together=TOGETHER,
    changes=CHANGES,
    footer=FooterView(
        names=(BELLINI.short, STUDIO.short, NORDWIND.short),
        as_of=Day(iso="2026-10-05", text="5\u00a0October 2026"),
        ask=JONAS,
        ask_email="jonas.weber@nordwind.example",
    ),
    executive=EXECUTIVE,
    people=tuple(PersonChoice(id=identity, name=name) for identity, name in PEOPLE.items()),
)
