"""What a plan costs: each stage in milliseconds, and whole builds in seconds and megabytes, on one core.

Compares with a floor measured in the same run: reading the same file with the C loader of PyYAML, the same Markdown
parser and a Jinja template of the same size, without schedule, views or positions. Stages and floor take turns, and of
many rounds the quickest counts, in time of the processor: what else the machine does stays out of the ratios.

    python -m bench.plan_cost              stages and the floor
    python -m bench.plan_cost --builds     whole builds of 100, 1,000 and 10,000 plans as well
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml
from jinja2 import Environment
from markdown_it import MarkdownIt

from jepsite.audience import Audience
from jepsite.coach.checks import check
from jepsite.coach.subject import subject
from jepsite.drawing import view_of
from jepsite.history.journal import Journal
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.planning.calendar import calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.schedule import schedule
from jepsite.reading import read_and_schedule
from jepsite.render.renderers import Renderers
from jepsite.source import Source

HERE = Path(__file__).parent.parent
PLAN = HERE / "content" / "meerkant-dock-booking.md"
TODAY = date(2026, 11, 23)
ROUNDS = 60


Works = dict[str, Callable[[], object]]


def quickest_ms(works: Works) -> dict[str, float]:
    """Milliseconds of processor time that each of these takes when nothing gets in its way."""
    taken = dict.fromkeys(works, float("inf"))
    for _ in range(ROUNDS):
        for name, work in works.items():
            begun = time.process_time()
            work()
            taken[name] = min(taken[name], (time.process_time() - begun) * 1000)
    return taken


def stages(folder: Path) -> Works:
    """The stages of one plan; its page is written into the folder."""
    source = Source(path="content/plan.md", text=PLAN.read_text(encoding="utf-8"))
    site, book = Site(), HolidayBook()
    deal = read_deal(source, site).value
    assert deal is not None
    days = calendars(deal, book, today=TODAY).value
    assert days is not None
    dates = schedule(deal, days, today=TODAY).value
    assert dates is not None
    plan = read_and_schedule(source, site, today=TODAY, book=book, journal=Journal(HERE)).plan
    assert plan is not None
    view = view_of(plan, Audience.PUBLIC)
    renderer = Renderers(site=HERE, default="default").of(None).value
    assert renderer is not None
    page = renderer.page(view, "slug").value
    assert page is not None
    return {
        "read": lambda: read_deal(Source(path=source.path, text=source.text), site),
        "calendars": lambda: calendars(deal, book, today=TODAY),
        "schedule": lambda: schedule(deal, days, today=TODAY),
        "check": lambda: check(subject(deal, dates, days, last_change=lambda: None), dict(site.checks)),
        "view": lambda: view_of(plan, Audience.PUBLIC),
        "render": lambda: renderer.page(view, "slug"),
        "write": lambda: (folder / "index.html").write_bytes(page.page.content),
    }


def floor() -> Callable[[], object]:
    """The least that reads the same text and makes a page of rows."""
    text = PLAN.read_text(encoding="utf-8")
    parser = MarkdownIt("commonmark").enable("table")
    rows = "{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}"
    bars = "{% for bar in bars %}<rect x='{{ bar }}' y='{{ bar }}' width='{{ bar }}' height='13'/>{% endfor %}"
    template = Environment(autoescape=True).from_string(f"{{{{ html|safe }}}}<table>{rows}</table><svg>{bars}</svg>")
    table = [[f"Cell {row} {column}" for column in range(14)] for row in range(28)]

    def once() -> None:
        front, body = text.removeprefix("---\n").split("\n---\n", 1)
        yaml.load(front, Loader=yaml.CSafeLoader)
        template.render(html=parser.render(body), rows=table, bars=list(range(28)))

    return once


def build(plans: int) -> tuple[float, float]:
    """Seconds and megabytes (peak) of `jepsite build` of so many plans, on one core."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        content.mkdir()
        text = PLAN.read_text(encoding="utf-8")
        deal = next(line for line in text.splitlines() if line.startswith("deal:"))
        for number in range(plans):
            (content / f"plan-{number}.md").write_text(text.replace(deal, f"deal: {number:032x}"), encoding="utf-8")
        (Path(folder) / "jepsite.yml").write_text("secret: demo\n", encoding="utf-8")
        command = [sys.executable, "-m", "jepsite.cli.main", "build", "--today", str(TODAY), "--quiet"]
        pinned = [min(os.sched_getaffinity(0))] if hasattr(os, "sched_setaffinity") else None
        begun = time.perf_counter()
        with subprocess.Popen(command, cwd=folder) as process:
            if pinned:
                os.sched_setaffinity(process.pid, pinned)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"the build of {plans} plans ended with {process.returncode}")
        unit = 1024 if sys.platform == "darwin" else 1
        return time.perf_counter() - begun, usage.ru_maxrss / 1024 / unit


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--builds", action="store_true", help="whole builds as well; takes minutes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        taken = quickest_ms({**stages(Path(folder)), "floor": floor()})
    least = taken.pop("floor")
    taken["all"] = sum(taken.values())
    print(f"One plan: {PLAN.name}, {len(PLAN.read_text().splitlines())} lines; the quickest of {ROUNDS} rounds")
    print(f"  {'stage':10} {'ms':>7} {'/ floor':>8}")
    for stage, milliseconds in {**taken, "floor": least}.items():
        print(f"  {stage:10} {milliseconds:7.2f} {milliseconds / least:8.2f}")
    if asked.builds:
        print("Whole builds, one core:    seconds   ms a plan   peak MB")
        for plans in (100, 1_000, 10_000):
            seconds, megabytes = build(plans)
            print(f"  {plans:>6} plans          {seconds:10.1f}  {seconds / plans * 1000:10.2f}  {megabytes:8.0f}")


if __name__ == "__main__":
    main()
