"""What the preview shows after a change, and after a fault: the workshop whole, without a server (P5, P7)."""

import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jepsite.audience import Audience
from jepsite.diagnostics import Checked
from jepsite.parse.files import read_source
from jepsite.preview import drafting, foreman
from jepsite.preview.making import Made, Task, in_clear
from jepsite.preview.noticing import Noticing
from jepsite.preview.snapshot import Kind
from jepsite.source import Source
from tests.preview.projects import Studio, studio, text

OWN_PAGE = "{% extends 'default/page.html' %}\n{% block head %}<meta name=one>{% endblock %}\n"


def own_theme(root) -> None:
    """A theme of the project's own, in force for all its plans."""
    folder = root / "themes" / "mine"
    (folder / "static").mkdir(parents=True)
    (folder / "templates").mkdir()
    (folder / "theme.toml").write_text('inherits = "default"\nstyles = ["mine.css"]\nscript = "mine.js"\n')
    (folder / "static" / "mine.css").write_text("p { color: red }\n")
    (folder / "static" / "mine.js").write_text("'use strict';\n")
    (folder / "templates" / "footer.html").write_text("<footer>One</footer>\n")
    (root / "jepsite.yml").write_text("theme: mine\n")


@pytest.fixture(scope="module")
def themed(tmp_path_factory) -> Iterator[Studio]:
    """Two plans of a theme of the project's own, one of them looked at."""
    root = tmp_path_factory.mktemp("themed")
    own_theme(root)
    with studio(root, "bellini", "other") as it:
        it.open("bellini")
        it.settle()
        yield it


# --- what is built after a change (P7) --------------------------------------------------------------------------------


def test_text_builds_its_own_page_and_no_other(themed) -> None:
    themed.built.clear()
    version = themed.snapshot.version
    themed.plan("other").write_text(text("Only the other"), encoding="utf-8")
    themed.until(lambda: "Only the other" in themed.page("other"))
    themed.settle()

    assert themed.built == ["content/other.md"]
    assert [(each.kind, each.addresses) for each in themed.updates(version)] == [(Kind.BODY, ("/p/other/",))]
    assert themed.state("other").changed == themed.updates(version)[0].version
    assert themed.updates(version)[0].took > 0


def test_the_page_of_an_edit_is_foretold_before_it_is_built(themed) -> None:
    version = themed.snapshot.version
    themed.plan("bellini").write_text(text("Foretold"), encoding="utf-8")
    themed.until(lambda: "Foretold" in themed.page("bellini"))
    themed.settle()
    told = themed.snapshot.since(version) or ()

    assert [(each.kind, each.addresses) for each in told if each.addresses] == [
        (Kind.COMING, ("/p/bellini/",)),
        (Kind.BODY, ("/p/bellini/",)),
    ]


def test_a_page_that_is_asked_for_while_it_is_built_is_the_new_one(themed) -> None:
    version = themed.snapshot.version
    themed.plan("bellini").write_text(text("Asked for early"), encoding="utf-8")
    themed.until(lambda: any(each.kind is Kind.COMING for each in themed.snapshot.since(version) or ()))
    answered = themed.workshop.ask("/p/bellini/")

    assert b"Asked for early" in answered.routes["/p/bellini/"].content


def test_a_template_builds_all_pages_those_looked_at_first(themed) -> None:
    themed.built.clear()
    version = themed.snapshot.version
    themed.open("other")
    (themed.root / "themes/mine/templates/footer.html").write_text("<footer>Two</footer>\n")
    themed.until(lambda: all("<footer>Two" in themed.page(name) for name in ("bellini", "other")))
    themed.settle()

    assert themed.built == ["content/other.md", "content/bellini.md"]
    assert {each.kind for each in themed.updates(version)} == {Kind.BODY}


def test_a_style_sheet_asks_for_no_new_page(themed) -> None:
    version = themed.snapshot.version
    (themed.root / "themes/mine/static/mine.css").write_text("p { color: teal }\n")
    themed.until(lambda: len(themed.updates(version)) == 2)
    themed.settle()

    assert {each.kind for each in themed.updates(version)} == {Kind.CSS}


def test_a_script_asks_for_the_page_anew(themed) -> None:
    version = themed.snapshot.version
    (themed.root / "themes/mine/static/mine.js").write_text("'use strict'; // changed\n")
    themed.until(lambda: len(themed.updates(version)) == 2)
    themed.settle()

    assert {each.kind for each in themed.updates(version)} == {Kind.FULL}


def test_settings_build_everything(themed) -> None:
    themed.built.clear()
    (themed.root / "jepsite.yml").write_text("theme: mine\nfeedback: ae@nord.example\n")
    themed.until(lambda: len(themed.built) >= 2)
    themed.settle()

    assert sorted(themed.built) == ["content/bellini.md", "content/other.md"]


def test_faults_of_settings_are_told_over_all_pages_and_the_last_ones_stay_in_force(themed) -> None:
    settings = themed.root / "jepsite.yml"
    good = settings.read_text()
    settings.write_text(good + "thme: mine\n")
    themed.until(lambda: themed.snapshot.notices)
    (notice,) = themed.snapshot.notices

    assert (notice.code, notice.path, notice.line) == ("unknown-key", "jepsite.yml", 3)
    assert [line.text for line in notice.excerpt] == ["thme: mine"]
    assert "<footer>" in themed.page("bellini")

    settings.write_text(good)
    themed.until(lambda: not themed.snapshot.notices)


def test_plans_come_and_go_with_their_pages(themed) -> None:
    themed.plan("new").write_text(text("A new one"), encoding="utf-8")
    themed.until(lambda: "A new one" in themed.page("new"))
    version = themed.snapshot.version
    themed.plan("new").unlink()
    themed.until(lambda: themed.snapshot.state("/p/new/") is None)

    assert "/p/new/" not in themed.snapshot.routes
    assert [(each.kind, each.addresses) for each in themed.updates(version)] == [(Kind.FULL, ("/p/new/",))]


def test_a_missing_folder_is_told_the_pages_stay_and_it_goes_on_when_the_folder_is_back(tmp_path) -> None:
    with studio(tmp_path, "bellini") as it:
        it.settle()
        it.content.rename(tmp_path / "away")
        it.until(lambda: [each.code for each in it.snapshot.notices] == ["no-such-folder"])
        time.sleep(0.3)

        assert "bellini" in it.page("bellini")
        assert it.state("bellini").errors == 0

        (tmp_path / "away").rename(it.content)
        it.until(lambda: not it.snapshot.notices)
        it.plan("bellini").write_text(text("Back again"), encoding="utf-8")
        it.until(lambda: "Back again" in it.page("bellini"))


def quickest_ask(it: Studio) -> float:
    """The seconds that a request takes, where nobody else has the machine: the least of three."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        it.workshop.ask("/p/bellini/")
        times.append(time.perf_counter() - began)
    return min(times)


# --- faults (P5) ------------------------------------------------------------------------------------------------------


FAULTS = {
    "broken YAML": (text().replace("parties:", "parties: ["), "malformed-yaml", 6),
    "unknown key": (text().replace("start:", "strt: 1\nstart:"), "unknown-key", 15),
    "unclosed block": (text(body="\n::: internal\n\nNobody's business\n"), "unclosed-internal", 22),
    "missing picture": (text(body="\n  ![A plant](plant.png)\n"), "no-such-file", 22),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_place_and_the_last_good_page_stays(themed, fault) -> None:
    content, code, line = FAULTS[fault]
    themed.plan("bellini").write_text(text("Good"), encoding="utf-8")
    themed.until(lambda: "Good" in themed.page("bellini"))
    page = themed.page("bellini")
    themed.plan("bellini").write_text(content, encoding="utf-8")
    took = themed.until(lambda: themed.state("bellini").errors)
    told = themed.state("bellini").faults[0]
    snapshot = themed.workshop.ask("/p/bellini/")

    assert (told.code, told.path, told.line) == (code, "content/bellini.md", line)
    assert snapshot.routes["/p/bellini/"].content.decode() == page
    assert themed.state("bellini").last_good
    assert quickest_ask(themed) < 0.1
    assert took < 3, "0.3 s on a quiet machine: the bench says so"

    themed.plan("bellini").write_text(text(f"Mended {fault}"), encoding="utf-8")
    themed.until(lambda: not themed.state("bellini").errors)

    assert f"Mended {fault}" in themed.page("bellini")
    assert not themed.state("bellini").last_good


def test_a_plan_that_is_being_saved_while_it_is_read_is_read_again_and_not_at_fault(themed, monkeypatch) -> None:
    read = read_source
    halves: list[Checked[Source]] = []
    errors: set[int] = set()

    def saved_meanwhile(root: Path, path: Path) -> Checked[Source]:
        """The file as an editor leaves it for a moment: emptied, and not yet written."""
        content = path.read_bytes()
        if b"Saved twice" not in content or halves:
            return read(root, path)
        path.write_bytes(b"")
        halves.append(read(root, path))
        path.write_bytes(content)
        return halves[0]

    monkeypatch.setattr(drafting, "read_source", saved_meanwhile)
    themed.plan("bellini").write_text(text("Saved twice"), encoding="utf-8")

    def arrived() -> bool:
        errors.add(themed.state("bellini").errors)
        return "Saved twice" in themed.page("bellini")

    themed.until(arrived)
    themed.settle()

    assert (len(halves), errors, themed.state("bellini").errors) == (1, {0}, 0)


def test_a_plan_that_stays_empty_is_at_fault(themed) -> None:
    themed.plan("bellini").write_text("", encoding="utf-8")
    themed.until(lambda: themed.state("bellini").errors)
    themed.plan("bellini").write_text(text("No longer empty"), encoding="utf-8")
    themed.until(lambda: "No longer empty" in themed.page("bellini"))

    assert not themed.state("bellini").errors


def test_bytes_that_stay_no_text_become_a_fault(themed) -> None:
    themed.plan("bellini").write_bytes(text("Perch").encode() + "è".encode()[:1] + b"\n")
    themed.until(lambda: themed.state("bellini").errors)

    assert [each.code for each in themed.state("bellini").faults] == ["not-utf-8"]

    themed.plan("bellini").write_text(text("Perché"), encoding="utf-8")
    themed.until(lambda: "Perché" in themed.page("bellini"))


def test_a_fault_in_a_template_is_told_at_its_line(themed) -> None:
    footer = themed.root / "themes/mine/templates/footer.html"
    footer.write_text("<footer>\n{% if %}\n</footer>\n")
    themed.until(lambda: themed.state("bellini").errors)
    told = themed.state("bellini").faults[0]

    assert (told.code, told.path, told.line) == ("theme-template", "themes/mine/templates/footer.html", 2)
    assert "<footer>" in themed.page("bellini")

    footer.write_text("<footer>Mended</footer>\n")
    themed.until(lambda: "<footer>Mended" in themed.page("bellini"))


def test_a_plan_that_never_had_a_page_has_one_of_its_faults_and_recovers(tmp_path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "first.md").write_text("Not a plan <script>\n", encoding="utf-8")
    with studio(tmp_path) as it:
        it.open("first")
        page = it.page("first")
        version = it.snapshot.version

        assert "This plan has no page yet" in page
        assert "content/first.md:1:1" in page
        assert "Not a plan &lt;script&gt;" in page
        assert not it.state("first").last_good

        it.plan("first").write_text(text("Better"), encoding="utf-8")
        it.until(lambda: "Better" in it.page("first"))

        assert [each.kind for each in it.updates(version)] == [Kind.FULL]


def test_a_fault_of_our_own_is_a_fault_of_its_plan_and_nothing_stops(tmp_path) -> None:
    clear = in_clear(Audience.PUBLIC)

    def stumbling(task: Task) -> Made:
        if "Stumble" in task.source.text:
            raise KeyError("who?")
        return clear(task)

    with studio(tmp_path, "bellini", make=stumbling) as it:
        it.settle()
        it.plan("bellini").write_text(text("Stumble"), encoding="utf-8")
        it.until(lambda: it.state("bellini").errors)

        assert [each.code for each in it.state("bellini").faults] == ["build-failed"]
        assert "KeyError: 'who?'" in it.state("bellini").faults[0].message
        assert "stumbling" in (it.state("bellini").trace or "")

        it.plan("bellini").write_text(text("On we go"), encoding="utf-8")
        it.until(lambda: "On we go" in it.page("bellini"))


def test_a_template_that_never_ends_is_given_up_and_its_thread_ends(tmp_path) -> None:
    own_theme(tmp_path)
    footer = tmp_path / "themes/mine/templates/footer.html"
    with studio(tmp_path, "bellini", timeout=1.2) as it:
        it.settle()
        threads = _build_threads()
        footer.write_text("{% for each in range(10 ** 5) %}{% for one in range(10 ** 5) %}{% endfor %}{% endfor %}")
        it.until(lambda: it.snapshot.busy)

        assert quickest_ask(it) < 0.2, "the page that there is does not wait for the one that never comes"

        it.until(lambda: it.state("bellini").errors)

        assert [each.code for each in it.state("bellini").faults] == ["build-timeout"]
        assert "<footer>One" in it.page("bellini")
        assert it.snapshot.busy is None

        footer.write_text("<footer>Ends</footer>\n")
        it.until(lambda: "<footer>Ends" in it.page("bellini"))
        it.until(lambda: _build_threads() == threads)


def test_a_fault_of_our_own_outside_of_a_build_is_told_and_the_preview_goes_on(tmp_path, monkeypatch) -> None:
    with studio(tmp_path, "bellini") as it:
        it.settle()
        look = Noticing.changes
        with monkeypatch.context() as broken:
            broken.setattr(Noticing, "changes", lambda *_, **__: 1 / 0)
            it.plan("bellini").write_text(text("Unseen"), encoding="utf-8")
            it.until(lambda: [each.code for each in it.snapshot.notices] == ["preview-failed"])

        assert Noticing.changes is look

        it.plan("bellini").write_text(text("Seen"), encoding="utf-8")
        it.until(lambda: "Seen" in it.page("bellini"))


def _build_threads() -> int:
    return sum(each.name == "jepsite-build" for each in threading.enumerate())


def test_a_build_that_hangs_gives_way_to_the_change_that_mends_it(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(foreman, "STUBBORN", 0.4)
    clear = in_clear(Audience.PUBLIC)

    def hanging(task: Task) -> Made:
        while "Hang" in task.source.text:
            pass
        return clear(task)

    with studio(tmp_path, "bellini", make=hanging, timeout=60) as it:
        it.settle()
        it.plan("bellini").write_text(text("Hang"), encoding="utf-8")
        it.until(lambda: it.snapshot.busy)
        it.plan("bellini").write_text(text("Mended"), encoding="utf-8")
        it.until(lambda: "Mended" in it.page("bellini"))

        assert it.state("bellini").errors == 0


def test_after_something_that_mattered_the_rest_waits_until_it_is_calm(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(foreman, "CALM", 0.9)
    with studio(tmp_path, *(f"plan-{number:02}" for number in range(20))) as it:
        it.open("plan-13")
        built = len(it.built)
        time.sleep(0.3)

        assert len(it.built) == built

        it.until(lambda: len(it.built) > built)


def test_a_new_plan_is_somebodys_work_and_does_not_wait_for_the_rest(tmp_path) -> None:
    with studio(tmp_path, *(f"plan-{number:02}" for number in range(20))) as it:
        it.open("plan-13")
        it.plan("zero").write_text(text("New"), encoding="utf-8")
        it.until(lambda: "New" in it.page("zero"))

        assert len(it.built) < 15


def test_a_build_that_gave_way_is_due_again(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(foreman, "STUBBORN", 0.4)
    clear = in_clear(Audience.PUBLIC)
    hangs = [True]

    def hanging(task: Task) -> Made:
        while hangs[0] and "Hang" in task.source.text:
            time.sleep(0.001)
        return clear(task)

    with studio(tmp_path, "bellini", "other", make=hanging, timeout=60) as it:
        it.settle()
        it.plan("bellini").write_text(text("Hang"), encoding="utf-8")
        it.until(lambda: it.snapshot.busy)
        it.plan("other").write_text(text("Not held up for long"), encoding="utf-8")
        it.until(lambda: it.built.count("content/bellini.md") == 3)
        hangs[0] = False
        it.until(lambda: "Hang" in it.page("bellini") and "Not held up for long" in it.page("other"))


def test_what_is_built_for_the_first_time_was_not_edited(tmp_path) -> None:
    with studio(tmp_path, "bellini", "other") as it:
        it.settle()
        journal = it.workshop._foreman._ground.journal

        assert journal._edited == set()

        it.plan("other").write_text(text("Edited"), encoding="utf-8")
        it.until(lambda: "Edited" in it.page("other"))

        assert journal._edited == {"content/other.md"}


def test_a_commit_is_noticed_after_a_while_and_a_baseline_found(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(foreman, "COMMITTED", 0.05)
    git = ("git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@nord.example")
    subprocess.run([*git, "init", "-q"], check=True)
    with studio(tmp_path, "bellini") as it:
        it.open("bellini")
        it.plan("bellini").write_text(text("Agreed").replace("start:", "baseline: agreed\nstart:"), encoding="utf-8")
        it.until(lambda: [each.code for each in it.state("bellini").faults] == ["unknown-baseline"])
        for words in (("add", "content"), ("commit", "-q", "-m", "Agreed"), ("tag", "agreed")):
            subprocess.run([*git, *words], check=True)
        it.open("bellini")
        it.until(lambda: not it.state("bellini").errors)

        assert "Agreed" in it.page("bellini")


def test_where_one_is_strict_a_warning_keeps_the_last_page(tmp_path) -> None:
    with studio(tmp_path, "bellini", strict=True) as it:
        it.open("bellini")

        assert it.state("bellini").errors > 0
        assert it.state("bellini").warnings == 0
        assert "This plan has no page yet" in it.page("bellini")


# --- in which order ---------------------------------------------------------------------------------------------------


def test_what_is_asked_for_and_what_is_edited_does_not_wait_for_the_rest(tmp_path) -> None:
    names = [f"plan-{number:02}" for number in range(20)]
    with studio(tmp_path, *names) as it:
        assert [each.name for each in it.snapshot.plans] == names

        it.open("plan-13")

        assert it.built[-1:] == ["content/plan-13.md"]
        assert len(it.built) <= 3, "one or two had begun"
        assert "Write the contract" in it.page("plan-13")

        it.until(lambda: len(it.built) > 3)
        it.plan("plan-19").write_text(text("Edited"), encoding="utf-8")
        it.until(lambda: "Edited" in it.page("plan-19"))

        assert len(it.built) < 20, "the edit did not wait for the rest"

        it.until(lambda: all(each.built for each in it.snapshot.plans))

        assert [each.name for each in it.snapshot.plans] == names


def test_the_public_is_told_how_many_warnings_there_are_and_the_seller_which(tmp_path) -> None:
    with studio(tmp_path / "public", "bellini") as it:
        it.open("bellini")
        public = it.state("bellini")
    with studio(tmp_path / "internal", "bellini", audience=Audience.INTERNAL) as it:
        it.open("bellini")
        internal = it.state("bellini")

    assert public.warnings == internal.warnings > 0
    assert public.faults == ()
    assert len(internal.faults) == internal.warnings
    assert len(public.diagnostics) == public.warnings


def test_files_stand_where_their_maker_puts_them(tmp_path) -> None:
    clear = in_clear(Audience.PUBLIC)

    def elsewhere(task: Task) -> Made:
        made = clear(task)
        moved = tuple(replace(each, path=each.path.replace(f"p/{task.folder}/", "p/x7k/")) for each in made.artifacts)
        return replace(made, artifacts=moved)

    with studio(tmp_path, "bellini", make=elsewhere) as it:
        it.open("bellini")

        assert it.state("bellini").address == "/p/x7k/"
        assert "/p/x7k/" in it.snapshot.routes
        assert "/p/bellini/" not in it.snapshot.routes


def test_two_plans_of_one_name_have_two_addresses(tmp_path) -> None:
    (tmp_path / "content" / "de").mkdir(parents=True)
    (tmp_path / "content" / "de" / "bellini.md").write_text(text("German"), encoding="utf-8")
    with studio(tmp_path, "bellini") as it:
        assert {each.plan: each.address for each in it.snapshot.plans} == {
            "content/bellini.md": "/p/bellini/",
            "content/de/bellini.md": "/p/bellini-2/",
        }


def test_a_page_of_yesterday_is_made_anew_when_it_is_asked_for(tmp_path) -> None:
    it = Studio(tmp_path, "bellini")
    days = [it.workshop._foreman._today(it.workshop._foreman._ground.site)]
    it.workshop._foreman._today = lambda site: days[0]
    it.workshop.start()
    try:
        it.open("bellini")
        before = it.page("bellini")
        days[0] = days[0].replace(day=8)
        it.open("bellini")

        assert "2026-01-07" in before
        it.until(lambda: "2026-01-08" in it.page("bellini"))
    finally:
        it.workshop.stop()


def test_who_waits_is_woken_at_the_end(tmp_path) -> None:
    with studio(tmp_path, "bellini") as it:
        it.settle()
        waited: list[float] = []

        def wait() -> None:
            began = time.perf_counter()
            it.workshop.wait(it.snapshot.version, 30)
            waited.append(time.perf_counter() - began)

        waiting = threading.Thread(target=wait)
        waiting.start()
        time.sleep(0.1)
        began = time.perf_counter()
        it.workshop.stop()
        stopped = time.perf_counter() - began
        waiting.join(2)

        assert stopped < 0.5
        assert waited
        assert waited[0] < 2
