"""The work of the sample page: the table of roles, and the timeline in words."""

from typing import Final

from jepsite.views.marks import Name, PartyMark, StateMark
from jepsite.views.roles import RoleColumn, RoleGroup, RoleParty, RoleRow, RolesView
from jepsite.views.timeline.view import LegendKey, ListEntry, ListWeek, TimelineList, TimelineView
from tests.render.sample_drawing import PART
from tests.render.sample_people import BELLINI, NORDWIND, STUDIO

DONE: Final = StateMark(icon="done", word="Done")
TODO: Final = StateMark(icon="todo", word="To do")
MOVED: Final = StateMark(icon="moved", word="Moved")
WAITING: Final = StateMark(icon="wait", word="Waiting")
RUNNING_LATE: Final = StateMark(icon="late", word="Late, in progress", late=True)
NOT_STARTED: Final = StateMark(icon="late", word="Late, not started", late=True)
MILESTONE: Final = StateMark(icon="ms", word="Milestone")
REACHED: Final = StateMark(icon="ms-done", word="Milestone")

COLUMNS: Final = ("giulia", "paolo", "itops", "board", "conti", "jonas", "lena")


def bound(dates: str) -> str:
    """Days that do not part from their months."""
    return " – ".join(day.replace(" ", "\u00a0") for day in dates.split(" – "))


def role_row(identity: str, title: str, dates: str, state: StateMark, **letters: str) -> RoleRow:
    """An activity; `letters` are the roles by person."""
    return RoleRow(
        id=identity,
        title=title,
        people=tuple(person for person in COLUMNS if person in letters),
        dates=bound(dates),
        state=state,
        cells=tuple(letters.get(person, "") for person in COLUMNS),
        note=None,
        details=None,
        link=None,
        struck=False,
    )


def group(title: str, state: StateMark, when: str, *rows: RoleRow) -> RoleGroup:
    """A milestone's rows."""
    return RoleGroup(title=title, state=state, when=when, text=None, rows=rows)


ROLES: Final = RolesView(
    parties=(
        RoleParty(
            mark=BELLINI,
            people=(
                RoleColumn(id="giulia", name=Name(text="Giulia Ferri")),
                RoleColumn(id="paolo", name=Name(text="Paolo Zanetti")),
                RoleColumn(id="itops", name=Name(text="IT operations")),
                RoleColumn(id="board", name=Name(text="Board")),
            ),
        ),
        RoleParty(mark=STUDIO, people=(RoleColumn(id="conti", name=Name(text="Marta Conti", lang="it")),)),
        RoleParty(
            mark=NORDWIND,
            people=(
                RoleColumn(id="jonas", name=Name(text="Jonas Weber")),
                RoleColumn(id="lena", name=Name(text="Lena Hofer")),
            ),
        ),
    ),
    groups=(
        group(
            "Evaluation agreed", REACHED, "Reached 21\u00a0Sep",
            role_row("walk", "Walk both plants and list the machines to be connected", "14–17 Sep", DONE,
                     paolo="A", itops="C", lena="R"),
            role_row("script", "Agree what the demo has to prove", "18–21 Sep", DONE, giulia="A", paolo="R",
            jonas="R"),
        ),
        group(
            "Demo on Bellini’s own data", MILESTONE, "15\u00a0Oct, deadline 16\u00a0Oct",
            role_row("gateway", "Open access to the PLC gateway", "24–25 Sep", DONE, paolo="A", itops="R"),
            role_row("load", "Load four weeks of machine data", "28 Sep – 6 Oct", RUNNING_LATE,
                     itops="C", jonas="A", lena="R"),
            role_row("rehearse", "Rehearse with the plant managers", "7 Oct", MOVED, paolo="R", jonas="A", lena="R"),
            role_row("run", "Run the demo for the CFO and both plant managers", "15 Oct", TODO,
                     board="I", jonas="A", lena="R"),
        ),
        group(
            "Security and legal cleared", MILESTONE, "27\u00a0Oct, deadline 20\u00a0Nov",
            role_row("questionnaire", "Answer the security questionnaire", "8–13 Oct", NOT_STARTED, jonas="A",
            lena="R"),
            role_row("secreview", "Review the answers and list what is missing", "14–20 Oct", MOVED,
                     giulia="A", itops="R"),
            role_row("draft", "Send the draft contract", "30 Sep", DONE, jonas="RA"),
            role_row("redlines", "Review the draft contract", "12–21 Oct", WAITING, giulia="A", conti="R", jonas="C"),
            role_row("settle", "Settle the open clauses", "22–27 Oct", MOVED, giulia="A", conti="R", jonas="R"),
        ),
        group(
            "Contract signed", MILESTONE, "3\u00a0Dec, deadline 11\u00a0Dec",
            role_row("boardmeeting", "Present the business case to the board", "2 Dec", TODO,
                     giulia="RA", board="I", jonas="C"),
            role_row("sign", "Sign the contract", "3 Dec", TODO, giulia="R", board="A", jonas="R"),
        ),
    ),
)  # fmt: skip


def entry(
    dates: str, title: str, state: StateMark, who: str = "", people: str = "", *,
    marks: tuple[PartyMark, ...] = (), alarm: str = "", note: str = "",
) -> ListEntry:  # fmt: skip
    """A line of the list: a milestone where nobody is named."""
    kind = "activity" if people else "milestone"
    return ListEntry(
        kind=kind, people=tuple(people.split()), dates=bound(dates), title=title, state=state,
        marks=marks, who=who, alarm=alarm, note=note,
    )  # fmt: skip


def off(dates: str, people: str, who: str) -> ListEntry:
    """Days off."""
    return ListEntry(
        kind="off", people=tuple(people.split()), dates=bound(dates), title="", state=None,
        marks=(), who=who, alarm="", note="",
    )  # fmt: skip


LIST: Final = TimelineList(
    before=(
        ListWeek(
            heading="Week of 14\u00a0September",
            entries=(
                entry("14–17 Sep", "Walk both plants and list the machines to be connected", DONE, "Lena Hofer, done",
                      "lena paolo itops", marks=(NORDWIND,)),
                entry("18–21 Sep", "Agree what the demo has to prove", DONE, "Paolo Zanetti, Jonas Weber, done",
                      "jonas paolo giulia", marks=(BELLINI, NORDWIND)),
            ),
        ),
        ListWeek(
            heading="Week of 21\u00a0September",
            entries=(
                entry("21 Sep", "Evaluation agreed", REACHED,
                      "Milestone reached, 4 working days before the deadline of 25\u00a0September."),
                entry("24–25 Sep", "Open access to the PLC gateway", DONE, "IT operations, done", "itops paolo",
                      marks=(BELLINI,)),
            ),
        ),
        ListWeek(
            heading="Week of 28\u00a0September",
            entries=(
                entry("28 Sep – 6 Oct", "Load four weeks of machine data", RUNNING_LATE, "Lena Hofer", "lena "
                "jonas itops",
                      marks=(NORDWIND,), alarm="Late: due 1\u00a0October.", note="In progress, 8\u00a0October at "
                      "worst."),
                entry("30 Sep", "Send the draft contract", DONE, "Jonas Weber, done", "jonas", marks=(NORDWIND,)),
            ),
        ),
    ),
    today="As of Monday 5\u00a0October",
    after=(
        ListWeek(
            heading="Week of 5\u00a0October",
            entries=(
                entry("7 Oct", "Rehearse with the plant managers", MOVED, "Paolo Zanetti, Lena Hofer", "lena "
                "paolo jonas",
                      marks=(BELLINI, NORDWIND), note="Moved from 2\u00a0October."),
                entry("8–13 Oct", "Answer the security questionnaire", NOT_STARTED, "Lena Hofer", "lena jonas",
                      marks=(NORDWIND,), alarm="Late: due 25\u00a0September.", note="Not started."),
            ),
        ),
        ListWeek(
            heading="Week of 12\u00a0October",
            entries=(
                entry("12–21 Oct", "Review the draft contract", WAITING, "Avv. Marta Conti", "conti giulia jonas",
                      marks=(STUDIO,), note="Waits for counsel, finish moved from 12\u00a0October. On the "
                      "critical path."),
                entry("14–20 Oct", "Review the answers and list what is missing", MOVED, "IT operations", "itops "
                "giulia",
                      marks=(BELLINI,), note="Moved from 2\u00a0October. Between 16 and 27\u00a0October."),
                entry("15 Oct", "Run the demo for the CFO and both plant managers", TODO, "Lena Hofer",
                      "lena jonas board", marks=(NORDWIND,), note="Fixed date."),
                entry("15 Oct", "Demo on Bellini’s own data", MILESTONE,
                      "Milestone, deadline 16\u00a0October: 1 working day of buffer."),
            ),
        ),
        ListWeek(
            heading="Week of 19\u00a0October",
            entries=(
                entry("22–27 Oct", "Settle the open clauses", MOVED, "Jonas Weber, Avv. Marta Conti", "jonas "
                "conti giulia",
                      marks=(NORDWIND, STUDIO), note="Moved from 16\u00a0October. Between 23\u00a0October and "
                      "2\u00a0November. On the critical path."),
            ),
        ),
        ListWeek(
            heading="Week of 26\u00a0October",
            entries=(
                off("26–30 Oct", "paolo", "Paolo Zanetti is away."),
                entry("27 Oct", "Security and legal cleared", MILESTONE,
                      "Milestone, deadline 20\u00a0November: 18 working days of buffer."),
            ),
        ),
        ListWeek(heading="Week of 2\u00a0November", entries=(off("2–6 Nov", "lena", "Lena Hofer is away."),)),
        ListWeek(
            heading="Week of 30\u00a0November",
            entries=(
                entry("2 Dec", "Present the business case to the board", TODO, "Giulia Ferri", "giulia jonas board",
                      marks=(BELLINI,), note="Fixed date. On the critical path."),
                entry("3 Dec", "Sign the contract", TODO, "Giulia Ferri, Jonas Weber", "giulia jonas board",
                      marks=(BELLINI, NORDWIND), note="On the critical path."),
                entry("3 Dec", "Contract signed", MILESTONE,
                      "Milestone, deadline 11\u00a0December: 4 working days of buffer."),
            ),
        ),
        ListWeek(
            heading="Week of 7\u00a0December",
            entries=(
                off("7–8 Dec", "", "Officine Bellini and Studio Legale Conti are closed: Sant’Ambrogio, Immacolata."),
            ),
        ),
    ),
)  # fmt: skip

TIMELINE: Final = TimelineView(
    intro="4 of 13 activities are done and 1 is in progress. If every estimate turns out at its worst, security "
    "and legal are "
    "cleared on 2\u00a0November and the signature stays on 3\u00a0December.",
    parties=(BELLINI, NORDWIND, STUDIO),
    legend=(
        LegendKey(kind="done", text="Done"),
        LegendKey(kind="running", text="In progress"),
        LegendKey(kind="todo", text="To do"),
        LegendKey(kind="late", text="Late"),
        LegendKey(kind="waiting", text="Waiting"),
        LegendKey(kind="critical", text="Critical path"),
        LegendKey(kind="before", text="Plan of 21\u00a0Sep"),
        LegendKey(kind="whisker", text="Best to worst"),
        LegendKey(kind="deadline", text="Expected, deadline"),
    ),
    parts=(PART,),
    overview=PART.drawing,
    list=LIST,
    note="Closed on working days: Officine Bellini on 7 and 8\u00a0December (Sant’Ambrogio bridge), Studio Legale "
    "Conti on "
    "7\u00a0December (Sant’Ambrogio) and 8\u00a0December (Immacolata), Nordwind on none before 11\u00a0December. "
    "Holidays on a "
    "weekend change no date: 3\u00a0October (Bavaria), 4\u00a0October (Italy), 1\u00a0November (both).",
)
