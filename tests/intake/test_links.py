"""Withdrawing links edits the counters and the list of recipients, exactly, or refuses and says what to write."""

import difflib
from pathlib import Path

import pytest

from jepsite.intake.edits import apply
from jepsite.intake.links import Withdrawal, revocation, rotation
from jepsite.intake.yamledits import key_added
from jepsite.model.deal import Links
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.source import Source
from tests.deals import FRONT

BODY = "\n## Signed {.close by=2026-03-02}\n\n- [ ] Sign it {#sign 1d R=ada A=ada}\n"


def source(front: str = "", *, body: str = BODY) -> Source:
    """A plan with these lines at the end of its front matter."""
    return Source(path="content/plan.md", text=FRONT.removesuffix("---\n") + front + "---\n" + body)


def written(plan: Source, withdrawal: Withdrawal | None) -> list[str]:
    """The lines that an edit took out and put in, and proof that the result says so."""
    assert withdrawal is not None
    text = apply(plan, withdrawal.edits)
    read = read_deal(Source(path=plan.path, text=text), Site())

    assert read.ok, read.diagnostics
    assert read.value is not None
    assert (read.value.links, read.value.recipients) == (withdrawal.links, withdrawal.recipients)
    before, after = plan.text.splitlines(), text.splitlines()
    return [line for line in difflib.ndiff(before, after) if line[0] in "+-"]


ROTATIONS = [
    ("", ["+ links: {url: 2, gen: 2}"]),
    ("links: {url: 1, gen: 1}\n", ["- links: {url: 1, gen: 1}", "+ links: {url: 2, gen: 2}"]),
    ("links: {gen: 4} # four\n", ["- links: {gen: 4} # four", "+ links: {gen: 5, url: 2} # four"]),
    ("links: {}\n", ["- links: {}", "+ links: {url: 2, gen: 2}"]),
    ("links:\n  url: '3'\n  # kept\n  gen: 7\n", ["-   url: '3'", "+   url: '4'", "-   gen: 7", "+   gen: 8"]),
    ("links:\n  revoked:\n    - lex # left\n", ["+   url: 2", "+   gen: 2"]),
    (
        "links: {revoked: [lex], url: 1}\n",
        ["- links: {revoked: [lex], url: 1}", "+ links: {revoked: [lex], url: 2, gen: 2}"],
    ),
]


@pytest.mark.parametrize(("front", "lines"), ROTATIONS)
def test_a_rotation_counts_both_counters_on_and_touches_nothing_else(front, lines):
    plan = source(front)

    assert written(plan, rotation(plan, Site()).value) == lines


REVOCATIONS = [
    (
        "recipients: [ada, ben]\n",
        ["- recipients: [ada, ben]", "+ recipients: [ada]", "+ links: {url: 1, gen: 2, revoked: [ben]}"],
    ),
    (
        "recipients: [ben, ada] # us\n",
        ["- recipients: [ben, ada] # us", "+ recipients: [ada] # us", "+ links: {url: 1, gen: 2, revoked: [ben]}"],
    ),
    (
        'recipients: [nia, "ben", ada]\nlinks: {url: 3, gen: 3, revoked: [lex]}\n',
        [
            '- recipients: [nia, "ben", ada]',
            "+ recipients: [nia, ada]",
            "- links: {url: 3, gen: 3, revoked: [lex]}",
            "+ links: {url: 3, gen: 4, revoked: [lex, ben]}",
        ],
    ),
    (
        "recipients:\n  # the board\n  - ada\n  - ben # no more\nlinks:\n  url: 1\n  gen: 1\n  revoked:\n    - lex\n",
        ["-   - ben # no more", "-   gen: 1", "+   gen: 2", "+     - ben"],
    ),
    (
        "recipients:\n- ben\n- ada\nlinks: {revoked: lex}\n",
        ["- - ben", "- links: {revoked: lex}", "+ links: {revoked: [lex, ben], gen: 2}"],
    ),
    (
        "recipients: [ben, ada]\nlinks:\n  revoked: []\nbuffer: 2d\n",
        ["- recipients: [ben, ada]", "+ recipients: [ada]", "-   revoked: []", "+   revoked: [ben]", "+   gen: 2"],
    ),
]


@pytest.mark.parametrize(("front", "lines"), REVOCATIONS)
def test_a_revocation_takes_one_label_out_and_notes_it(front, lines):
    plan = source(front)

    assert sorted(written(plan, revocation(plan, Site(), "ben").value)) == sorted(lines)


@pytest.mark.parametrize("recipients", ["recipients: [ben]\n", "recipients: ben\n", "recipients:\n  - ben # him\n"])
def test_the_last_link_goes_with_its_address_so_that_no_earlier_one_lives_again(recipients):
    plan = source(recipients)
    withdrawal = revocation(plan, Site(), "ben").value

    assert written(plan, withdrawal)
    assert withdrawal is not None
    assert (withdrawal.links, withdrawal.recipients) == (Links(url=2, gen=2, revoked=("ben",)), ())


def test_the_one_link_of_a_plan_without_recipients_is_replaced():
    plan = source()

    assert written(plan, revocation(plan, Site(), "default").value) == ["+ links: {url: 2, gen: 2}"]


def test_the_last_link_stays_where_default_was_revoked_and_would_come_back():
    plan = source("recipients: [ben]\nlinks: {revoked: [default]}\n")

    assert codes(revocation(plan, Site(), "ben")) == ["last-recipient"]


def test_a_new_key_stands_behind_recipients_else_behind_access():
    for front, above in (
        ("access: link\nrecipients: [ada]\nbuffer: 2d\n", "recipients: [ada]"),
        ("access: link\nbuffer: 2d\n", "access: link"),
    ):
        plan = source(front)
        withdrawal = rotation(plan, Site()).value

        assert withdrawal is not None
        assert f"{above}\nlinks: {{url: 2, gen: 2}}\n" in apply(plan, withdrawal.edits)


def test_front_matter_in_braces_is_edited_within_them():
    plan = Source(path="content/a.md", text='---\n{title: "A plan", start: 2026-01-05,\n access: link}\n---\n')
    withdrawal = rotation(plan, Site()).value

    assert withdrawal is not None
    assert apply(plan, withdrawal.edits).endswith(" access: link, links: {url: 2, gen: 2}}\n---\n")


def test_a_fault_of_the_body_does_not_stand_in_the_way_of_a_withdrawal():
    plan = source("recipients: [ada, ben]\n", body=BODY.replace("R=ada", "R=nobody"))

    assert revocation(plan, Site(), "ben").value is not None


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("links: {url: zero}\n", "malformed-value"),
        ("links: 3\n", "wrong-shape"),
        ("recipients: [ada, ada]\n", "doubled-value"),
        ("nonsense: 1\n", "unknown-key"),
        ("links: {url: 999999999}\n", "links-by-hand"),
    ],
)
def test_faulty_front_matter_is_refused(front, code):
    assert codes(rotation(source(front), Site())) == [code]


def test_what_cannot_be_edited_exactly_is_refused_and_the_author_told_what_to_write():
    refused = revocation(source("recipients:\n  - ada\n  - >-\n    ben\n"), Site(), "ben")

    assert codes(refused) == ["links-by-hand"]
    assert "links: {url: 1, gen: 2, revoked: [ben]} and recipients: [ada]" in (refused.diagnostics[0].hint or "")


@pytest.mark.parametrize(
    ("label", "said"),
    [("benn", "did you mean 'ben'?"), ("lex", "there is nothing left to withdraw"), ("zz", "links have: ada, ben")],
)
def test_who_has_no_link_cannot_lose_it(label, said):
    refused = revocation(source("recipients: [ada, ben]\nlinks: {revoked: [lex]}\n"), Site(), label)

    assert codes(refused) == ["unknown-recipient"]
    assert refused.diagnostics[0].hint == said


def codes(refused) -> list[str]:
    assert refused.value is None or not refused.diagnostics
    return [fault.code for fault in refused.diagnostics]


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parents[2] / "content").glob("*.md")), ids=lambda file: file.stem
)
def test_the_plans_of_the_examples_can_be_edited(file):
    plan = Source(path=f"content/{file.name}", text=file.read_text(encoding="utf-8"))

    assert written(plan, rotation(plan, Site()).value) == ["+ links: {url: 2, gen: 2}"]


def test_an_edit_that_would_mean_something_else_is_not_made(monkeypatch):
    def wrong(text, pairs, key, value, *, after=None):
        return key_added(text, pairs, key, value.replace("gen: 2", "gen: 3"), after=after)

    monkeypatch.setattr("jepsite.intake.links.key_added", wrong)

    assert codes(rotation(source(), Site())) == ["links-by-hand"]
