"""Sections made short: what is left out is counted, what is left in is cut at words."""

from dataclasses import replace

from jepsite.views.abridged import fewer_outcomes, fewer_steps, rail_height
from jepsite.views.marks import Rich
from jepsite.views.outcomes import OutcomeItem, OutcomeRow, OutcomesView
from tests.render.sample import OUTCOMES, RAIL
from tests.render.sample_people import DONE, OPEN

WIDTH = 672


def steps(number: int, title: str = "Go-live"):
    return replace(RAIL, steps=tuple(replace(RAIL.steps[0], title=title) for _ in range(number)), folded=None)


def rows(*states, items: int = 1, text: str = "Less waiting") -> OutcomesView:
    """A row for each state, with so many items in its first cell."""
    row = OUTCOMES.rows[0]
    cells = [
        (tuple(OutcomeItem(text=text, state=state, details=Rich(html="<p>x</p>")) for _ in range(items)),)
        for state in states
    ]
    return OutcomesView(
        columns=OUTCOMES.columns[:1],
        rows=tuple(
            OutcomeRow(milestone=f"{number}", when=row.when, exit="Minutes", cells=cell)
            for number, cell in enumerate(cells)
        ),
    )


def test_few_milestones_are_all_there_and_titles_without_end_are_cut():
    assert fewer_steps(steps(4), WIDTH, 2).steps == steps(4).steps
    (step,) = fewer_steps(steps(1, "All nine clinics and both call centres " * 20), WIDTH, 2).steps
    assert step.title.endswith("…")


def test_of_very_many_milestones_so_many_rows_are_kept():
    folded = replace(steps(30), folded="3 milestones reached")

    assert [len(fewer_steps(steps(30), WIDTH, rows).steps) for rows in (1, 2)] == [7, 14]
    assert len(fewer_steps(folded, WIDTH, 2).steps) == 13


def test_milestones_take_a_row_for_every_seven_of_them():
    assert rail_height(steps(0), WIDTH) == 0
    assert rail_height(steps(14), WIDTH) == 2 * rail_height(steps(7), WIDTH)
    assert rail_height(steps(7, "Two plants and one warehouse"), WIDTH) > rail_height(steps(7), WIDTH)


def test_outcomes_are_cut_to_one_line_of_thought():
    shown, left = fewer_outcomes(rows(OPEN, items=5, text="Fewer calls " * 90), 949, 600)
    assert shown is not None
    (row,) = shown.rows
    (cell,) = row.cells

    assert (len(cell), left) == (3, 2)
    assert row.exit is None
    assert all(item.text.endswith("…") and item.details is None for item in cell)


def test_where_not_all_outcomes_fit_those_that_are_achieved_go_first():
    shown, left = fewer_outcomes(rows(DONE, DONE, OPEN, OPEN, DONE), 949, 100)
    assert shown is not None

    assert ([row.milestone for row in shown.rows], left) == (["2", "3"], 3)


def test_where_none_fits_there_is_no_table_and_all_are_counted():
    assert fewer_outcomes(rows(OPEN, OPEN), 949, 10) == (None, 2)
