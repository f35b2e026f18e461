"""`jepsite serve` as a process: how it begins, who can look, how it ends (P9, P10, P13); live without being asked."""

import json
import signal
import socket
import stat
import sys
import time

import pytest

from jepsite.hosting.headers import HEADERS
from jepsite.preview.lan import own_address
from jepsite.preview.lockfile import read_lock
from tests.cli.previews import LINK, PATIENT, Preview, free_port, make_folder, message, preview, until
from tests.commandline import FAULTY, PLAN
from tests.preview.listening import listening

LIMIT = 0.5
"""Seconds that a user waits for the end."""
ENDLESS = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"


@pytest.fixture
def folder(tmp_path):
    return make_folder(tmp_path)


@pytest.fixture(scope="module")
def up(tmp_path_factory):
    """One preview for all who only look."""
    with preview(make_folder(tmp_path_factory.mktemp("up")), "clinics") as running:
        yield running


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do: closed connections linger
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


# --- it is live, without being asked ----------------------------------------------------------------------------------


def test_a_save_is_seen_without_asking_for_it(up):
    up.says("Watching for saved files.")  # that is news, too
    up.says("Watching for saved files")  # what is told at the same moment may come as one message, to fetch all anew
    before, stream = up.page("/p/clinics/"), up.stream()
    plan = up.folder / "content" / "clinics.md"
    plan.write_text(PLAN.replace("Try it on one ward", "Try it on two wards"))
    told = [json.loads(message(stream).split("data: ")[1])]
    while told[-1]["pages"] == []:
        told.append(json.loads(message(stream).split("data: ")[1]))

    assert '<script type="module" src="/~/client.js"' in before
    assert "Try it on one ward" in before
    assert told[0]["coming"] == told[-1]["pages"] == ["/p/clinics/"]
    assert "Try it on two wards" in up.page("/p/clinics/")
    assert "clinics.md  updated in" in up.says("updated in")


def test_faults_are_printed_as_check_prints_them(up, capsys, monkeypatch):
    from jepsite.cli.main import main

    plan = up.folder / "content" / "clinics.md"
    plan.write_text(FAULTY)
    shown = up.says("tomm")
    monkeypatch.chdir(up.folder)
    monkeypatch.setattr(sys, "argv", ["jepsite", "check", "--today", "2026-11-09"])
    with pytest.raises(SystemExit):
        main()
    (fault,) = [text for text in capsys.readouterr().out.split("content/clinics.md") if "tomm" in text]
    plan.write_text(PLAN)

    assert fault.strip().split("\n\n")[0] in shown
    assert "Traceback" not in shown
    assert "in order again" in up.says("in order again")


def test_the_link_opens_the_plan_that_was_named(up):
    answer = up.asked(up.link.split(str(up.port))[1], cookie="")

    assert (answer.status, answer.getheader("location")) == (303, "/p/clinics/")


def test_at_its_root_is_the_list_of_plans(up):
    assert "content/clinics.md" in up.page("/~/state")
    assert up.asked("/").status == 200


def test_a_plan_from_anywhere_can_be_shown_alone(tmp_path):
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "draft.md").write_text(PLAN)
    with preview(tmp_path / "here", "draft.md", environment={"JEPSITE_DEBUG": "1"}) as running:
        assert running.link.endswith("&to=/p/draft/")
        assert "Try it on one ward" in running.page("/p/draft/")
        assert "Preview of 1 plan:" in running.text


# --- P13: who can look ------------------------------------------------------------------------------------------------


def test_only_this_computer_can_connect(up):
    assert listening(up.port) == {"127.0.0.1"}


def test_the_token_is_written_once_and_never_logged(up):
    up.asked(up.link.split(str(up.port))[1], cookie="")
    up.asked(f"/~/enter?t={up.token}x", cookie="")
    up.asked(f"/nowhere/{up.token}")
    files = [path.read_bytes() for path in up.folder.rglob("*") if path.is_file() and path.name != "preview.json"]

    assert up.text.count(up.token) == 1
    assert not any(up.token.encode() in content for content in files)
    assert "GET" not in up.text


def test_a_second_preview_of_the_project_offers_the_first_ones_link(up):
    with preview(up.folder) as second:
        code = second.process.wait(PATIENT)

    assert code == 1
    assert "is running already" in second.text
    assert second.link == up.link


@pytest.mark.skipif(own_address() is None, reason="this machine is in no network")
def test_others_nearby_look_only_where_they_are_asked_to(folder):
    with preview(folder, "--lan") as running:
        here, there = [found[0] for found in LINK.finditer(running.text)]
        address = own_address() or ""

        assert listening(running.port) == {"127.0.0.1", address}
        assert "Open to your network" in running.text
        assert "nothing is encrypted" in running.text
        assert there == here.replace("127.0.0.1", address)
        assert running.asked("/p/clinics/", host=address).status == 200
        assert running.asked("/p/clinics/", host=address, cookie="").status == 403


# --- P10: ports and browser -------------------------------------------------------------------------------------------


def test_a_port_that_was_asked_for_and_is_taken_is_an_error(up):
    with preview(up.folder.parent / "deals", "--port", str(up.port), "--as-published") as second:
        code = second.process.wait(PATIENT)

    assert code == 1
    assert f"port {up.port} is taken" in second.text
    assert "Traceback" not in second.text


def test_where_the_usual_port_is_taken_another_one_is_used(folder):
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if is_free(4700):
            busy.bind(("127.0.0.1", 4700))
            busy.listen()
        with preview(folder, "--as-published") as running:
            assert running.port > 4700


@pytest.fixture
def screen(tmp_path):
    """Variables of a machine with a screen, whose browser notes what it is given, and then what it is answered."""
    browser, visit, notes = tmp_path / "browser", tmp_path / "visit.py", tmp_path / "visits"
    notes.touch()
    browser.write_text(f'#!/bin/sh\necho "$1" >> {notes}\n{sys.executable} {visit} "$1" >> {notes}\n')
    browser.chmod(0o755)
    visit.write_text(
        "import http.client, sys, urllib.parse\n"
        "address = urllib.parse.urlsplit(sys.argv[1])\n"
        "connection = http.client.HTTPConnection(address.hostname, address.port)\n"
        "connection.request('GET', address.path + '?' + address.query)\n"
        "print(connection.getresponse().status)\n"
    )
    return {"BROWSER": str(browser), "DISPLAY": ":99", "CI": ""}, notes


def test_the_browser_is_opened_once_when_the_page_can_be_had_and_again_only_if_no_tab_is_left(folder, screen):
    environment, visits = screen
    port = str(free_port())
    with preview(folder, "--port", port, environment=environment) as first:
        until(lambda: visits.read_text().endswith("303\n"))
        cookie, token = first.cookie, first.token
        first.stopped()
    with preview(folder, "--port", port, environment=environment) as second:
        tab = second.asked("/~/events", cookie=cookie)
        renewed = tab.getheader("set-cookie") or ""
        time.sleep(0.9)
        second.stopped()

    assert visits.read_text().count("http://") == 1
    assert visits.read_text().endswith("\n303\n")
    assert token not in visits.read_text()  # arguments of a program can be listed by others on the machine
    assert (tab.status, renewed.startswith(second.cookie)) == (200, True)


@pytest.mark.browser
def test_a_tab_that_was_left_open_goes_on_by_itself_and_no_other_is_opened(folder, screen, page):
    environment, visits = screen
    port = str(free_port())
    with preview(folder, "clinics", "--port", port) as first:
        page.goto(first.link)
        page.locator("jepsite-preview .bar").wait_for()
        first.stopped()
    (folder / "content" / "clinics.md").write_text(PLAN.replace("Try it on one ward", "Try it on two wards"))
    with preview(folder, "clinics", "--port", port, environment=environment) as second:
        page.get_by_text("Try it on two wards").first.wait_for()
        cookies = [cookie["value"] for cookie in page.context.cookies()]

        assert cookies == [second.token]
        assert visits.read_text() == ""


@pytest.mark.parametrize("words", [("--no-open",), ()])
def test_no_browser_is_opened_where_nobody_wants_or_sees_it(folder, screen, words):
    environment, visits = screen
    with preview(folder, *words, environment={**environment, "CI": "" if words else "true"}) as running:
        running.says("Watching")
        time.sleep(0.5)

    assert visits.read_text() == ""


# --- P9: the end ------------------------------------------------------------------------------------------------------


def assert_it_ended_well(running: Preview, code: int, took: float) -> None:
    lock = read_lock(running.folder / ".jepsite" / "preview.json")

    assert (code, took <= LIMIT) == (0, True), f"exit code {code} after {took:.2f} s\n{running.text}"
    assert is_free(running.port)
    assert running.text.rstrip().endswith("Stopped.")
    assert "Traceback" not in running.text
    assert lock is not None
    assert lock.running is None


def test_ctrl_c_ends_it_at_once_with_three_tabs_open_and_a_download_half_way(folder):
    (folder / "content" / "plant.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 7_000_000)
    (folder / "content" / "clinics.md").write_text(PLAN + "\n## Notes\n\n![The plant](plant.png)\n")
    with preview(folder) as running:
        streams = [running.stream() for _ in range(3)]
        running.page("/p/clinics/")
        download = running.asked("/p/clinics/plant.png")
        begun = download.read(1000)
        code, took = running.stopped()

        assert (len(streams), len(begun), download.status) == (3, 1000, 200)
        assert_it_ended_well(running, code, took)


def test_being_told_to_end_ends_it_at_once_in_the_middle_of_a_build(folder):
    theme = folder / "themes" / "slow"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.toml").write_text('inherits = "default"\n')
    (theme / "templates" / "page.html").write_text(ENDLESS)
    (folder / "content" / "clinics.md").write_text(PLAN.replace("---\n", "---\ntheme: slow\n", 1))
    with preview(folder) as running, socket.create_connection(("127.0.0.1", running.port)) as waiting:
        request = f"GET /p/clinics/ HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nCookie: {running.cookie}\r\n\r\n"
        waiting.sendall(request.encode())
        time.sleep(0.5)
        waiting.setblocking(False)
        with pytest.raises(BlockingIOError):
            assert waiting.recv(9000) == b"", running.text  # it is being built
        code, took = running.stopped(signal.SIGTERM)

        assert_it_ended_well(running, code, took)


# --- as published -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with preview(make_folder(tmp_path_factory.mktemp("site")), "--as-published") as running:
        yield running


def test_as_published_it_is_the_site_with_the_headers_of_a_host(site):
    answer = site.asked("/")
    sent = {name: answer.getheader(name) for name in HEADERS}

    assert sent == dict(HEADERS)
    assert "Private plans" in answer.read().decode()
    assert site.asked("/~/events").status == 404
    assert site.asked("/~/client.js").status == 404
    assert b"There is no page at this address" in site.asked("/p/unknown/").read()


def test_as_published_the_terminal_leads_to_the_links_of_all_plans(site):
    assert site.link.endswith("&to=/~/links")
    address = site.asked("/p/clinics/").getheader("location") or ""
    listed = site.page("/~/links")

    assert len(address) == len("/p//") + 26
    assert f'href="{address}' in listed
    assert "Clinica Alba" in listed
    assert "/~/client.js" not in site.page(address)


@pytest.mark.browser
def test_as_published_a_plan_opens_by_its_link_and_the_policy_has_nothing_against_it(site, page):
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    site.asked("/p/clinics/")  # built when this is answered
    page.goto(site.link)
    page.click("text=default")
    page.locator("h1", has_text="Shift planning for two clinics").wait_for()

    assert "Try it on one ward" in page.inner_text("body")
    assert complaints == []


def test_as_published_a_save_is_built_and_not_pushed(site):
    address = site.asked("/p/clinics/").getheader("location") or ""
    before = site.page(address)
    plan = site.folder / "content" / "clinics.md"
    plan.write_text(PLAN.replace("Try it on one ward", "Try it on two wards"))
    site.says("updated in")

    assert site.page(address) != before


# --- wrong usage ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--internal", "--as-published"), "never published"),
        (("--address", "10.0.0.5"), "give --lan"),
        (("--lan", "--address", "0.0.0.0"), "no address that others could use"),
        (("--port", "70000"), "70000"),
        (("nowhere",), "there is no plan 'nowhere'"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_begun(jepsite, folder, monkeypatch, words, said):
    monkeypatch.chdir(folder)
    monkeypatch.setattr("jepsite.cli.ending.Signals", lambda: None)  # signals are the test run's
    ended = jepsite("serve", *words)

    assert (ended.code, said in ended.err) == (2, True), ended.err
    assert not (folder / ".jepsite").exists()


def test_a_day_that_cannot_be_told_is_wrong_usage(jepsite, folder, monkeypatch):
    monkeypatch.chdir(folder)
    monkeypatch.setattr("jepsite.cli.ending.Signals", lambda: None)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    ended = jepsite("serve")

    assert (ended.code, "'yesterday'" in ended.err) == (2, True), ended.err


def test_the_process_that_wrote_the_lock_is_this_one(up):
    file = up.folder / ".jepsite" / "preview.json"
    lock = read_lock(file)

    assert lock is not None
    assert lock.running is not None
    assert lock.running.process == up.process.pid
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
