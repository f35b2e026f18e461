"""Printing in a real browser, and what happens when the browser does not behave."""

import io
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from jepsite.diagnostics import Checked
from jepsite.export.browsers import browsers
from jepsite.export.press import Press
from tests.paper import BLANK, processes, sheet

pytestmark = pytest.mark.browser

needs_proc = pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="processes are looked up in /proc")


def read(pdf: bytes | None) -> Any:
    assert pdf is not None
    return PdfReader(io.BytesIO(pdf))


def text(pdf: bytes | None) -> str:
    return read(pdf).pages[0].extract_text().strip()


def a_picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return out.getvalue()


def colours(pdf: bytes | None) -> list[tuple[int, int, int]]:
    return [image.image.convert("RGB").getpixel((1, 1)) for image in read(pdf).pages[0].images]


@pytest.fixture
def own_press(press):
    """A press of the test's own, that may be broken; its browser is there, since the other press has one."""
    with Press(browsers(os.environ), pages=1, patience=2) as own:
        assert own.submit(BLANK).result().ok
        yield own


def the_browser() -> int:
    """The process that all others of the newest browser belong to. Numbers of processes begin anew, times do not."""
    started = [pid for pid in processes("--headless") if "chrom" in program(pid)]
    return max((pid for pid in started if "chrom" not in program(about(pid, 1))), key=lambda pid: about(pid, 19))


def program(pid: int) -> str:
    """What a process runs; a browser's helpers, and its double for a moment, have a browser as their parent."""
    return Path(os.path.realpath(f"/proc/{pid}/exe")).name


def about(pid: int, field: int) -> int:
    """A number of /proc/PID/stat, counted from behind the name: 1 is the parent, 19 when it began."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[field])


def test_a_sheet_becomes_a_tagged_and_outlined_document(press):
    document = read(press.submit(sheet("<h1>Milestones</h1><p>text")).result().value)

    assert document.root_object["/MarkInfo"]["/Marked"]
    assert [item.title for item in document.outline] == ["Milestones"]


def test_the_page_that_printed_before_prints_the_same_bytes_as_a_new_one(press, own_press):
    document = sheet("<table><tr><th>Day<th>Work<tr><td>1<td>2</table><h2>Two</h2>" * 3)
    first = own_press.submit(document).result().value
    again = own_press.submit(document).result().value
    for number in range(3):
        press.submit(sheet(f"<table><tr><th>{number}<td>x</table>" * 40)).result()
    late = press.submit(document).result().value

    assert first == again == late


@needs_proc
def test_several_pages_print_the_same_bytes_as_one_and_leave_no_process_behind(press):
    before = processes("--headless")
    documents = [sheet(f"<h1>{number}</h1><table><tr><th>a<td>b</table>") for number in range(8)]
    one = [press.submit(document).result().value for document in documents]
    with Press(browsers(os.environ), pages=4) as many:
        several = [future.result().value for future in [many.submit(document) for document in documents]]

    assert one == several
    assert processes("--headless") == before


def test_one_plans_picture_is_never_shown_in_another_plan(press):
    shown = "<h1>Plan</h1><img src='plant.png'>"
    printed = [
        press.submit(document).result().value
        for document in (
            sheet(shown, plant_png=a_picture("red")),
            sheet(shown, plant_png=a_picture("blue")),
            sheet(shown),
        )
    ]

    assert [colours(pdf) for pdf in printed[:2]] == [[(255, 0, 0)], [(0, 0, 255)]]
    assert not {(255, 0, 0), (0, 0, 255)} & set(colours(printed[2]))


def test_nothing_is_asked_of_a_network_or_a_disk(press, tmp_path):
    (tmp_path / "secret.txt").write_text("canary")
    asking = (
        f"<h1>Plan</h1><iframe src='{(tmp_path / 'secret.txt').as_uri()}'></iframe><img src='https://a.example/x.png'>"
    )

    assert "canary" not in text(press.submit(sheet(asking)).result().value)


def test_scripts_do_not_run(press):
    code = "document.body.append('canary')"
    scripted = f'<h1>Plan</h1><script>{code}</script><img src=x onerror="{code}">'

    assert "canary" not in text(press.submit(sheet(scripted)).result().value)


@needs_proc
def test_a_page_that_hangs_is_given_up_and_its_sheet_tried_once_more(own_press):
    for renderer in set(processes("--type=renderer")):
        os.kill(renderer, signal.SIGSTOP)
    try:
        printed = own_press.submit(sheet("<p>after")).result(timeout=25)
    finally:
        for renderer in set(processes("--type=renderer")):
            os.kill(renderer, signal.SIGCONT)

    assert (text(printed.value), printed.diagnostics) == ("after", ())


def test_a_sheet_that_takes_too_long_twice_is_reported_and_the_others_go_on(press):
    with Press(browsers(os.environ), pages=1, patience=2) as hasty:
        heavy = sheet("<table>" + "<tr><td style='break-inside:avoid'>x" * 150_000 + "</table>", title="Too much")
        hung, fine = hasty.submit(heavy), hasty.submit(sheet("<p>after"))

        assert [fault.code for fault in hung.result().diagnostics] == ["not-printed"]
        assert "'Too much'" in hung.result().diagnostics[0].message
        assert text(fine.result().value) == "after"


@needs_proc
def test_a_browser_that_ends_is_started_once_more_and_then_given_up_by_every_sheet(own_press):
    os.kill(the_browser(), signal.SIGKILL)
    once = own_press.submit(sheet("<p>after")).result()
    os.kill(the_browser(), signal.SIGKILL)
    twice = [own_press.submit(sheet(str(number))).result() for number in range(2)]

    assert text(once.value) == "after"
    assert [fault.code for made in twice for fault in made.diagnostics] == ["no-browser", "no-browser"]
    assert "ended twice" in twice[0].diagnostics[0].message


@pytest.fixture(scope="module")
def endpoint(press, tmp_path_factory):
    """A Playwright server somewhere else, with a browser of its own."""
    found = browsers(os.environ)[0]
    if found.is_remote:
        yield found.address
        return
    settings = tmp_path_factory.mktemp("server") / "launch.json"
    settings.write_text(f'{{"executablePath": "{found.address}", "args": ["--no-sandbox"]}}')
    command = [sys.executable, "-m", "playwright", "launch-server", "--browser", "chromium", "--config", settings]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as server:
        assert server.stdout
        yield server.stdout.readline().strip()
        os.killpg(server.pid, signal.SIGTERM)  # Python's own command is only a cover for the server's


def test_a_remote_browser_prints_the_same_bytes(press, endpoint):
    document = sheet("<h1>Plan</h1><img src='plant.png'>", plant_png=a_picture("red"))
    with Press(browsers({"JEPSITE_BROWSER": endpoint}), pages=2) as far:
        printed = far.submit(document).result().value

    assert printed == press.submit(document).result().value


def test_several_threads_may_hand_in(press):
    with ThreadPoolExecutor(4) as threads:
        texts = list(threads.map(lambda number: text(press.submit(sheet(f"<p>{number}")).result().value), range(12)))

    assert texts == [str(number) for number in range(12)]


def test_a_press_that_is_left_early_ends_at_once_and_prints_no_more(press):
    began = time.perf_counter()
    coming: list[Future[Checked[bytes]]] = []

    def leave_early():
        with Press(browsers(os.environ), pages=1) as own:
            coming.extend(own.submit(sheet("<p>x</p>" * 4_000)) for _ in range(5))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        leave_early()

    assert all(future.cancelled() for future in coming)
    assert time.perf_counter() - began < 10
