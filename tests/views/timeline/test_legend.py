"""Keys for what is drawn, and no others."""

from dataclasses import replace

from jepsite.i18n.formats import Formats
from jepsite.i18n.words import words_for
from jepsite.views.timeline.chart import Chart
from jepsite.views.timeline.legend import legend_of
from tests.views.timeline.charts import TODAY, activity, bellini, chart, day, days, done, milestone


def keys(plan: Chart, *, agreed: bool = False) -> dict[str, str]:
    formats = Formats(words=words_for("en"), today=TODAY)
    return {key.kind: key.text for key in legend_of(plan, formats, agreed=agreed)}


def only(*args, **changes) -> Chart:
    return chart(milestone("m", "M", activity("a", "A", "12 Oct", *args, **changes)))


def test_the_keys_of_the_picture():
    assert list(keys(bellini())) == [
        *("done", "running", "todo", "late", "waiting", "critical", "before", "whisker", "deadline"),
    ]


def test_work_that_is_done_needs_one_key():
    assert keys(chart(milestone("m", "M", done("a", "A", "14 Sep")))) == {"done": "Done"}


def test_each_mark_brings_its_key():
    assert set(keys(only())) == {"todo"}
    assert set(keys(only(late=True))) == {"todo", "late"}
    assert set(keys(only(waiting=True))) == {"todo", "waiting"}
    assert set(keys(only(critical=True))) == {"todo", "critical"}
    assert set(keys(only(dropped=True))) == {"dropped"}
    assert set(keys(only(best=day("12 Oct"), worst=day("13 Oct")))) == {"todo", "whisker"}
    assert set(keys(only(best=day("12 Oct"), worst=day("12 Oct")))) == {"todo"}


def test_dropped_work_without_dates_is_not_drawn():
    assert keys(chart(milestone("m", "M", activity("a", "A", None, dropped=True)))) == {}


def test_days_before_are_agreed_or_planned():
    moved = only(before=days("1 Oct"))

    assert keys(moved)["before"] == "As planned at first"
    assert keys(moved, agreed=True)["before"] == "As agreed"


def test_a_deadline_brings_its_key():
    plan = only()

    assert set(keys(replace(plan, milestones=(replace(plan.milestones[0], by=day("1 Dec")),)))) == {"todo", "deadline"}
