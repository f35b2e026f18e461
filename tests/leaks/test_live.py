"""Only https is asked, or this machine itself; nobody is followed elsewhere."""

import pytest

from jepsite.artifact import Artifact
from jepsite.leaks.live import fetch, refused
from tests.hosting.host import hosting


@pytest.mark.parametrize(
    "address", ["https://plans.example.com", "http://127.0.0.1:80", "http://localhost:1", "http://[::1]/"]
)
def test_what_may_be_asked(address):
    assert refused(address) is None


@pytest.mark.parametrize(
    "address", ["http://plans.example.com", "http://127.0.0.1.example", "file:///etc/passwd", "https://", ""]
)
def test_what_may_not(address):
    assert refused(address) is not None
    with pytest.raises(ValueError, match="https"):
        fetch(address)


def test_an_answer_has_its_status_headers_and_content():
    page = Artifact(path="a.txt", content=b"here", media_type="text/plain")
    with hosting([page]) as host:
        found, missing = fetch(f"{host.address}/a.txt"), fetch(f"{host.address}/b.txt")

    assert (found.status, found.content, found.headers["referrer-policy"]) == (200, b"here", "no-referrer")
    assert missing.status == 404


def test_a_redirect_is_an_answer_and_is_not_followed():
    with hosting([]) as host:
        host.redirects["a"] = "https://elsewhere.example/login"
        answer = fetch(f"{host.address}/a")

    assert (answer.status, answer.headers["location"]) == (302, "https://elsewhere.example/login")
    assert host.asked == ["/a"]


def test_no_answer_is_said():
    with hosting([]) as host:
        pass
    answer = fetch(host.address)

    assert answer.status == 0
    assert "refused" in answer.trouble.lower()
