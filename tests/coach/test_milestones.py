"""Milestones and size: what the advice says, and where the numbers lie."""

import pytest

from tests.coach.advice import only, planted

PLANTS = """\
## Plants connected {#plants}

- [ ] Connect the test line {#connect 2d R=lena A=paolo}
"""


def plan_of(activities: int, extra: str = "") -> str:
    items = "\n".join(
        f"{n}. [ ] Connect machine {n} {{#m{n} 1d R=paolo,lena A=paolo}}" for n in range(1, activities + 1)
    )
    return planted(f'## Machines connected {{#machines after=start by=2026-12-04 exit="Seen"}}\n\n{items}\n{extra}')


def test_a_milestone_without_anything_is_told_what_it_lacks():
    text = planted(PLANTS)
    heading = "## Plants connected {#plants}"

    assert only("no-outcome", text)[0][:2] == ("'Plants connected' does not say what anybody gains by it", heading)
    assert only("no-exit", text)[0][:2] == ("'Plants connected' does not say what proves that it is reached", heading)
    assert only("no-by", text)[0][:2] == (
        "'Plants connected' has no deadline; it is expected on 2026-10-28",
        heading,
    )


def test_the_customer_is_named_in_the_outcome_that_is_missing():
    text = planted(PLANTS + "- [ ] The line can be shown to others {.outcome for=nordwind}\n")

    assert only("no-customer-outcome", text)[0][2] == "- [ ] what they have then {.outcome for=bellini}"


@pytest.mark.parametrize(
    ("activities", "message"),
    [
        (14, None),
        (15, "the customer sees 21 activities"),
        (24, "the customer sees 30 activities"),
        (25, "the customer sees 31 activities, far more than anybody reads"),
    ],
)
def test_more_than_twenty_activities_are_many_and_more_than_thirty_too_many(activities, message):
    found = only("many-activities", plan_of(activities))

    assert [said for said, _, _ in found] == ([message] if message else [])


def test_what_the_customer_does_not_see_is_not_counted():
    extra = "\n- [-] Connect the old press {#press 1d}\n- [ ] Ask for the discount {.internal #discount 1d R=jonas}\n"

    assert only("many-activities", plan_of(14, extra)) == []


def test_a_long_activity_is_underlined_where_its_duration_stands():
    found = only("long-activity", planted("- [ ] Connect all machines {#all 8/11/20d R=paolo A=paolo}"))

    assert [(message, at) for message, at, _ in found] == [("'Connect all machines' takes 11 working days", "8/11/20d")]
