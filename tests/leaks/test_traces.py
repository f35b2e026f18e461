"""A path of one's machine, an e-mail address, a word for what is not finished: found, and not in other words."""

import pytest

from jepsite.leaks.traces import Trace, addresses_in, traces_in
from jepsite.leaks.words import words_of

HOME, USERS = "home", "Users"
"""In two pieces: no file of the project names a folder of somebody's machine."""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see file:///srv/a.md", "file:///srv/a.md"),
        ("FILE://srv/a", "file://srv/a"),
        ("file:C:/a.md", "file:c:/a.md"),
        (f'src="/{HOME}/tom/a.png"', f"/{HOME}/tom/a.png"),
        (f"in /{USERS}/tom/plans", f"/{USERS}/tom/plans"),
        ("C:\\Users\\tom\\plans", ":\\Users\\tom\\plans"),
        ("http://127.0.0.1:8000/x", "127.0.0.1:8000/x"),
        ("http://Localhost:3000", "localhost:3000"),
    ],
)
def test_a_path_or_address_of_ones_own_machine(text, found):
    assert [(each.trace, each.text) for each in traces_in(text, set(words_of(text)))] == [(Trace.MACHINE, found)]


@pytest.mark.parametrize(
    "text",
    [
        "script-src 'self' file: blob:",
        "a profile:/x",
        "https://alba.example/home/page",
        "https://alba.example/Users/list",
        "1127.0.0.1 127.0.0.12",
        "mylocalhost localhost.example a-localhost",
        "TODOS, autodoTODO, todo, Todo",
        "@media print, me@home",
    ],
)
def test_and_what_only_looks_like_one(text):
    assert list(traces_in(text, set(words_of(text)))) == []


def test_what_is_not_finished():
    assert [each.trace for each in traces_in("TODO: the price", {b"todo"})] == [Trace.UNFINISHED]


def test_addresses_with_their_places():
    found = list(addresses_in("<a href='mailto:a.b+c@x-y.example'>, d@e.example."))

    assert [(each.text, each.start) for each in found] == [("a.b+c@x-y.example", 16), ("d@e.example", 37)]
