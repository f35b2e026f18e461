"""The table of dates reads from the top: how it stands, what is late, then milestone by milestone."""

from dataclasses import replace
from datetime import date

from jepsite.audience import Audience
from jepsite.cli.table import schedule_table
from jepsite.planning.calendar import calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.schedule import schedule
from jepsite.views.figures import Figures, figures
from tests.deals import plan

BODY = """
## Contract signed {#signature by=2026-01-16}

1. [x] Walk the site {#walk 2d R=ben A=ada done=2026-01-06}
2. [ ] Write the offer {#offer 3d R=nia A=nia}
3. [-] Visit a reference {#visit 1d R=nia,ben A=nia why="A call did"}
4. [ ] Meet the board {#board 1d .meeting on=2026-01-08 R=ada A=ada}
"""


def of(body: str = BODY, today: date = date(2026, 1, 9)) -> Figures:
    deal = plan(body)
    days = calendars(deal, HolidayBook(), today=today).value
    assert days is not None
    dates = schedule(deal, days, today=today).value
    assert dates is not None
    return figures(deal, dates, Audience.PUBLIC)


def shown(of_what: Figures) -> list[str]:
    return schedule_table(of_what, title="A plan", status="Late").splitlines()


def row(lines: list[str], title: str) -> str:
    return " ".join(next(line for line in lines if f"{title}  " in line).split())


def test_it_begins_with_title_status_and_day():
    assert shown(of())[:3] == [
        "A plan",
        "Late",
        "As of Friday 9 January 2026; the plan starts on Monday 5 January 2026.",
    ]


def test_rows_have_people_dates_and_state():
    lines = shown(of())

    assert row(lines, "Walk the site") == "Walk the site ben Mon 5 Jan Tue 6 Jan done"
    assert row(lines, "Write the offer").startswith("▸ Write the offer nia Fri 9 Jan Tue 13 Jan ")
    assert row(lines, "Visit a reference") == "Visit a reference nia, ben – – dropped"


def test_a_date_in_another_year_says_so():
    assert "Tue 6 Jan 2026" in row(shown(of(today=date(2027, 1, 8))), "Walk the site")


def test_late_work_stands_above_the_table_by_its_id():
    above = shown(of())[: shown(of()).index("")]
    listed = [line for line in shown(of()) if line.startswith("Late  ")]

    assert above[0] == "A plan"
    assert any("Write the offer" in line and line.endswith("offer") for line in listed)


def test_a_plan_that_is_short_of_days_says_by_how_many():
    said = "\n".join(shown(replace(of(), short_by=1)))

    assert "the plan is short by 1 working day." in said


def test_a_conflict_is_told_in_words():
    early = BODY.replace("on=2026-01-08", "on=2026-01-12").replace("3d R=nia", "9d R=nia")
    said = "\n".join(shown(of(early, date(2026, 1, 7))))

    assert "board is fixed on Mon 12 Jan, and what it follows, offer, ends on Mon 19 Jan" in said


def test_a_title_cannot_steer_the_terminal():
    figures_ = of()
    strange = replace(figures_.activities[0], title="Walk \x1b[31mthe site")

    assert "\x1b" not in "\n".join(shown(replace(figures_, activities=(strange,))))
