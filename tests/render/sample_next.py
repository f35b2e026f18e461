"""Next up, of the sample page."""

from typing import Final

from jepsite.views.late import DatedLabel, LateItem
from jepsite.views.marks import StateMark
from jepsite.views.next_up import NextView, PartyTasks, PersonTasks
from jepsite.views.tasks import Task
from tests.render.sample_people import BELLINI, CONTI, GIULIA, ITOPS, JONAS, LATE, LENA, NORDWIND, PAOLO, STUDIO, day

NEXT: Final = NextView(
    intro="What is due in the two weeks from 5 to 16\u00a0October, person by person.",
    late_heading="Late or waiting",
    late=(
        LateItem(
            id="load",
            people=("lena", "jonas", "itops"),
            state=LATE,
            title="Load four weeks of machine data",
            who="Lena Hofer, Nordwind",
            dates=(
                DatedLabel(label="Was due", day=day("2026-10-01", "Thu 1 Oct")),
                DatedLabel(label="Now", day=day("2026-10-06", "Tue 6 Oct"), now=True),
                DatedLabel(label="At worst", day=day("2026-10-08", "Thu 8 Oct")),
            ),
            reason=None,
            way_out="The rehearsal moves to Wednesday 7\u00a0October. The demo stays on Thursday 15\u00a0October, "
            "with five "
            "working days between the two.",
            facts=None,
        ),
        LateItem(
            id="questionnaire",
            people=("lena", "jonas"),
            state=LATE,
            title="Answer the security questionnaire",
            who="Lena Hofer, Nordwind",
            dates=(
                DatedLabel(label="Was due", day=day("2026-09-25", "Fri 25 Sep")),
                DatedLabel(label="Now", day=day("2026-10-13", "Tue 13 Oct"), now=True),
            ),
            reason=None,
            way_out="Lena starts on Thursday 8\u00a0October, the day after the rehearsal. The security review "
            "then ends on "
            "20\u00a0October, 23 working days before its deadline.",
            facts=None,
        ),
        LateItem(
            id="redlines",
            people=("conti", "giulia", "jonas"),
            state=StateMark(icon="wait", word="Waiting"),
            title="Review the draft contract",
            who="Avv. Marta Conti, Studio Legale Conti",
            dates=(
                DatedLabel(label="Was to start", day=day("2026-10-01", "Thu 1 Oct")),
                DatedLabel(label="Now", day=day("2026-10-12", "Mon 12 Oct"), now=True),
            ),
            reason=None,
            way_out="Giulia Ferri asks for a second lawyer at the studio by Friday 9\u00a0October. The review "
            "then ends on "
            "21\u00a0October and the clauses are settled by 27\u00a0October.",
            facts=None,
        ),
    ),
    left=(
        PartyTasks(
            mark=BELLINI,
            people=(
                PersonTasks(
                    id="giulia",
                    name=GIULIA,
                    role="CFO",
                    tasks=(Task(day=day("2026-10-09", "Fri 9 Oct"), text="Ask for a second lawyer at the studio"),),
                    answers="Answers for the contract review and the security review.",
                ),
                PersonTasks(
                    id="paolo",
                    name=PAOLO,
                    role="Plant manager Brescia",
                    tasks=(
                        Task(
                            day=day("2026-10-07", "Wed 7 Oct"),
                            text="Rehearse the demo, with Lena Hofer",
                            note="moved from 2\u00a0Oct",
                        ),
                    ),
                    answers=None,
                ),
                PersonTasks(
                    id="itops",
                    name=ITOPS,
                    role="Infrastructure team",
                    tasks=(
                        Task(
                            day=day("2026-10-14", "Wed 14 Oct"),
                            text="Start to review the security answers",
                            note="until 20\u00a0Oct",
                        ),
                    ),
                    answers=None,
                ),
            ),
            idle=(("board", "Nothing due: Board of directors, next on Wednesday 2\u00a0December."),),
        ),
        PartyTasks(
            mark=STUDIO,
            people=(
                PersonTasks(
                    id="conti",
                    name=CONTI,
                    role="Outside counsel",
                    tasks=(
                        Task(
                            day=day("2026-10-12", "Mon 12 Oct"),
                            text="Start to review the draft contract",
                            note="until 21\u00a0Oct",
                        ),
                    ),
                    answers=None,
                ),
            ),
            idle=(),
        ),
    ),
    right=(
        PartyTasks(
            mark=NORDWIND,
            people=(
                PersonTasks(
                    id="lena",
                    name=LENA,
                    role="Solution engineer",
                    tasks=(
                        Task(
                            day=day("2026-10-06", "Tue 6 Oct"),
                            text="Finish loading the machine data",
                            note="late, due 1\u00a0Oct",
                            late=True,
                        ),
                        Task(
                            day=day("2026-10-07", "Wed 7 Oct"),
                            text="Rehearse the demo, with Paolo Zanetti",
                            note="moved from 2\u00a0Oct",
                        ),
                        Task(
                            day=day("2026-10-13", "Tue 13 Oct"),
                            text="Finish the security questionnaire",
                            note="late, due 25\u00a0Sep",
                            late=True,
                        ),
                        Task(
                            day=day("2026-10-15", "Thu 15 Oct"),
                            text="Run the demo for the CFO and both plant managers",
                            link="https://meet.example/demo",
                        ),
                    ),
                    answers=None,
                ),
                PersonTasks(
                    id="jonas",
                    name=JONAS,
                    role="Account executive",
                    tasks=(),
                    answers="Answers for all four of Lena’s dates. Own next work: settle the open clauses, from "
                    "Thursday "
                    "22\u00a0October.",
                ),
            ),
            idle=(),
        ),
    ),
    together=(
        Task(day=day("2026-10-06", "Tue 6 Oct"), text="Working session, 10:00", note="again on 13\u00a0Oct"),
        Task(day=day("2026-10-09", "Fri 9 Oct"), text="Written status report to Giulia Ferri and the board"),
    ),
    together_people=("jonas", "paolo", "lena", "giulia", "board"),
)
