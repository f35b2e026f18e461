"""What is gathered holds every sound plan's links, and none that would open another plan's page."""

from datetime import date
from pathlib import Path

import pytest

from jepsite.cli.gathering import Gathered, Place, gather
from jepsite.cli.workspace import open_workspace
from tests.commandline import PLAN
from tests.history.repositories import init

SECRET = bytes(32)
DEAL = "00112233445566778899aabbccddeeff"
CONTENT = Path("content")


def gathered(*plans: str) -> Gathered:
    workspace = open_workspace(CONTENT, tuple(Path(plan) for plan in plans))
    return gather(workspace, CONTENT, SECRET, place=Place(base=None), today=date(2026, 11, 9))


def test_an_address_is_the_sites_with_the_key_behind_it():
    assert Place(base="https://plans.example.com").address("abc", "1key") == "https://plans.example.com/p/abc/#1key"
    assert Place(base="https://plans.example.com").address("abc", "") == "https://plans.example.com/p/abc/"
    assert Place(base=None).address("abc", "1key") == "/p/abc/#1key"


def test_an_address_on_this_disk_names_the_file(tmp_path):
    address = Place(base="https://plans.example.com", folder=tmp_path / "my site").address("abc", "1key")

    assert address == (tmp_path / "my site" / "p" / "abc" / "index.html").as_uri() + "#1key"
    assert "my%20site" in address


def test_a_plan_that_cannot_be_read_keeps_no_other_back(folder):
    (folder / "content" / "latin.md").write_bytes(b"---\ntitle: Caff\xe8\n---\n")
    found = gathered()

    assert [link.plan for link in found.links] == ["content/clinics.md"]
    assert [fault.code for fault in found.faults] == ["not-utf-8"]


@pytest.mark.parametrize("asked", [(), ("clinics",), ("copy",)])
@pytest.mark.parametrize("key", [DEAL, DEAL.upper()])
def test_a_copy_of_a_plan_with_the_same_deal_gets_no_link_for_its_own_would_open_the_others_page(folder, asked, key):
    (folder / "content" / "copy.md").write_text(PLAN.replace(DEAL, key).replace("Clinica Alba", "Clinica Rivale"))
    (folder / "content" / "third.md").write_text(PLAN.replace("0011", "2211"))
    found = gathered(*asked)

    assert [fault.code for fault in found.faults] == ["doubled-deal"]
    assert [link.plan for link in found.links] == ([] if asked else ["content/third.md"])


def test_two_plans_of_one_file_name_and_without_a_deal_get_no_link_either(folder):
    for place in ("a", "b"):
        (folder / "content" / place).mkdir()
        (folder / "content" / place / "plan.md").write_text(PLAN.replace(f"deal: {DEAL}\n", ""))

    assert [link.plan for link in gathered("content/a/plan.md").links] == []


def test_who_was_taken_out_by_hand_is_warned_of(folder):
    repo = init(folder)
    repo.commit("2026-09-01")
    (folder / "content" / "clinics.md").write_text(PLAN.replace("start:", "recipients: [tom]\nstart:"))
    (fault,) = gathered().faults

    assert (fault.code, fault.severity) == ("dropped-recipient", "warning")
    assert "'default'" in fault.message
    assert (fault.hint or "").startswith("write 'gen: 2' under links:")


def test_a_link_does_not_show_its_key_or_password(folder):
    (folder / "content" / "clinics.md").write_text(PLAN.replace("start:", "access: link+password\nstart:"))
    (link,) = gathered().links

    assert link.password is not None
    assert link.password not in repr(link)
    assert link.address.rpartition("#")[2] not in repr(link)
