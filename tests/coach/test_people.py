"""Who does it: what the advice says, and to whom."""

from tests.coach.advice import only, planted

TWO_SUPPLIERS = """\
parties:
  custom: {name: Custom Works, side: customer}

## Plants connected {#plants by=2026-11-06 exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=lena A=jonas}
- [ ] Both plants see the same figures {.outcome for=bellini}
"""


def test_who_is_alone_is_offered_as_the_one_who_answers_for_it():
    alone = only("no-accountable", planted("- [ ] Draw up the list {#list 1d R=lena}"))
    several = only("no-accountable", planted("- [ ] Draw up the list {#list 1d R=lena,paolo}"))

    assert [hint for _, _, hint in alone] == ["if lena does, write A=lena"]
    assert [hint for _, _, hint in several] == ["say who decides that it is done, with A="]


def test_work_that_nobody_does_is_underlined_whole():
    found = only("no-responsible", planted("- [ ] Draw up the list {#list 1d A=paolo}"))

    assert found == [
        (
            "nobody is responsible for 'Draw up the list'",
            "[ ] Draw up the list {#list 1d A=paolo}",
            "say who does it, with R= and a person's id",
        )
    ]


def test_teams_and_companies_are_named_and_underlined():
    found = only("team-responsible", planted("- [ ] Open the gateway {#gateway 1d R=nordwind,itops A=jonas}"))

    assert [(message, at) for message, at, _ in found] == [
        (
            "only Nordwind Systems and IT operations is responsible for 'Open the gateway', and no person",
            "nordwind,itops",
        )
    ]


def test_of_a_partner_a_name_is_asked_where_the_plan_has_one():
    firm = "parties:\n  studio: {name: Studio Conti, side: partner}\n"
    work = "\n- [ ] Read the clauses {#read 1d R=studio A=giulia}"
    person = "people:\n  conti: {name: Marta Conti, of: studio}\n"
    team = "people:\n  conti: {name: The lawyers, of: studio, team: true}\n"

    assert only("team-responsible", planted(firm + work)) == []
    assert only("team-responsible", planted(firm + team + work)) == []
    assert len(only("team-responsible", planted(firm + person + work))) == 1


def test_of_a_side_with_several_companies_one_is_enough():
    message, at, hint = only("one-sided", planted(TWO_SUPPLIERS))[0]

    assert message == "nobody of Custom Works or Officine Bellini has a part in 'Plants connected'"
    assert at.startswith("## Plants connected")
    assert hint.endswith("what does the customer do for it, and who?")


def test_overlapping_days_are_named_and_weekends_between_do_not_part_them():
    load = "- [ ] Map the names {#map 8d R=jonas A=jonas}\n- [ ] Write the report {#report 9d R=jonas A=jonas}"
    message, at, _ = only("overloaded", planted(load))[0]

    assert message == (
        "Jonas Weber is responsible for more than one piece of work on 8 days (2026-10-05/2026-10-14): "
        "18 days of work in 10 working days"
    )
    assert at == "jonas"


def test_days_on_which_the_person_is_away_do_not_count():
    load = (
        "- [ ] Map the names {#map 4d R=jonas A=jonas}\n- [ ] Write the report {#report 4d .any R=jonas,lena A=jonas}"
    )
    three = "- [ ] Map the names {#map 3d R=jonas A=jonas}\n- [ ] Write the report {#report 9d R=jonas A=jonas}"
    away = "people:\n  jonas: {name: Jonas Weber, of: nordwind, away: [2026-10-06/2026-10-08]}\n\n"

    assert only("overloaded", planted(load)) == []
    assert only("overloaded", planted(three)) == []
    assert only("overloaded", planted(away + three.replace("3d", "4d"))) != []


def test_work_in_two_pieces_is_told_with_both_stretches():
    parts = (
        "- [ ] Map the names {#map 20d R=jonas A=jonas}\n"
        "- [ ] Write the report {#report 2d R=jonas A=jonas}\n"
        "- [ ] Print the report {#print 2d R=jonas A=jonas from=2026-10-14}"
    )
    message = only("overloaded", planted(parts))[0][0]

    assert "on 4 days (2026-10-05/2026-10-06, 2026-10-14/2026-10-15)" in message
