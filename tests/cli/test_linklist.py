"""Addresses lead to the site, or to the pages on this disk; what is gathered holds every sound plan."""

from datetime import date
from pathlib import Path

from jepsite.cli.linklist import Place, as_text, gather
from jepsite.cli.workspace import open_workspace
from tests.commandline import PLAN

SECRET = bytes(32)


def test_an_address_is_the_sites_with_the_key_behind_it():
    assert Place(base="https://plans.example.com").address("abc", "1key") == "https://plans.example.com/p/abc/#1key"
    assert Place(base="https://plans.example.com").address("abc", "") == "https://plans.example.com/p/abc/"
    assert Place(base=None).address("abc", "1key") == "/p/abc/#1key"


def test_an_address_on_this_disk_names_the_file(tmp_path):
    address = Place(base="https://plans.example.com", folder=tmp_path / "my site").address("abc", "1key")

    assert address == (tmp_path / "my site" / "p" / "abc" / "index.html").as_uri() + "#1key"
    assert "my%20site" in address


def test_plans_are_gathered_and_shown_by_customer_and_title(folder):
    second = PLAN.replace("0011", "2211").replace("Clinica Alba", "Azienda Bruni").replace("title: S", "title: A s")
    (folder / "content" / "zz.md").write_text(second)
    (folder / "content" / "latin.md").write_bytes(b"---\ntitle: Caff\xe8\n---\n")
    workspace = open_workspace(Path("content"), ())
    gathered = gather(workspace, SECRET, place=Place(base=None), today=date(2026, 11, 9))
    text = as_text(gathered.links, today=date(2026, 11, 9), demo=False)

    assert [link.plan for link in gathered.links] == ["content/clinics.md", "content/zz.md"]
    assert [fault.code for fault in gathered.faults] == ["not-utf-8"]
    assert text.index("Azienda Bruni") < text.index("Clinica Alba")


def test_a_link_does_not_show_its_key_or_password(folder):
    (folder / "content" / "clinics.md").write_text(PLAN.replace("start:", "access: link+password\nstart:"))
    (link,) = gather(open_workspace(Path("content"), ()), SECRET, place=Place(base=None), today=date(2026, 11, 9)).links

    assert link.password is not None
    assert link.password not in repr(link)
    assert link.address.rpartition("#")[2] not in repr(link)
