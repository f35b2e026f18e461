"""Chains: how near is near, and what the advice names."""

from datetime import date

import pytest

from tests.coach.advice import advice, only, planted


def beside(length: int, extra: str = "") -> str:
    """A good plan whose first milestone takes five days, with a chain beside it."""
    return planted(f"- [ ] Write the business case {{#case {length}d R=paolo A=giulia {extra}}}")


@pytest.mark.parametrize(("length", "near"), [(2, False), (3, True), (4, True), (5, True)])
def test_a_chain_within_two_days_is_near(length, near):
    assert bool(only("several-chains", beside(length))) == near


def test_a_chain_that_decides_nothing_is_not_near():
    assert only("several-chains", beside(4, "after=start").replace("#demo by", "#demo by")) != []
    assert only("several-chains", beside(4).replace("#legal by", "#legal after=show by")) == []


def test_a_chain_that_is_longer_drives_and_the_other_is_told():
    found = only("several-chains", beside(6))

    assert "'Load four weeks of machine data' to 'Show the demo to both plant managers'" in found[0][0]


@pytest.mark.parametrize(("length", "near"), [(4, True), (5, True), (6, False)])
def test_a_link_to_the_end_is_measured_between_the_ends(length, near):
    """Three days of the case end on Wednesday the 7th; the data may not be loaded before."""
    text = planted("- [ ] Write the case {#case 3d R=paolo A=giulia}").replace(
        "#load 4d", f"#load {length}d ends-with=case"
    )

    assert bool(only("several-chains", text)) == near


def test_a_link_to_the_end_may_meet_a_start_without_being_near():
    text = planted("- [ ] Write the case {#case 3d R=paolo A=giulia}")
    text = text.replace("#load 4d", "#load 5d ends-with=case from=2026-10-07")

    assert only("several-chains", text) == []


@pytest.mark.parametrize(("start", "near"), [("2026-10-06", True), ("2026-10-07", True), ("2026-10-08", False)])
def test_a_link_to_the_start_is_measured_between_the_starts(start, near):
    """The questionnaire decides; it may not begin before the case does, on Monday the 5th."""
    long = f"#questionnaire 14d with=case from={start}"
    text = planted("- [ ] Write the case {#case 3d R=paolo A=giulia}").replace("#questionnaire 4d", long)

    assert bool(only("several-chains", text)) == near


def test_several_are_counted_and_their_work_is_named_beside():
    two = planted("- [ ] Write the case {#case 4d R=paolo A=giulia}\n- [ ] Map the names {#map 4d R=giulia A=giulia}")
    (found,) = [one for one in advice(two) if one.code == "several-chains"]

    assert "and 2 more are within 2 days of it: 'Write the case'; 'Map the names'" in found.message
    assert [word for word, _ in found.related] == ["Write the case", "Map the names"]


def test_once_the_plan_is_closed_its_chains_do_not_matter():
    closed = beside(4).replace(
        "1. [ ] Sign the contract {#sign 1d", "1. [x] Sign the contract {#sign done=2026-10-05 1d"
    )

    assert only("several-chains", closed, today=date(2026, 10, 6)) == []


def test_slack_is_told_in_numbers_and_only_at_the_end_of_a_chain():
    loose = planted(
        '## Papers ready {#papers after=start by=2026-12-04 exit="Seen"}\n\n'
        "1. [ ] Write the report {#write 2d R=paolo A=paolo}\n2. [ ] Print the report {#print 1d R=paolo A=jonas}\n"
        "- [ ] It can be read {.outcome for=bellini}\n\n"
        '## Contract signed {#signature after=legal by=2026-12-04 exit="Seen"}\n\n'
        "1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}\n"
        "- [ ] The roll-out has a date {.outcome for=bellini}\n"
    )

    assert [(message, hint) for message, _, hint in only("much-slack", loose)] == [
        (
            "'Print the report' could slip by 14 of the plan's 17 working days",
            "does nothing wait for it? what does, says after=print",
        )
    ]


@pytest.mark.parametrize(("length", "loose"), [(4, True), (5, False)])
def test_half_of_the_plan_is_no_more_than_half(length, loose):
    text = planted(
        '## Contract signed {#signature after=start by=2026-12-04 exit="Seen"}\n\n'
        "- [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}\n"
    )
    text = text.split("## Demo")[0] + "## Contract signed" + text.split("## Contract signed")[1]
    items = f"- [ ] Read it {{#read 10d R=giulia A=giulia}}\n- [ ] Print it {{#print {length}d R=paolo A=paolo}}\n"

    assert (
        bool(only("much-slack", text.replace("- [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}\n", items)))
        == loose
    )


def test_what_closes_the_plan_or_stands_last_leads_somewhere():
    """The signature has no deadline, and what follows it in the file waits for nothing."""
    text = planted(
        '## Contract signed {#signature exit="Seen"}\n\n- [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}\n\n'
    )
    text += '\n## Line in use {#last after=start exit="Seen"}\n\n- [ ] Use the line {#use 1d R=paolo A=paolo}\n'

    assert only("dangling-work", text) == []
    assert len(only("no-by", text)) == 2


def test_what_leads_nowhere_is_told_once():
    nowhere = planted(
        '## Papers ready {#papers after=start exit="Seen"}\n\n'
        "1. [ ] Write the report {#write 2d R=paolo A=paolo}\n\n"
        '## Contract signed {#signature after=legal by=2026-12-04 exit="Seen"}\n\n'
        "1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}\n"
    )

    assert len(only("dangling-work", nowhere)) == 1
    assert only("much-slack", nowhere) == []
