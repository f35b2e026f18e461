"""What the documents say is so: the README's plan, its commands, every key and attribute, every link between pages."""

import re
from pathlib import Path

import pytest

from jepsite.cli.main import COMMANDS
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.parse.site import read_site
from jepsite.parse.vocabulary import ATTRIBUTES
from jepsite.source import Source

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
LANGUAGE = (ROOT / "docs" / "plan-language.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


def the_plan() -> str:
    match = re.search(r"```markdown\n(.*?)```", README, re.DOTALL)
    assert match
    return match[1]


def offered(text: str, read) -> set[str]:
    """The keys that a reader says it takes, from its own hint on one that it does not know."""
    faults = read(text)
    (hint,) = (fault.hint for fault in faults if fault.code == "unknown-key")
    return set(re.findall(r"[\w-]+", hint.split(" has ", 1)[1])) - {"or"}


def test_the_readmes_plan_has_ten_lines_and_says_what_the_readme_says(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(the_plan())
    ended = jepsite("build", "clinics", "--today", "2026-11-09")
    promised = re.search(r"begins \*(.+?)\*", README, re.DOTALL)

    assert promised
    assert len(the_plan().splitlines()) == 10
    assert (ended.code, ended.err) == (0, "")
    assert " ".join(promised[1].split()) in " ".join(ended.out.split())


def test_every_command_that_the_readme_shows_can_be_given(jepsite, folder):
    (folder / "clinics.md").write_text(the_plan())
    shown = [line.split("#")[0].split() for line in README.splitlines() if line.startswith("jepsite ")]

    assert {command for _, command, *_ in shown} == set(COMMANDS)
    jepsite("build", "clinics.md", "--today", "2026-11-09")
    for _, *words in shown:
        if words[0] != "serve":  # it would not end; tests/cli/test_serve.py starts and stops it
            day = () if words[0] in {"secret", "hosting"} else ("--today", "2026-11-09")
            assert jepsite(*words, *day).code == 0, words


def test_every_front_matter_key_is_in_the_reference():
    def read(text):
        return read_deal(Source(path="a.md", text=text), Site()).diagnostics

    for key in offered("---\ntitle: x\nstart: 2026-01-05\nzzzzzz: 1\n---\n", read):
        assert f"`{key}`" in LANGUAGE, key


def test_every_settings_key_is_in_the_reference():
    def read(text):
        return read_site(Source(path="jepsite.yml", text=text)).diagnostics

    settings = LANGUAGE.split("## Settings")[1]
    for key in offered("zzzzzz: 1\n", read):
        assert f"`{key}`" in settings, key


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda attribute: attribute.name)
def test_every_attribute_is_in_the_reference(attribute):
    name = {"duration": "5d", "#id": "#id"}.get(attribute.name, attribute.name)
    table = LANGUAGE.split("## Attributes")[1].split("## Settings")[0]

    assert re.search(rf"`[^`]*{re.escape(name)}", table), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page):
    prose = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)", prose):
        if not target.startswith(("https:", "mailto:")):
            assert (page.parent / target).exists(), target


def test_the_picture_is_of_a_page_and_not_large():
    picture = ROOT / "docs" / "page.png"

    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 400_000
