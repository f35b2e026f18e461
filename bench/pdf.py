"""PDFs a second: the press, one Chromium process for each file, and WeasyPrint, on the same sheets in one run.

    python -m bench.pdf             all of it, about two minutes on a quiet machine
    python -m bench.pdf --parts     only where the press's time goes

The unit is a document of three A4 pages: 24 activities in 6 milestones as a table, a drawing and a list. All sides get
the very same HTML, with the fonts of the system, each document with other words. WeasyPrint is no dependency:
`make bench` installs the group `bench`.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jepsite.export.browsers import browsers
from jepsite.export.cleaning import cleaned
from jepsite.export.press import Press, bearable
from jepsite.export.shelf import Shelf
from jepsite.render.sheets import Paper, Sheet
from jepsite.views.documents import Cut

ROUNDS = 3
PDFS = 24
SLOW = 3
"""Files of the slow sides in each round."""
PAGES = 3
TICK = os.sysconf("SC_CLK_TCK")

STYLE = """
@page { size: A4; margin: 16mm }
body { font: 8pt/1.3 sans-serif; margin: 0 }
table { border-collapse: collapse; width: 100%; break-after: page }
td, th { border-bottom: 1px solid #bbb; padding: 1px 3px; text-align: left; vertical-align: top }
td + td + td { white-space: nowrap } small { font-size: 6pt; display: block }
td b { border: 1px solid #246; border-radius: 7px; padding: 0 5px }
svg { width: 100%; max-height: 245mm }
li { break-inside: avoid } h3 { margin: 2px 0; font-size: 8pt } ul { margin: 0 }
"""
HEAD = "<tr><th>No<th>What<th>Who<th>Accountable<th>From<th>To<th>How long<th>State</tr>"
WORDS = "waits for the data of the second line and is done when both sides have seen it run"


def unit(number: int) -> Sheet:
    """A document of three pages, unlike all others."""
    rows = range(24)
    cells = "".join(
        f"<tr><td>{number}.{row}</td><td>Activity {row} of milestone {row // 4 + 1}<small>{WORDS}</small></td>"
        f"<td><span>Anna Rossi</span>, <span>Tom Byrne</span></td><td><span>Maria Keller</span></td>"
        f"<td>{row + 1} Nov 2026</td><td>{row + 3} Nov 2026</td><td>{row % 9 + 2} days</td><td><b>to do</b></td></tr>"
        for row in rows
    )
    bars = "".join(
        f'<line x1="0" x2="640" y1="{24 * row + 27}" y2="{24 * row + 27}" stroke="#ddd"/>'
        f'<rect x="{20 + 18 * row}" y="{24 * row + 8}" width="{40 + 7 * (row % 6)}" height="14" rx="3" fill="#246"/>'
        f'<text x="{70 + 18 * row + 7 * (row % 6)}" y="{24 * row + 19}" font-size="10">Activity {row}</text>'
        for row in rows
    )
    tasks = "".join(
        f"<h3>Milestone {each + 1}</h3><ul>"
        + "".join(f"<li>Activity {row} {WORDS}, {number}.</li>" for row in rows[4 * each : 4 * each + 4])
        + "</ul>"
        for each in range(6)
    )
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plan {number}</title><style>{STYLE}</style>'
        f"</head><body><h1>Plan {number}</h1><table><thead>{HEAD}</thead><tbody>{cells}</tbody></table>"
        f'<svg viewBox="0 0 640 600">{bars}</svg>{tasks}</body></html>'
    )
    return Sheet(html=html, files={}, title=f"Plan {number}", language="en", cut=Cut.FULL, paper=Paper.A4)


def sheets(many: int, *, first: int = 0) -> list[Sheet]:
    """So many units, from a number on."""
    return [unit(number) for number in range(first, first + many)]


# --- the sides --------------------------------------------------------------------------------------------------------


def pressed(press: Press, documents: list[Sheet]) -> list[bytes]:
    """What the press makes of them."""
    made = [future.result().value for future in [press.submit(document) for document in documents]]
    return [pdf for pdf in made if pdf is not None]


def one_process_each(executable: str, documents: list[Sheet], folder: Path) -> list[bytes]:
    """A browser is started for each, as a script would do it: no tags, no outline, nothing cleaned."""
    made = []
    for document in documents:
        source, target = folder / "plan.html", folder / "plan.pdf"
        source.write_text(document.html, encoding="utf-8")
        target.unlink(missing_ok=True)
        quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer")
        profile = f"--user-data-dir={folder / 'profile'}"
        command = [executable, *quiet, profile, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        made.append(target.read_bytes())
    return made


def by_weasyprint(documents: list[Sheet]) -> list[bytes]:
    """WeasyPrint, in this very process, tagged (its outline comes by itself)."""
    from weasyprint import HTML  # noqa: PLC0415 - not everybody who measures has it

    return [HTML(string=document.html).write_pdf(pdf_tags=True) for document in documents]


# --- measuring --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """What some PDFs cost."""

    seconds: float
    processor: float
    """Seconds of processor time, of this process and all below it."""
    pdfs: int

    @property
    def rate(self) -> float:
        """PDFs a second."""
        return self.pdfs / self.seconds

    @property
    def each(self) -> float:
        """Milliseconds of processor time for each."""
        return self.processor / self.pdfs * 1000


def measured(work: Callable[[], list[bytes]]) -> Took:
    """What it costs; every PDF is one."""
    begun, before = time.perf_counter(), processor_time()
    made = work()
    took = Took(seconds=time.perf_counter() - begun, processor=processor_time() - before, pdfs=len(made))
    if not made or not all(pdf.startswith(b"%PDF-") for pdf in made):
        raise SystemExit("something that should be a PDF is none")
    return took


def tree() -> Iterator[tuple[int, list[str]]]:
    """This process and all below it, with the fields of `/proc/PID/stat` behind the name."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            found[int(folder.name)] = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
    ours = {os.getpid()}
    while more := {pid for pid, fields in found.items() if int(fields[1]) in ours} - ours:
        ours |= more
    return ((pid, found[pid]) for pid in ours if pid in found)


def processor_time() -> float:
    """Seconds that this process, all below it and their ended children have used."""
    return sum(sum(map(int, fields[11:15])) for _, fields in tree()) / TICK


def memory() -> int:
    """Bytes that the tree holds, what several share counted once."""
    held = 0
    for pid, _ in tree():
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        held += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) * 1024
    return held


def peak(work: Callable[[], object]) -> int:
    """The most memory that the tree held meanwhile, looked at ten times a second."""
    seen, over = [memory()], threading.Event()

    def look() -> None:
        while not over.wait(0.1):
            seen.append(memory())

    watch = threading.Thread(target=look)
    watch.start()
    work()
    over.set()
    watch.join()
    return max(seen)


def compare(executable: str, whole: str, folder: Path) -> None:
    """Each side in turns, and the medians with their ratios."""
    sides: dict[str, Callable[[], list[bytes]]] = {}
    with Press(browsers(os.environ)) as press, Press(browsers(os.environ), pages=1) as single:
        pressed(press, sheets(8, first=9000)), pressed(single, sheets(2, first=9000))
        sides[f"press, {bearable()} pages"] = lambda: pressed(press, sheets(PDFS, first=time.monotonic_ns() % 10**6))
        sides["press, 1 page"] = lambda: pressed(single, sheets(PDFS // 2, first=time.monotonic_ns() % 10**6))
        sides["headless shell, a process each"] = lambda: one_process_each(executable, sheets(SLOW), folder)
        if whole != executable:
            sides["whole Chromium, a process each"] = lambda: one_process_each(whole, sheets(SLOW), folder)
        sides["WeasyPrint"] = lambda: by_weasyprint(sheets(SLOW))
        took = {name: [] for name in sides}  # type: dict[str, list[Took]]
        for _ in range(ROUNDS):
            for name, work in sides.items():
                took[name].append(measured(work))
    rates = {name: statistics.median(each.rate for each in rounds) for name, rounds in took.items()}
    best = next(iter(rates.values()))
    print(f"{'':34}{'PDFs a second':>14}{'CPU ms each':>13}{'press is':>10}")
    for name, rate in rates.items():
        cpu = statistics.median(each.each for each in took[name])
        print(f"{name:34}{rate:>14.1f}{cpu:>13.0f}{best / rate:>9.1f}x")


def unchanged(folder: Path) -> None:
    """A hundred that were made before, and the memory of making them."""
    documents, found = sheets(100), browsers(os.environ)
    with Press(found, shelf=Shelf(folder / "shelf")) as press:
        most = peak(lambda: pressed(press, documents))
    begun = time.perf_counter()
    with Press(found, shelf=Shelf(folder / "shelf")) as press:
        again = pressed(press, documents)
    print(f"\n100 PDFs: {most / 1e6:.0f} MB at most, all processes together (shared memory counted once)")
    print(f"100 unchanged PDFs: {time.perf_counter() - begun:.3f} s ({len(again)} found)")


def parts(documents: list[Sheet]) -> None:
    """Where the processor's time of one PDF goes."""
    import asyncio  # noqa: PLC0415 - only here

    from jepsite.export.printing import Printer  # noqa: PLC0415 - Playwright takes a sixth of a second

    async def raw() -> list[bytes]:
        printer = Printer(browsers(os.environ), pages=1, patience=60)
        await printer.print(documents[0])
        begun, own, all_before = time.perf_counter(), time.process_time(), processor_time()
        made = [await printer.print(document) for document in documents]
        seconds, mine = time.perf_counter() - begun, time.process_time() - own
        whole = processor_time() - all_before
        each = 1000 / len(documents)
        print(f"\none page: {seconds * each:.0f} ms each; CPU {whole * each:.0f} ms, of it Python {mine * each:.1f} ms")
        await printer.stop()
        return made

    made = asyncio.run(raw())
    begun = time.process_time()
    clean = [cleaned(pdf, title="Plan", language="en") for pdf in made]
    spent = (time.process_time() - begun) / len(made) * 1000
    sizes = statistics.mean(map(len, made)) / 1000, statistics.mean(map(len, clean)) / 1000
    print(f"cleaning: {spent:.1f} ms each, from {sizes[0]:.0f} to {sizes[1]:.0f} kB")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", action="store_true")
    asked = parser.parse_args()
    found = [each.address for each in browsers(os.environ) if not each.is_remote]
    if not found:
        raise SystemExit("there is no browser here")
    whole = next((path for path in found if "headless" not in path), found[0])
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, {found[0]}\n")
    with tempfile.TemporaryDirectory() as folder:
        if not asked.parts:
            compare(found[0], whole, Path(folder))
            unchanged(Path(folder))
        parts(sheets(PDFS))


if __name__ == "__main__":
    main()
