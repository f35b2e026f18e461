"""One drawing, or many."""

from dataclasses import replace

from jepsite.i18n.formats import Formats
from jepsite.i18n.words import words_for
from jepsite.views.timeline.chart import Chart
from jepsite.views.timeline.parts import parts_of
from jepsite.views.timeline.scale import scale_of
from jepsite.views.timeline.view import TimelinePart
from tests.views.timeline.charts import HEADING, TODAY, activity, bellini, between, chart, days, later, milestone


def parts(plan: Chart) -> tuple[TimelinePart, ...]:
    scale = scale_of(plan.milestones)
    assert scale is not None
    return parts_of(plan, scale, Formats(words=words_for("en"), today=TODAY), HEADING)


def plan(*counts: int, current: tuple[int, ...] = (), **changes) -> Chart:
    """Milestones of so many activities, each on the days after the last one's."""
    milestones = []
    for number, count in enumerate(counts):
        first = later(days("14 Sep").start, 20 * number)
        each = [later(first, n % 15) for n in range(count)]
        work = [activity(f"a{number}-{n}", "A", between(day, day)) for n, day in enumerate(each)]
        milestones.append(
            milestone(f"m{number}", f"M{number}", *work, is_current=number in current, count=f"0 of {count} done")
        )
    return chart(*milestones, **changes)


def test_up_to_forty_activities_stand_in_one_drawing():
    (part,) = parts(plan(20, 20, lanes=bellini().lanes))

    assert (part.title, part.row, part.is_open) == (None, None, True)
    assert len(part.drawing.activities) == 40
    assert len(part.drawing.lanes) == 3


def test_more_have_a_drawing_for_each_milestone_those_at_work_unfolded():
    shown = parts(plan(20, 21, current=(0,)))

    assert [(part.title, part.summary, part.is_open) for part in shown] == [
        ("M0", "0 of 20 done", True), ("M1", "0 of 21 done", False),
    ]  # fmt: skip
    assert [len(part.drawing.activities) for part in shown] == [20, 21]
    assert [part.row.milestones[0].id if part.row else None for part in shown] == ["m0", "m1"]


def test_they_share_one_scale():
    shown = parts(plan(20, 21, current=(0, 1)))

    assert shown[0].drawing.axis == shown[1].drawing.axis


def test_folded_milestones_at_the_top_have_an_axis_above_them():
    head, *_ = parts(plan(20, 21, current=(1,)))

    assert (head.title, head.drawing.activities, head.drawing.lanes) == (None, (), ())


def test_days_off_stand_at_the_end_of_the_series():
    *_, foot = parts(plan(20, 21, current=(0,), lanes=bellini().lanes))

    assert (foot.title, foot.drawing.title, len(foot.drawing.lanes)) == (None, "Closed or away", 3)


def test_every_drawing_has_an_id_of_its_own():
    shown = parts(plan(20, 21, lanes=bellini().lanes))
    ids = [part.drawing.id for part in shown] + [part.row.id for part in shown if part.row]

    assert len(set(ids)) == len(ids)


def test_more_than_sixty_open_rows_stand_closer():
    assert parts(plan(30, 31, current=(0, 1)))[0].drawing.activities[0].height == 24
    assert parts(plan(30, 31, current=(0,)))[0].drawing.activities[0].height == 28


def test_two_hundred_activities_show_few_rows_at_first():
    shown = parts(plan(*[25] * 8, current=(3,)))

    assert sum(len(part.drawing.activities) for part in shown if part.is_open) == 25


def test_a_milestone_without_dates_folds_too():
    one, two = plan(20, 21).milestones
    empty = replace(
        two, tracks=(replace(two.tracks[0], activities=tuple(activity(f"x{n}", "X", None) for n in range(21))),)
    )

    assert parts(replace(plan(20, 21), milestones=(one, empty)))[-1].row is not None
