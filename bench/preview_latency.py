"""How long a save takes to be seen: `jepsite serve` as a process of its own, a real browser, real files.

Of each edit the time from just before the file is written to the first frame that shows it, the quiet period included,
by the clock of the machine that both share. Beside it: style sheet, template and fault, the start, and what an idle
preview costs. The number of plans in the folder must not be felt.

    python -m bench.preview_latency                  1, 100 and 1,000 plans, 30 edits each: about four minutes
    python -m bench.preview_latency --plans 100      one of them
"""

import argparse
import compileall
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser import running_browser

HERE = Path(__file__).parent.parent
PLAN = HERE / "content" / "meerkant-dock-booking.md"
TODAY = "2026-11-23"
ACTIVITY = "Write the business case with the figures of the trial"
PAUSE = 0.5
"""Seconds before a save, and until the page is asked when it was seen."""
STARTS = 7
WINDOW: ViewportSize = {"width": 1280, "height": 800}
LINK = re.compile(r"http://\S+/~/enter\S+")

# When a frame was shown that has what the save changed: a moment after it was painted. The page looks
# for that itself, whenever something changed: nobody asks it meanwhile, or the asking would be measured.
WATCH = """
window.frames_shown = [];
window.awaited = () => false;
const mark = () => requestAnimationFrame(() => setTimeout(() => {
  const now = performance.timeOrigin + performance.now();
  if (awaited()) frames_shown.push(now);
}));
document.addEventListener('jepsite:shown', mark);
document.addEventListener('DOMContentLoaded', () => {
  new MutationObserver(mark).observe(document.head, { childList: true, subtree: true, attributes: true });
  const overlay = document.querySelector('jepsite-preview').shadowRoot.querySelector('.overlay');
  new MutationObserver(mark).observe(overlay, { attributes: true });
});
"""
FIRST = """() => new Promise((seen) => new PerformanceObserver((list) => {
  for (const { name, startTime } of list.getEntries()) {
    if (name === 'first-contentful-paint') seen(performance.timeOrigin + startTime);
  }
}).observe({ type: 'paint', buffered: true }))"""
"""The first frame that shows something of the page, by the machine's clock."""
TEXT = "(text) => { awaited = () => document.querySelector('#raci').textContent.includes(text); }"
FOOT = "(text) => { awaited = () => document.querySelector('footer').textContent.includes(text); }"
COLOUR = "(colour) => { awaited = () => getComputedStyle(document.querySelector('h1')).color === colour; }"
OVERLAY = """(text) => { awaited = () => {
  const overlay = document.querySelector('jepsite-preview').shadowRoot.querySelector('.overlay');
  return !overlay.hidden && overlay.textContent.includes(text);
}; }"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A preview that runs on a folder."""

    process: subprocess.Popen[str]
    folder: Path
    link: str
    began: float
    """`time.time()` before the process was started."""
    told: float
    """The same when it had printed its link."""

    @property
    def plan(self) -> Path:
        """The plan that is looked at: the last of all."""
        return max((self.folder / "content").iterdir())


@contextmanager
def project(plans: int) -> Iterator[Path]:
    """A folder of so many plans, with a theme of its own that changes nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "content").mkdir()
        text = PLAN.read_text(encoding="utf-8")
        deal = next(line for line in text.splitlines() if line.startswith("deal:"))
        for number in range(plans):
            path = folder / "content" / f"plan-{number:04}.md"
            path.write_text(text.replace(deal, f"deal: {number:032x}"), encoding="utf-8")
        (folder / "jepsite.yml").write_text("secret: demo\n", encoding="utf-8")
        theme = folder / "themes" / "default"
        for part in ("static", "templates"):
            (theme / part).mkdir(parents=True)
        (theme / "theme.toml").write_text('inherits = "default"\nstyles = ["own.css"]\n', encoding="utf-8")
        (theme / "static" / "own.css").write_text("/* 0 */\n", encoding="utf-8")
        packed = HERE / "themes" / "default" / "templates" / "footer.html"
        (theme / "templates" / "footer.html").write_text(packed.read_text(encoding="utf-8"), encoding="utf-8")
        yield folder


@contextmanager
def serving(folder: Path) -> Iterator[Running]:
    """`jepsite serve` of a folder, until the end of the block; the user's cache is the folder's own."""
    plan = max((folder / "content").iterdir())
    command = [sys.executable, "-m", "jepsite.cli.main", "serve", str(plan.relative_to(folder)), "--no-open"]
    own = os.environ | {"XDG_CACHE_HOME": str(folder / ".cache")}
    began = time.time()
    with subprocess.Popen(
        [*command, "--today", TODAY], cwd=folder, stdout=subprocess.PIPE, text=True, env=own
    ) as process:
        try:
            assert process.stdout is not None
            link = next(found[0] for line in process.stdout if (found := LINK.search(line)))
            yield Running(process=process, folder=folder, link=link, began=began, told=time.time())
        finally:
            process.terminate()


def written(path: Path, text: str) -> float:
    """Save as many editors do, and say when."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    at = time.time()
    beside.replace(path)
    return at


def seen(page: Page, path: Path, text: str, awaited: str, what: str) -> float:
    """Milliseconds from a save to the first frame that has `what`; `awaited` tells the page how to know it.

    Saves are as far apart as those of a quick writer: what follows a save at once is taken for a part of it.
    """
    page.evaluate(awaited, what)
    page.evaluate("frames_shown.length = 0")
    time.sleep(PAUSE)
    at = written(path, text)
    for _ in range(50):
        time.sleep(PAUSE)
        marks: list[float] = page.evaluate("frames_shown")
        if marks:
            return marks[0] - at * 1000
    raise SystemExit("a save was never seen")


def texts(page: Page, run: Running, edits: int) -> list[float]:
    """Edits of an activity's title: it stands in the drawing, the table and the lists."""
    text = run.plan.read_text(encoding="utf-8")
    names = [f"{ACTIVITY}, edit {number}" for number in range(edits)]
    return [seen(page, run.plan, text.replace(ACTIVITY, name, 1), TEXT, name) for name in names]


def styles(page: Page, run: Running, edits: int) -> list[float]:
    """Edits of the theme's own style sheet."""
    path = run.folder / "themes" / "default" / "static" / "own.css"
    colours = [f"rgb(1, 2, {number})" for number in range(1, edits + 1)]
    return [seen(page, path, f"h1 {{ color: {colour} }}\n", COLOUR, colour) for colour in colours]


def templates(page: Page, run: Running, edits: int) -> list[float]:
    """Edits of a template, which concern all pages."""
    path = run.folder / "themes" / "default" / "templates" / "footer.html"
    text = path.read_text(encoding="utf-8")
    words = [f"jepsite, {number}." for number in range(edits)]
    return [seen(page, path, text.replace("jepsite.", word, 1), FOOT, word) for word in words]


def faults(page: Page, run: Running, edits: int) -> list[float]:
    """Faults that are made, and mended again."""
    text = run.plan.read_text(encoding="utf-8")
    overlay = page.locator("jepsite-preview .overlay")
    taken = []
    for _ in range(edits):
        taken.append(seen(page, run.plan, text.replace("start:", "strat:", 1), OVERLAY, "strat"))
        written(run.plan, text)
        expect(overlay).to_be_hidden()
    return taken


def spent(run: Running) -> float:
    """Seconds of processor time that the preview has taken so far."""
    words = Path(f"/proc/{run.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def idle(run: Running, seconds: float) -> float:
    """Percent of one core that the preview takes while nothing happens."""
    before = spent(run)
    time.sleep(seconds)
    return (spent(run) - before) / seconds * 100


def share() -> float:
    """What part of a core a lone job gets now: on a busy machine all that follows is slower by that, and more."""
    wall, work = time.perf_counter(), time.process_time()
    while time.process_time() - work < 0.2:
        pass
    return 0.2 / (time.perf_counter() - wall)


def settled(run: Running) -> float:
    """Wait until all plans were read behind the reader's back; seconds since the start."""
    while idle(run, 3.0) > 1:
        pass
    return time.time() - run.began


def line(name: str, taken: list[float]) -> str:
    """One row of the table."""
    ordered = sorted(taken)
    p95 = ordered[max(0, round(0.95 * len(ordered)) - 1)]
    return f"  {name:22} {statistics.median(ordered):7.0f} {p95:7.0f} {ordered[-1]:7.0f}   of {len(ordered)}"


def started(browser: Browser, folder: Path) -> tuple[float, float, float]:
    """Seconds from the start of the process to its link, to the first frame with the plan, and of work until then.

    The browser runs already, with an empty tab: its own window is no longer being made.
    """
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    time.sleep(2)
    with serving(folder) as run:
        page.goto(run.link)
        first, work = page.evaluate(FIRST) / 1000 - run.began, spent(run)
        taken = run.told - run.began, first, work
        time.sleep(1)
    context.close()
    return taken


def starts(browser: Browser, folder: Path) -> None:
    """Print what a start takes: the very first one, which fills the user's cache, and the median of those after it."""
    for name, times in (("the very first start", 1), ("a start", STARTS)):
        taken = zip(*(started(browser, folder) for _ in range(times)), strict=True)
        link, first, work = (statistics.median(each) for each in taken)
        print(f"  {name}: link after {link:.2f} s, first page seen after {first:.2f} s ({work:.2f} s of work)")


def measure(browser: Browser, plans: int, edits: int) -> None:
    """All figures for a folder of so many plans."""
    with project(plans) as folder:
        print(f"\n{plans} plans (load {os.getloadavg()[0]:.1f}; a lone job gets {share():.0%} of a core)")
        starts(browser, folder)
        context = browser.new_context(viewport=WINDOW)
        context.add_init_script(WATCH)
        with serving(folder) as run:
            saves(context.new_page(), run, plans, edits)
        context.close()


def saves(page: Page, run: Running, plans: int, edits: int) -> None:
    """Print what a save takes, of each kind."""
    page.goto(run.link)
    page.locator("jepsite-preview .bar").wait_for()
    print(f"  {'save to seen, ms':22} {'p50':>7} {'p95':>7} {'most':>7}")
    if plans > 1:
        print(line("text, while reading", texts(page, run, min(edits, 10))))
        print(f"  (all plans read after {settled(run):.0f} s)")
    few = max(3, edits // 3)
    print(line("text", texts(page, run, edits)))
    print(line("fault", faults(page, run, few)))
    print(f"  idle: {idle(run, 10):.2f} % of a core")
    # These concern all pages: the others are made anew meanwhile, behind the one that is looked at.
    print(line("style sheet", styles(page, run, few)))
    print(line("template", templates(page, run, few)), flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, nargs="*", default=[1, 100, 1_000])
    parser.add_argument("--edits", type=int, default=30)
    asked = parser.parse_args()
    compileall.compile_dir(HERE / "jepsite", quiet=1)  # as installing does: no start of a user's has it before it
    with running_browser() as (browser, name):
        print(f"{name} {browser.version}, Python {sys.version.split()[0]}; {PLAN.name}")
        for plans in asked.plans:
            measure(browser, plans, asked.edits)


if __name__ == "__main__":
    main()
