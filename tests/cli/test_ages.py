"""A link is as old as the oldest commit from which on nothing changed that it hangs on."""

from datetime import date

import pytest

from jepsite.cli.ages import link_ages, secret_age
from jepsite.history.journal import Journal
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.source import Source
from tests.deals import FRONT
from tests.history.repositories import PLAN, Repo, init

FIRST, SECOND = "0123456789abcdef", "fedcba9876543210"


@pytest.fixture
def repo(tmp_path) -> Repo:
    return init(tmp_path / "deals")


def text(front: str = "", body: str = "") -> str:
    return f"{FRONT.removesuffix('---' + chr(10))}{front}---\n{body}"


def ages(repo: Repo, now: str, *, path: str = PLAN, since: date | None = date.min) -> dict[str, str]:
    deal = read_deal(Source(path=path, text=now), Site()).value

    assert deal is not None
    found = link_ages(deal, Site(), Journal(repo.root), secret_since=since)
    return {label: day.isoformat() for label, day in found.since.items()}


def dropped(repo: Repo, now: str) -> tuple[str, ...]:
    deal = read_deal(Source(path=PLAN, text=now), Site()).value

    assert deal is not None
    return link_ages(deal, Site(), Journal(repo.root), secret_since=date.min).dropped


def test_a_link_lives_since_the_plan_was_committed_whatever_became_of_its_body(repo):
    repo.save("2026-09-01", text())
    repo.save("2026-09-02", text(body="More words.\n"))
    repo.save("2026-09-03", text("buffer: 2d\n"))

    assert ages(repo, text("buffer: 2d\n")) == {"default": "2026-09-01"}


def test_each_recipient_has_an_age_of_their_own(repo):
    repo.save("2026-09-01", text("recipients: [ada]\n"))
    repo.save("2026-09-05", text("recipients: [ada, ben]\n"))
    repo.save("2026-09-06", text("recipients: [ben, ada]\n", "Words.\n"))

    assert ages(repo, text("recipients: [ben, ada, legal]\n")) == {"ada": "2026-09-01", "ben": "2026-09-05"}


def test_the_one_link_for_all_ends_where_recipients_begin(repo):
    repo.save("2026-09-01", text())
    repo.save("2026-09-05", text("recipients: [ada]\n"))

    assert ages(repo, text("recipients: [ada]\n")) == {"ada": "2026-09-05"}


def test_a_link_that_was_away_for_a_while_is_as_old_as_its_return(repo):
    for day, front in (
        ("01", "recipients: [ada, ben]\n"),
        ("02", "recipients: [ada]\n"),
        ("03", "recipients: [ada, ben]\n"),
    ):
        repo.save(f"2026-09-{day}", text(front))

    assert ages(repo, text("recipients: [ada, ben]\n")) == {"ada": "2026-09-01", "ben": "2026-09-03"}


def test_a_new_address_makes_new_links_and_a_revocation_does_not(repo):
    repo.save("2026-09-01", text("recipients: [ada]\n"))
    repo.save("2026-09-05", text("recipients: [ada]\nlinks: {url: 2, gen: 2}\n"))
    repo.save("2026-09-09", text("recipients: [ada]\nlinks: {url: 2, gen: 3, revoked: [ben]}\n"))

    assert ages(repo, text("recipients: [ada]\nlinks: {url: 2, gen: 3, revoked: [ben]}\n")) == {"ada": "2026-09-05"}


def test_a_page_that_was_open_had_no_private_link(repo):
    repo.save("2026-09-01", text("access: open\n"))
    repo.save("2026-09-05", text("access: link\n"))
    repo.save("2026-09-06", text("access: link+password\n"))

    assert ages(repo, text("access: link+password\n")) == {"default": "2026-09-05"}


def test_a_new_file_name_changes_nothing(repo):
    repo.save("2026-09-01", text())
    repo.git("mv", PLAN, "content/new.md")
    repo.commit("2026-09-05")

    assert ages(repo, text(), path="content/new.md") == {"default": "2026-09-01"}


def test_a_version_that_was_no_plan_ends_the_search(repo):
    repo.save("2026-09-01", text())
    repo.save("2026-09-02", "notes\n")
    repo.save("2026-09-03", text())

    assert ages(repo, text()) == {"default": "2026-09-03"}


def test_what_is_not_committed_or_in_no_repository_has_no_age(repo, tmp_path):
    repo.save("2026-09-01", text())

    assert ages(repo, text("links: {url: 2, gen: 2}\n")) == {}
    assert ages(Repo(root=tmp_path), text()) == {}


def test_no_link_is_older_than_the_secret(repo):
    repo.save("2026-09-01", text())

    assert ages(repo, text(), since=date(2026, 10, 1)) == {"default": "2026-10-01"}
    assert ages(repo, text(), since=None) == {}


@pytest.mark.parametrize(
    ("history", "now", "since"),
    [
        ([], FIRST, date.min),
        ([f"secret: {FIRST}\n"], FIRST, date.min),
        (["theme: default\n", f"secret: {FIRST}\n"], FIRST, date.min),
        ([f"secret: {FIRST}\n", f"secret: {SECOND}\n", f"# more\nsecret: {SECOND}\n"], SECOND, date(2026, 9, 2)),
        ([f"secret: {FIRST}\n"], SECOND, None),
        (["secret: demo\n", f"secret: {FIRST}\n"], FIRST, date(2026, 9, 2)),
        ([f"secret: {FIRST}\n", "site: [\n"], FIRST, date.min),
    ],
)
def test_a_secret_is_as_old_as_its_name_in_the_settings_where_another_went_before(repo, history, now, since):
    for number, settings in enumerate(history, start=1):
        repo.save(f"2026-09-{number:02}", settings, "jepsite.yml")

    assert secret_age(Site(secret=now), Journal(repo.root)) == since


def test_who_was_taken_out_by_hand_is_told(repo):
    repo.save("2026-09-01", text())
    repo.save("2026-09-02", text("recipients: [ada, ben]\n"))
    repo.save("2026-09-03", text("recipients: [ada]\n"))

    assert dropped(repo, text("recipients: [ada]\n")) == ("ben", "default")


def test_who_was_taken_out_and_cannot_open_new_pages_is_not(repo):
    repo.save("2026-09-01", text("recipients: [ada, ben]\n"))
    repo.save("2026-09-02", text("recipients: [ada]\nlinks: {url: 1, gen: 2, revoked: [ben]}\n"))

    assert dropped(repo, text("recipients: [ada]\nlinks: {url: 1, gen: 2, revoked: [ben]}\n")) == ()
    assert dropped(repo, text("recipients: [nia]\nlinks: {url: 1, gen: 3, revoked: [ben]}\n")) == ()
    assert dropped(repo, text("recipients: [nia]\nlinks: {url: 2, gen: 2}\n")) == ()
