"""What the leak check costs a plan, and that it does not grow with the number of plans.

The page of `content/meerkant-dock-booking.md` is drawn and sealed once; then a plan is noted, and its page opened,
decoded and searched, by a check that knows one customer and by one that knows a thousand. Processor time, quickest of
many rounds.

    python -m bench.leak_cost              one plan; with a PDF as an argument also that PDF
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from jepsite.audience import Audience
from jepsite.drawing import draw
from jepsite.history.journal import Journal
from jepsite.i18n.words import words_for
from jepsite.leaks.check import LeakCheck
from jepsite.leaks.decode import pieces_of
from jepsite.manifest import SiteFile
from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.protect.keys import Keys, keys_of
from jepsite.protect.lock import lock
from jepsite.protect.open import open_page
from jepsite.reading import Reading, read_and_schedule
from jepsite.render.renderers import Renderers
from jepsite.source import Source

HERE = Path(__file__).parent.parent
PLAN = HERE / "content" / "meerkant-dock-booking.md"
SECRET = bytes(range(32))
ROUNDS = 40
CUSTOMERS = 1000


def main() -> None:
    """Print a line for each measure."""
    text = PLAN.read_text(encoding="utf-8")
    reading, keys, page = made(text)
    assert reading.deal is not None
    deal, source = reading.deal, reading.source
    alone, among = check_of(text, 1), check_of(text, CUSTOMERS)
    alone.note(deal, source, keys)
    among.note(deal, source, keys)
    print(f"page of {len(page.content)} bytes, sealed")
    print(f"{'note a plan':32} {quickest_ms(lambda: check_of(text, 0).note(deal, source, keys)):8.2f} ms")
    print(f"{'open its page':32} {quickest_ms(lambda: open_page(page.content, path=page.path, keys=keys)):8.2f} ms")
    print(f"{'open and search it, 1 customer':32} {quickest_ms(lambda: alone.gate([page])):8.2f} ms")
    print(f"{'the same, 1,000 customers':32} {quickest_ms(lambda: among.gate([page])):8.2f} ms")
    for name in sys.argv[1:]:
        content = Path(name).read_bytes()
        print(f"{name:32} {quickest_ms(lambda content=content: list(pieces_of(content)), rounds=5):8.2f} ms")  # type: ignore[misc] # bound now, for this file


def quickest_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of processor time that a piece of work takes when nothing gets in its way."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return min(taken)


def made(text: str) -> tuple[Reading, Keys, SiteFile]:
    """The plan, its keys, and its page as a build publishes it."""
    source = Source(path="content/plan.md", text=text)
    reading = read_and_schedule(source, Site(), today=date(2026, 11, 23), book=HolidayBook(), journal=Journal(HERE))
    assert reading.plan is not None
    keys = keys_of(SECRET, reading.plan.deal)
    renderers = Renderers(site=HERE, default="default")
    drawn = draw(reading.plan, Audience.PUBLIC, root=HERE, folder=keys.slug, renderers=renderers).value
    assert drawn is not None
    sealed, *_ = lock(drawn.page, (), keys=keys, expires=None, words=words_for("en"), seller="Us")
    page = SiteFile(path=sealed.path, kind=sealed.kind, plan=source.path, kept=False, content=sealed.content)
    return reading, keys, page


def check_of(text: str, customers: int) -> LeakCheck:
    """A check that knows so many other customers."""
    check = LeakCheck(secret=SECRET, source_of=lambda plan: None)
    for number in range(customers):
        name = f"{chr(65 + number % 26)}orde{number} Werke GmbH"
        front = f"---\ntitle: x\nparties:\n  c: {{name: {name}, side: customer}}\npeople:\n"
        front += f"  p: {{name: Ada{number} Customer, of: c, email: ada@werke{number}.example}}\n---\n"
        check.note_beside(Source(path=f"content/{number}.md", text=front), Site())
    return check


if __name__ == "__main__":
    main()
