"""Files that nobody should write, and that somebody will: a clear answer or a sound page, never a traceback."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.commandline import PLAN, Ended
from tests.opening import opened

CYCLE = PLAN.replace(
    "## Contract signed {#signature by=2026-11-27}",
    "## One {#one after=signature}\n\n- [ ] Begin {#begin R=tom A=tom}\n\n"
    "## Two {#two after=one}\n\n- [ ] Go on {#go R=tom A=tom}\n\n"
    "## Contract signed {#signature after=two by=2026-11-27}",
)
FAULTY: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "missing-front-matter"),
    "blanks only": (b"\n \n\t\n", "missing-front-matter"),
    "front matter that never ends": (PLAN.split("---\n\n")[0].encode(), "unclosed-front-matter"),
    "two megabytes": (PLAN.encode() + b"x" * 2 * 1024 * 1024, "file-too-large"),
    "Latin-1": (PLAN.replace("Clinica Alba", "Clínica Alba").encode("latin-1"), "not-utf-8"),
    "UTF-16": (PLAN.encode("utf-16"), "not-utf-8"),
    "a NUL": (PLAN.replace("ward", "wa\0rd").encode(), "not-text"),
    "YAML aliases": (PLAN.replace("start: 2026", "closures: &a []\ncadence: *a\nstart: 2026").encode(), "alias-or-tag"),
    "a date that does not exist": (PLAN.replace("by=2026-11-27", "by=2026-11-31").encode(), "impossible-date"),
    "a cycle over three milestones": (CYCLE.encode(), "cycle"),
    "a link javascript:": (
        PLAN.replace("# Contract", "# Contract", 1)
        .replace("---\n\n##", "---\n\n[x](javascript:alert(1))\n\n##")
        .encode(),
        "unsafe-link",
    ),
    "a picture from elsewhere": (
        PLAN.replace("---\n\n##", "---\n\n![x](https://e.example/x.png)\n\n##").encode(),
        "unsafe-image",
    ),
    "tabs in YAML": (PLAN.replace("  alba:", "\talba:").encode(), "malformed-yaml"),
}
SOUND: dict[str, bytes] = {
    "only front matter": PLAN.split("\n\n##")[0].encode() + b"\n",
    "a byte order mark": b"\xef\xbb\xbf" + PLAN.encode(),
    "Windows line ends": PLAN.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": PLAN.replace("\n", "\r").encode(),
    "tabs between words": PLAN.replace("Try it on", "Try\tit\ton").encode(),
    "four hundred activities": PLAN.encode() + b"".join(
        f"{n}. [ ] Task {n} {{#t{n} R=tom A=tom}}\n".encode() for n in range(3, 403)
    ),
    "emoji": PLAN.replace("Clinica Alba", "🏥 Clinica Alba 👩‍⚕️").replace("one ward", "one 🛏️").encode(),
    "right to left": PLAN.replace("Clinica Alba", "عيادة ألبا").replace("Chiara Riva", "שרה \u202eכהן").encode(),
    "a script in a title": PLAN.replace("Try it on one ward", "Try <script>alert(1)</script> & \"quotes\"").encode(),
    "markup in names": PLAN.replace("Clinica Alba", "'<u>A</u>'").replace("Chiara Riva", '"<i>C</i>"').encode(),
    "a template in a title": PLAN.replace("Try it on one ward", r"Try \{\{ 7*7 \}\} \{% raw %\} $\{x\}").encode(),
    "a very long word": PLAN.replace("Try it on one ward", "W" * 5000).encode(),
}  # fmt: skip


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def write(folder: Path, content: bytes) -> None:
    (folder / "content" / "clinics.md").write_bytes(content)


def page(folder: Path) -> str:
    (only,) = (content for path, content in opened(folder).items() if path.endswith("index.html opened"))
    return only.decode()


def assert_no_traceback(ended: Ended) -> None:
    assert "Traceback" not in ended.out + ended.err
    assert "this is a fault in jepsite" not in ended.out + ended.err


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file_gets_an_answer_with_its_place_and_no_page(jepsite, folder, name):
    content, code = FAULTY[name]
    write(folder, content)
    built, checked, scheduled = jepsite("build"), jepsite("check"), jepsite("schedule", "clinics")

    for ended in (built, checked, scheduled):
        assert_no_traceback(ended)
        assert ended.code == 1
        assert re.search(rf"content/clinics\.md:\d+:\d+: error\[{code}\]", ended.out + ended.err), ended
    assert not list((folder / "site").glob("p/*/index.html"))


@pytest.mark.parametrize("name", SOUND)
def test_a_strange_but_sound_file_gets_a_sound_page(jepsite, folder, name):
    write(folder, SOUND[name])
    ended = jepsite("build")

    assert_no_traceback(ended)
    assert (ended.code, ended.err) == (0, "")
    tags = Tags()
    tags.feed(page(folder))
    assert [attributes for tag, attributes in tags.found if tag == "script" and "src" not in attributes] == []
    assert not {"u", "i"} & {tag for tag, _ in tags.found}
    assert [
        name for _, attributes in tags.found for name in attributes if name.startswith("on") or name == "style"
    ] == []


def test_what_looks_like_markup_is_shown_as_it_was_written(jepsite, folder):
    write(folder, SOUND["a script in a title"])
    jepsite("build")

    assert "Try &lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page(folder)


def test_a_template_in_a_title_is_text(jepsite, folder):
    write(folder, SOUND["a template in a title"])
    jepsite("build")

    assert "Try {{ 7*7 }} {% raw %} ${x}" in page(folder)


def test_a_cycle_is_shown_whole_with_its_places(jepsite, folder):
    write(folder, FAULTY["a cycle over three milestones"][0])
    said = jepsite("check").out

    assert all(re.search(rf"\b{name}\b", said) for name in ("one", "two", "signature"))
    assert said.count("content/clinics.md:") >= 3


def test_many_faults_are_told_in_one_run(jepsite, folder):
    faults = PLAN.replace("start:", "strat:").replace("R=chiara,tom", "R=chiara,tim").replace("by=2026", "bye=2026")
    write(folder, faults.encode())
    said = jepsite("check").out

    assert said.count("error[unknown-key]") == 1
    assert said.count("error[unknown-person]") == 2
    assert said.count("error[unknown-attribute]") == 1
    assert "error[no-start]" in said
