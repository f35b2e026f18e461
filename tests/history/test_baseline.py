"""The version of a plan that a day, a tag or a commit names."""

from datetime import date

import pytest

from tests.history.repositories import PLAN, Repo, fault, found


@pytest.mark.parametrize(
    ("day", "text"), [("2026-09-10", "two"), ("2026-09-19", "two"), ("2026-09-20", "three"), ("2027-01-01", "three")]
)
def test_a_day_means_the_last_version_by_its_end(three, day, text):
    assert found(three, day).text == text


def test_a_revision_says_its_commit_its_day_and_its_name(three):
    revision = found(three, "2026-09-12")

    assert revision.day == date(2026, 9, 10)
    assert revision.path == PLAN
    assert three.git("show", f"{revision.commit}:{PLAN}") == "two"


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_day_is_the_committers_own_whatever_the_machines_zone(repo, zone, monkeypatch):
    repo.save("2026-09-10 23:30:00 -1100", "late in the evening")
    repo.save("2026-09-12 00:30:00 +1400", "early in the morning")
    monkeypatch.setenv("TZ", zone)

    assert found(repo, "2026-09-10").text == "late in the evening"
    assert found(repo, "2026-09-11").text == "late in the evening"
    assert found(repo, "2026-09-12").text == "early in the morning"


def test_a_commit_that_was_moved_counts_from_the_day_it_took_its_place(repo):
    repo.save("2026-09-01", "one")
    repo.save("2026-09-20", "two", author="2026-09-02")

    assert found(repo, "2026-09-10").text == "one"


def test_a_tag_means_the_plan_as_it_stood_then(three):
    three.git("tag", "agreed", "HEAD~1")
    three.git("tag", "--annotate", "--message=x", "signed/2026", "HEAD~1")

    assert found(three, "agreed").text == "two"
    assert found(three, "signed/2026").day == date(2026, 9, 10)


@pytest.mark.parametrize("length", [7, 12, 40])
def test_a_commit_is_named_by_its_digits(three, length):
    assert found(three, three.git("rev-parse", "HEAD~1")[:length]).text == "two"


def test_a_tag_from_before_a_new_name_finds_the_plan_under_the_old(three):
    three.git("tag", "agreed", "HEAD~1")
    three.git("mv", PLAN, "content/new.md")
    three.commit("2026-09-25")

    assert found(three, "agreed", "content/new.md").text == "two"


def test_a_tag_that_looks_like_the_digits_of_another_commit_is_a_tag(three):
    digits = three.git("rev-parse", "HEAD")[:8]
    three.git("tag", digits, "HEAD~1")

    assert found(three, digits).text == "two"


def test_a_branch_moves_and_is_no_baseline(three):
    assert "branch" in str(fault(three.root, "main").hint)


def test_a_branch_of_digits_is_no_commit(three):
    three.git("branch", "cafe")

    assert "branch" in str(fault(three.root, "cafe").hint)


@pytest.mark.parametrize("value", ["agreed~1", "agreed^", "agreed^0", "agreed..main", "agreed^{commit}", "agreed:"])
def test_an_expression_is_no_name(three, value):
    three.git("tag", "agreed", "HEAD~1")

    fault(three.root, value)


def test_a_mistyped_tag_is_guessed(three):
    three.git("tag", "agreed-in-september")

    assert fault(three.root, "agred-in-september").hint == "did you mean 'agreed-in-september'?"


@pytest.mark.parametrize(
    "value",
    [
        "--all",
        "-1",
        "--output=owned",
        "HEAD",
        "HEAD~1",
        "@{1}",
        ":/one",
        "main..HEAD",
        "v1^{tree}",
        "x y",
        "",
        "\n",
        "*",
    ],
)
def test_what_is_neither_day_nor_tag_nor_commit_is_unknown(three, value):
    fault(three.root, value)

    assert not (three.root / "owned").exists()


def test_a_tag_of_something_else_than_a_commit_is_unknown(three):
    three.git("tag", "tree", "HEAD^{tree}")

    fault(three.root, "tree")


def test_a_day_before_the_first_version_is_told_with_the_first(three):
    diagnostic = fault(three.root, "2026-08-31")

    assert diagnostic.message == "no version of the plan is as old as 2026-08-31; the first is of 2026-09-01"
    assert diagnostic.hint == "name a day from 2026-09-01 on"


def test_a_day_that_does_not_exist_is_told(three):
    assert fault(three.root, "2026-02-30").message == "there is no day '2026-02-30'"


def test_a_plan_that_was_taken_away_for_a_while_was_not_there(three):
    (three.root / PLAN).unlink()
    three.commit("2026-09-22")
    three.save("2026-09-24", "again")

    assert "is not in" in fault(three.root, "2026-09-23").message
    assert found(three, "2026-09-24").text == "again"
    assert found(three, "2026-09-12").text == "two"


def test_a_tag_without_the_plan_is_told(repo):
    repo.save("2026-09-01", "other", "content/other.md")
    repo.git("tag", "early")
    repo.save("2026-09-02", "one")

    assert "is not in" in fault(repo.root, "early").message


def test_a_version_that_is_not_utf_8_is_told(repo):
    repo.save("2026-09-01", "Übergabe".encode("latin-1"))

    assert "not UTF-8" in fault(repo.root, "2026-09-01").message


def test_a_plan_that_was_never_committed_is_told(three):
    three.write("new", "content/new.md")

    assert "never committed" in fault(three.root, path="content/new.md").message


def test_a_shallow_clone_is_told_how_to_get_the_rest(three, tmp_path):
    three.git("tag", "agreed", "HEAD~1")
    three.git("clone", "--quiet", "--depth=1", "--no-tags", three.root.as_uri(), str(tmp_path / "shallow"))

    assert "--unshallow" in str(fault(tmp_path / "shallow", "2026-09-12").hint)
    assert "--unshallow" in str(fault(tmp_path / "shallow", "agreed").hint)
    assert found(Repo(root=tmp_path / "shallow"), "2026-09-21").text == "three"


def test_a_detached_head_is_where_we_stand(three):
    three.git("switch", "--quiet", "--detach", "HEAD~1")

    assert found(three, "2026-09-30").text == "two"
