"""Which commit ticked a box, from real repositories."""

import pytest

from jepsite.history.ticks import ticked
from tests.history.repositories import PLAN, Repo


def ticks(repo: Repo, path: str = PLAN) -> dict[int, str]:
    return {line: str(day) for line, day in ticked(repo.root, path, (repo.root / path).read_text()).items()}


def test_a_tick_has_the_day_of_its_commit(repo):
    repo.save("2026-09-01", "- [ ] Walk the plants {#walk}\n- [ ] Agree the script\n")
    repo.save("2026-09-04", "- [x] Walk the plants {#walk}\n- [ ] Agree the script\n")
    repo.save("2026-09-09", "- [x] Walk the plants {#walk}\n- [x] Agree the script\n")

    assert ticks(repo) == {1: "2026-09-04", 2: "2026-09-09"}


def test_a_later_edit_of_the_line_is_not_the_tick(repo):
    repo.save("2026-09-01", "- [ ] Walk the plants {#walk}\n")
    repo.save("2026-09-04", "- [x] Walk the plants {#walk}\n")
    repo.save("2026-09-09", "Now indented differently.\n\n1. Group\n   - [x] Walk both plants {#walk 2d R=lena}\n")

    assert ticks(repo) == {4: "2026-09-04"}


def test_a_tick_and_an_edit_in_one_commit_is_the_tick(repo):
    repo.save("2026-09-01", "- [/] Walk both plants and list the machines\n")
    repo.save("2026-09-04", "- [X] Walk both plants, list all machines {3d}\n")

    assert ticks(repo) == {1: "2026-09-04"}


def test_of_two_ticks_the_last_counts(repo):
    for day, mark in (("01", " "), ("02", "x"), ("03", "/"), ("04", "x"), ("05", "X")):
        repo.save(f"2026-09-{day}", f"- [{mark}] Walk {{#walk}}\n")

    assert ticks(repo) == {1: "2026-09-04"}


def test_what_was_ticked_since_it_exists_has_no_day(repo):
    repo.save("2026-09-01", "- [x] Walk {#walk}\n")
    repo.save("2026-09-02", "- [x] Walk {#walk}\n- [x] Agree the script {#script}\n")

    assert ticks(repo) == {}


def test_what_is_not_committed_yet_has_no_day(repo):
    repo.save("2026-09-01", "- [ ] Walk {#walk}\n- [ ] Run {#run}\n")
    repo.save("2026-09-02", "- [x] Walk {#walk}\n- [ ] Run {#run}\n")
    repo.write("- [x] Run {#run}\n- [x] Walk {#walk}\n- [x] New {#new}\n")

    assert ticks(repo) == {2: "2026-09-02"}


def test_the_day_is_the_authors_own(repo):
    repo.save("2026-09-01", "- [ ] Walk {#walk}\n")
    repo.save("2026-09-20", "- [x] Walk {#walk}\n", author="2026-09-03 23:30:00 -1000")

    assert ticks(repo) == {1: "2026-09-03"}


def test_items_of_one_title_are_told_apart_by_their_order(repo):
    repo.save("2026-09-01", "- [ ] Review\n- [ ] Review\n")
    repo.save("2026-09-02", "- [ ] Review\n- [x] Review\n")
    repo.save("2026-09-03", "- [x] Review\n- [x] Review\n")

    assert ticks(repo) == {1: "2026-09-03", 2: "2026-09-02"}


def test_an_id_on_a_later_line_is_the_items(repo):
    repo.save(
        "2026-09-01", "1. [ ] Send the draft\n   of the contract\n   {#draft 3d\n   R=jonas}\n2. [ ] Read {#read}\n"
    )
    repo.save(
        "2026-09-02", "1. [x] Send the draft\n   of the contract\n   {#draft 3d\n   R=jonas}\n2. [ ] Read {#read}\n"
    )
    repo.save("2026-09-03", "1. [x] Post it\n   {#draft}\n\n{#read}\n")

    assert ticks(repo) == {1: "2026-09-02"}


def test_a_new_name_of_the_file_is_followed(repo):
    repo.save("2026-09-01", "- [ ] Walk {#walk}\n" + "More text.\n" * 9)
    repo.save("2026-09-02", "- [x] Walk {#walk}\n" + "More text.\n" * 9)
    repo.git("mv", PLAN, "content/new.md")
    repo.commit("2026-09-05")
    repo.git("config", "log.follow", "true")

    assert ticks(repo, "content/new.md") == {1: "2026-09-02"}


def test_a_tick_on_a_branch_keeps_its_day_through_the_merge(repo):
    rest = "".join(f"Line {number}.\n\n" for number in range(9))
    repo.save("2026-09-01", f"- [ ] Walk {{#walk}}\n\n{rest}- [ ] Run {{#run}}\n")
    repo.git("switch", "--quiet", "--create", "side")
    repo.save("2026-09-02", f"- [x] Walk {{#walk}}\n\n{rest}- [ ] Run {{#run}}\n")
    repo.git("switch", "--quiet", "main")
    repo.save("2026-09-03", f"- [ ] Walk {{#walk}}\n\n{rest}- [x] Run {{#run}}\n")
    repo.merge("2026-09-09", "side")

    assert ticks(repo) == {1: "2026-09-02", 21: "2026-09-03"}


def test_a_merge_may_tick_by_itself(repo):
    repo.save("2026-09-01", "- [ ] Walk {#walk}\n")
    repo.git("switch", "--quiet", "--create", "side")
    repo.save("2026-09-02", "other", "content/other.md")
    repo.git("switch", "--quiet", "main")
    repo.merge("2026-09-03", "side")
    repo.write("- [x] Walk {#walk}\n")
    repo.git("add", "--all")
    repo.git(
        "commit", "--quiet", "--amend", "--no-edit", GIT_AUTHOR_DATE="x", GIT_COMMITTER_DATE="2026-09-04 12:00:00 +0000"
    )

    assert ticks(repo) == {1: "2026-09-03"}


def test_the_edge_of_a_shallow_clone_ticked_nothing(repo, tmp_path):
    repo.save("2026-09-01", "- [ ] Walk {#walk}\n- [ ] Run {#run}\n")
    repo.save("2026-09-02", "- [x] Walk {#walk}\n- [ ] Run {#run}\n")
    repo.save("2026-09-03", "- [x] Walk {#walk}\n- [ ] Run {#run}\n\nMore.\n")
    repo.save("2026-09-04", "- [x] Walk {#walk}\n- [x] Run {#run}\n\nMore.\n")
    repo.git("clone", "--quiet", "--depth=2", repo.root.as_uri(), str(tmp_path / "shallow"))

    assert ticks(Repo(root=tmp_path / "shallow")) == {2: "2026-09-04"}


def test_versions_that_cannot_be_read_or_were_away_are_no_reason_to_stumble(repo):
    repo.save("2026-09-01", "- [ ] Walk {#walk}\n")
    repo.save("2026-09-02", "- [ ] Übergabe {#walk}\n".encode("latin-1"))
    (repo.root / PLAN).unlink()
    repo.commit("2026-09-03")
    repo.save("2026-09-04", "- [ ] Walk {#walk}\n")
    repo.save("2026-09-05", "- [x] Walk {#walk}\n")

    assert ticks(repo) == {1: "2026-09-05"}


@pytest.mark.parametrize("name", ["--all.md", ":(top)x.md", "*.md", "a b blob 3.md", "größe.md"])
def test_a_file_may_be_called_anything(repo, name):
    repo.save("2026-09-01", "- [ ] Walk {#walk}\n", name)
    repo.save("2026-09-02", "- [x] Walk {#walk}\n", name)
    repo.save("2026-09-03", "- [ ] Walk {#walk}\n", "other.md")

    assert ticks(repo, name) == {1: "2026-09-02"}


def test_without_history_nothing_is_known(repo, tmp_path):
    repo.save("2026-09-01", "- [ ] Walk {#walk}\n")
    (tmp_path / "bare.md").write_text("- [x] Walk {#walk}\n")
    repo.write("- [x] Walk {#walk}\n", "new.md")

    assert ticked(tmp_path, "bare.md", "- [x] Walk {#walk}\n") == {}
    assert ticks(repo, "new.md") == {}
    assert ticked(repo.root, "new\nline.md", "- [x] Walk {#walk}\n") == {}
