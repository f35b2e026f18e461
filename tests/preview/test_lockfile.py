"""Word of a running preview, for the next one of the project."""

import os
import stat
import subprocess
import sys

import pytest

from jepsite.preview.lockfile import Lock, Running, is_alive, read_lock, write_lock
from tests.preview.rawhttp import running

RUNNING = Lock(port=4700, mark="ab12", running=Running(process=os.getpid(), link="http://127.0.0.1:4700/~/enter?t=x"))
ENDED = Lock(port=4700, mark="ab12")


@pytest.mark.parametrize("lock", [RUNNING, ENDED])
def test_what_was_written_is_read(tmp_path, lock):
    write_lock(tmp_path / "preview.json", lock)

    assert read_lock(tmp_path / "preview.json") == lock
    assert [path.name for path in tmp_path.iterdir()] == ["preview.json"]


def test_only_its_owner_reads_it(tmp_path):
    write_lock(tmp_path / "preview.json", ENDED)
    write_lock(tmp_path / "preview.json", RUNNING)

    assert stat.S_IMODE((tmp_path / "preview.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"port": "x"}', '{"port": 1, "mark": "x", "running": 3}', "\xff"]
)
def test_a_spoilt_file_is_as_good_as_none(tmp_path, text):
    (tmp_path / "preview.json").write_text(text, encoding="latin-1")

    assert read_lock(tmp_path / "preview.json") is None
    assert read_lock(tmp_path / "none.json") is None


def test_a_folder_that_cannot_be_written_to_has_no_lock(tmp_path):
    write_lock(tmp_path / "missing" / "preview.json", ENDED)

    assert not (tmp_path / "missing").exists()


def test_a_preview_that_answers_to_its_token_is_alive():
    with running() as served:
        link = served.session.link(served.server.origin)

        assert is_alive(Running(process=os.getpid(), link=link))
        assert not is_alive(Running(process=os.getpid(), link=link + "x"))

    assert not is_alive(Running(process=os.getpid(), link=link))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.2", "203.0.113.9", "evil.example", "127.0.0.1.evil.example"])
def test_a_link_that_leads_elsewhere_came_with_somebodys_project_and_is_not_followed(host, monkeypatch):
    asked: list[object] = []
    monkeypatch.setattr("jepsite.preview.lockfile.HTTPConnection", lambda *where, **_: asked.append(where))

    assert not is_alive(Running(process=os.getpid(), link=f"http://{host}:4700/~/enter?t=x"))
    assert asked == []


def test_a_process_that_is_gone_is_not_asked():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with running() as served:
        link = served.session.link(served.server.origin)

        assert not is_alive(Running(process=gone.pid, link=link))
        assert not is_alive(Running(process=os.getpid(), link="nonsense"))
