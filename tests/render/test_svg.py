"""The timeline drawn as SVG."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from jepsite.render.svg import draw
from jepsite.views.timeline.chart import ChartLane, ChartOff, Fill
from jepsite.views.timeline.drawing import Drawing, Link
from jepsite.views.timeline.layout import folded_drawing
from tests.views.timeline.chances import Size, random_chart
from tests.views.timeline.charts import (
    BELLINI,
    HEADING,
    NORDWIND,
    activity,
    bellini,
    chart,
    day,
    days,
    drawn,
    frame_of,
    milestone,
)

NS = "{http://www.w3.org/2000/svg}"
PICTURE = drawn(bellini())


def parsed(drawing: Drawing) -> ElementTree.Element:
    """The drawing as a tree: it has to be well-formed for that."""
    return ElementTree.fromstring(str(draw(drawing)).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))


def row(id_: str, drawing: Drawing = PICTURE) -> ElementTree.Element:
    found = parsed(drawing).find(f".//{NS}g[@data-id='{id_}']")
    assert found is not None
    return found


def classes(element: ElementTree.Element) -> list[str]:
    return [child.get("class", "") for child in element.iter() if child.get("class")]


def only(*args, **changes) -> Drawing:
    """The drawing of a single activity."""
    return drawn(chart(milestone("m", "M", activity("a", "A", *args, **changes))))


def test_the_picture_has_a_title_and_a_description_that_it_names():
    svg = parsed(PICTURE)

    title, description, *_ = svg
    assert (svg.get("role"), svg.get("viewBox")) == ("img", "0 0 1160 821")
    assert (svg.get("aria-labelledby"), svg.get("aria-describedby")) == (title.get("id"), description.get("id"))
    assert (title.text, description.text) == (HEADING.title, HEADING.description)


def test_nothing_is_styled_in_place_and_nothing_comes_from_elsewhere():
    text = draw(PICTURE)

    assert "style" not in text
    assert "<script" not in text
    assert set(re.findall(r'href="([^"]*)"', text)) == {"#i-done", "#i-late", "#i-moved", "#i-todo", "#i-wait"}


def test_a_row_says_whose_it_is_and_tells_itself_first():
    work = row("a", only("14-17 Sep", people=("lena", "paolo"), critical=True, tip="Walk\nTo do"))

    assert (work.get("class"), work.get("data-people")) == ("row act s-todo crit", "lena paolo")
    assert (work[0].tag, work[0].text) == (f"{NS}title", "Walk\nTo do")


def test_a_bar_of_the_picture():
    (bar,) = (child for child in row("walk") if child.get("class") == "bar supplier solid")

    assert {name: bar.get(name) for name in ("x", "y", "width", "height", "rx")} == {
        "x": "336.5", "y": "111.5", "width": "32.6", "height": "13", "rx": "3",
    }  # fmt: skip


def test_two_companies_share_a_bar_lengthways():
    upper, lower = (child.get("d") for child in row("script") if (child.get("class") or "").startswith("bar"))

    assert upper == "M373.1 147.5H399.8a3 3 0 0 1 3 3V154H370.1V150.5a3 3 0 0 1 3 -3z"
    assert lower == "M370.1 154H402.8V157.5a3 3 0 0 1 -3 3H373.1a3 3 0 0 1 -3 -3V154z"


def test_work_under_way_is_light_with_its_done_part_over_it():
    kinds = [kind for kind in classes(row("load")) if kind.startswith(("bar", "lateline"))]

    assert kinds == ["bar supplier soft nostroke", "bar supplier solid nostroke", "lateline"]


def test_work_under_way_of_two_companies_is_split_both_ways():
    drawing = only("28 Sep - 9 Oct", BELLINI, NORDWIND, fill=Fill.RUNNING)

    assert [kind for kind in classes(row("a", drawing)) if kind.startswith("bar")] == [
        "bar customer soft", "bar supplier soft", "bar customer solid", "bar supplier solid",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "bar neutral soft"),
        ({"waiting": True}, "hatch"),
        ({"critical": True}, "critline"),
        ({"late": True}, "lateline"),
        ({"best": day("12 Oct"), "worst": day("20 Oct")}, "whisk"),
        ({"before": days("1 Oct")}, "base"),
        ({"before": days("1 Oct")}, "lead"),
    ],
)
def test_each_state_has_its_shape(changes, kind):
    assert kind in classes(row("a", only("12-14 Oct", **changes)))


def test_dropped_work_is_a_line_under_a_struck_title():
    kinds = classes(row("a", only("12-14 Oct", dropped=True)))

    assert "drop" in kinds
    assert "t-act struck" in kinds
    assert not any(kind.startswith("bar") for kind in kinds)


def test_a_milestone_that_is_reached_has_its_tick():
    svg = parsed(PICTURE)
    first, second, *_ = (classes(group) for group in svg.iter(f"{NS}g") if group.get("class") == "row grp")

    assert {"dia done", "tick", "deadline", "buf"} <= set(first)
    assert "tick" not in second
    assert {"dia", "rule"} <= set(second)


def test_what_missed_its_deadline_is_marked():
    shown = milestone("m", "M", late=True, day=day("15 Oct"), by=day("1 Oct"), day_text="15 Oct", by_text="by 1 Oct")

    assert {"buf late", "dia late", "t-exp late", "t-by"} <= set(classes(parsed(drawn(chart(shown)))))


def test_a_milestone_that_is_dropped_has_its_title_struck():
    assert "t-ms struck" in classes(parsed(drawn(chart(milestone("m", "M", dropped=True, by=day("1 Oct"))))))


def test_lines_are_rounded_and_end_in_an_open_arrow():
    lines = [path for path in parsed(PICTURE).iter(f"{NS}path") if (path.get("class") or "").startswith("dep")]

    assert len(lines) == 18
    assert [line.get("class") for line in lines[-2:]] == ["dep crit", "dep crit head"]
    assert (
        lines[0].get("d")
        == "M366.6 124.5L366.6 136.5Q366.6 139.5 369.6 139.5L370.6 139.5Q373.6 139.5 373.6 142.5L373.6 146.5"
    )
    assert lines[1].get("d") == "M370.6 142.5L373.6 146.5L376.6 142.5"


def test_a_line_straight_down_has_no_corners():
    link = Link(points=((100, 10), (100, 20), (100, 20), (100, 30)), critical=False, note=None)

    line = parsed(replace(PICTURE, links=(link,))).find(f".//{NS}path[@class='dep']")

    assert line is not None
    assert set(re.findall(r"[\d.]+ [\d.]+", line.get("d") or "")) == {"100 10", "100 17", "100 20", "100 23", "100 30"}


def test_a_sliver_of_done_work_is_rounded_no_further_than_it_is_wide():
    (done,) = (child for child in row("a", only("5-9 Oct", fill=Fill.RUNNING)) if "solid" in (child.get("class") or ""))

    assert "a1.25 1.25 " in (done.get("d") or "")


def test_a_line_that_leads_up_has_its_arrow_at_the_top():
    plan = bellini()
    link = replace(plan.links[0], source="load", target="run")
    works = tuple(reversed(plan.milestones[1].tracks[0].activities))
    first = replace(plan.milestones[1], tracks=(replace(plan.milestones[1].tracks[0], activities=works),))

    head = parsed(drawn(chart(first, links=(link,)))).find(f".//{NS}path[@class='dep head']")

    assert head is not None
    assert re.fullmatch(r"M\S+ (\S+)L\S+ (\S+)L.*", head.get("d") or "")
    start, tip = map(float, re.findall(r"M\S+ ([\d.]+)L\S+ ([\d.]+)L", head.get("d") or "")[0])
    assert start > tip


def test_the_status_date_is_a_line_under_the_rows_and_a_pill_over_them():
    kinds = classes(parsed(PICTURE))

    assert kinds.index("today") < kinds.index("row grp")
    assert kinds[-2:] == ["flag", "t-pill"]


def test_days_off_have_their_names_as_tips_too():
    svg = parsed(PICTURE)

    blocks = [rect for rect in svg.iter(f"{NS}rect") if (rect.get("class") or "").startswith("off")]
    assert [(rect.get("class"), rect[0].text) for rect in blocks][:2] == [
        ("off customer", "Paolo Zanetti away, 26–30 Oct"), ("off customer", "Closed 7–8 Dec"),
    ]  # fmt: skip
    assert {rect.get("fill") for rect in blocks} == {"url(#tl-off)"}


def test_school_holidays_are_not_hatched():
    off = ChartOff(first=day("26 Oct"), last=day("30 Oct"), text="Autumn", school=True)
    plan = replace(bellini(), lanes=(ChartLane(mark=BELLINI, name=BELLINI.name, off=(off,)),))

    block = parsed(drawn(plan)).find(f".//{NS}rect[@class='off customer school']")

    assert block is not None
    assert block.get("fill") == "none"


def test_a_name_of_another_language_says_so():
    lane = ChartLane(mark=BELLINI, name=replace(BELLINI.name, lang="it"), off=bellini().lanes[0].off)

    label = parsed(drawn(replace(bellini(), lanes=(lane,)))).find(f".//{NS}text[@lang]")

    assert label is not None
    assert (label.get("lang"), label.text) == ("it", "Officine Bellini")


def test_every_text_is_escaped():
    bad = '</text><script>alert("x")</script>&'
    work = activity(bad, bad, "14-17 Sep", people=(bad,), label=bad, tip=bad)
    plan = chart(
        milestone(bad, bad, work, after=bad, day=day("1 Dec"), day_text=bad, tip=bad),
        lanes=(ChartLane(mark=replace(BELLINI, letter="<"), name=replace(BELLINI.name, text=bad, lang='"'), off=()),),
        lanes_title=bad,
        today_text=bad,
    )

    text = draw(replace(drawn(plan), title=bad, description=bad))

    assert "<script" not in text
    assert parsed(drawn(plan)).find(f".//{NS}script") is None


def test_a_folded_milestone_needs_no_axis_and_no_patterns():
    folded = folded_drawing(frame_of(bellini()), bellini().milestones[0], HEADING)

    kinds = classes(parsed(folded))
    assert "base" in kinds
    assert not {"today", "t-month", "hl hl-off", "flag"} & set(kinds)


def test_ids_of_two_drawings_differ_and_every_reference_meets_its_own():
    one, two = draw(PICTURE), draw(replace(PICTURE, id="tl2"))

    ids, others = (re.findall(r' id="([^"]*)"', text) for text in (one, two))
    assert len(set(ids)) == len(ids)
    assert not set(ids) & set(others)
    assert {*re.findall(r"url\(#([^)]*)\)", two), "tl2-title", "tl2-desc"} <= set(others)


@pytest.mark.parametrize("seed", range(30))
def test_random_plans_are_well_formed_and_free_of_numbers_without_meaning(seed):
    text = draw(drawn(random_chart(seed, Size(activities=20, days=120, title=180))))

    ElementTree.fromstring(text)
    assert not re.search(r'"[^"]*\b(nan|inf|None|e[+-]\d)\b', re.sub(r">[^<]*<", "><", text))
