"""What a host does otherwise than it should, by its answers; tests/cli/test_verify.py asks a real one."""

from jepsite.artifact import Kind
from jepsite.hosting.headers import HEADERS
from jepsite.leaks.live import Answer
from jepsite.leaks.remote import NOWHERE, address_of, compare
from jepsite.manifest import SiteFile
from tests.leaks.sites import laid

NOT_FOUND = laid("404.html", b"nothing here", Kind.NEUTRAL)
FILES = [NOT_FOUND, laid("_headers", b"", Kind.HOST), laid("index.html", b"plans", Kind.NEUTRAL)]


def answer(content: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    sent = {name.lower(): value for name, value in HEADERS.items()} | (headers or {})
    return Answer(status=status, headers=sent, content=content)


def found(answers: dict[str, Answer], files: list[SiteFile] = FILES) -> list[tuple[str, str]]:
    def ask(path: str) -> Answer:
        return answers.get(path, answer(b"nothing here", 404))

    return [(each.code, each.path) for each in compare(files, ask, keys_of=lambda plan: None)]


def test_a_host_that_does_all_right():
    assert found({"": answer(b"plans")}) == []


def test_a_folder_is_asked_for_by_itself_and_the_headers_file_not_at_all():
    assert address_of("p/x/index.html") == "p/x/"
    assert found({"": answer(b"plans"), "_headers": answer(b"other")}) == []


def test_a_login_in_front_of_the_site_is_told_as_that():
    wall = answer(b"", 302, {"location": "https://login.example"})
    findings = list(compare(FILES, lambda path: wall, keys_of=lambda plan: None))

    assert findings[0].what == "answers 302 and sends readers elsewhere, which may lose them the key in their link"


def test_another_page_for_what_is_not_there():
    assert found({"": answer(b"plans"), NOWHERE: answer(b"soft", 200)}) == [("live-foreign", NOWHERE)]
    assert found({"": answer(b"plans"), NOWHERE: answer(b"mine", 404)}) == [("live-differs", NOWHERE)]


def test_a_different_header_is_told_once():
    weak = {"content-security-policy": "default-src *"}

    assert found({"": answer(b"plans", 200, weak), NOWHERE: answer(b"nothing here", 404, weak)}) == [
        ("live-header", "index.html")
    ]
