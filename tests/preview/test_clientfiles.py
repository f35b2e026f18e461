"""The client as it is packed: complete, allowed by the published policy, and free of what could run a plan's text."""

import re

import pytest

from jepsite.preview.clientfiles import client_files

SCRIPTS = sorted(name for name in client_files() if name.endswith(".js"))
OURS = [name for name in SCRIPTS if name != "idiomorph.js"]
PAGES = sorted(name for name in client_files() if name.endswith(".html"))


def text(name: str) -> str:
    return client_files()[name].content.decode()


def test_every_file_is_there_that_another_one_names():
    named = {
        name
        for file in (*OURS, *PAGES, *(name for name in client_files() if name.endswith(".css")))
        for name in re.findall(r"(?:from '\./|\"/~/|'/~/|url\(\")([\w./-]+\.(?:js|css|woff2))", text(file))
    }

    assert {"client.js", "idiomorph.js", "panel.css", "tokens.css", "fonts/inter-latin.woff2"} <= named
    assert named <= client_files().keys()


@pytest.mark.parametrize("name", OURS)
def test_nothing_that_a_plan_says_can_become_markup_or_script(name):
    doors = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "createContextualFragment",
             "parseFromString", "setHTML", "srcdoc", "eval(", "new Function")  # fmt: skip
    script = text(name).replace("morphStyle: 'outerHTML'", "")

    assert [door for door in doors if door in script] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_previews_own_pages_keep_to_the_published_policy(name):
    assert re.findall(r"<style|<script(?![^>]*\bsrc=)| style=| on\w+=|https?:", text(name)) == []


def test_the_vendored_library_comes_with_its_licence_and_version():
    assert "idiomorph 0.8.0" in text("idiomorph.LICENSE.txt")
    assert "Zero-Clause BSD" in text("idiomorph.LICENSE.txt")


def test_media_types_are_those_that_browsers_insist_on():
    types = {name: client_files()[name].media_type for name in ("client.js", "panel.css", "index.html")}

    assert types == {
        "client.js": "text/javascript; charset=utf-8",
        "panel.css": "text/css; charset=utf-8",
        "index.html": "text/html; charset=utf-8",
    }
