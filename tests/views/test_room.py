"""How much of a list a printed page has room for."""

from jepsite.views.room import BODY, MORE, SMALL, fitting, fitting_or_counted


def test_a_text_is_as_high_as_its_lines():
    assert BODY.height("One line", 400) == BODY.leading
    assert BODY.height("many words " * 30, 400) == BODY.leading * 6
    assert SMALL.height("many words " * 30, 400) < BODY.height("many words " * 30, 400)


def test_a_text_of_too_many_lines_is_cut_at_a_word():
    cut = BODY.cut("many words " * 30, 400, 2)

    assert BODY.height(cut, 400) == BODY.leading * 2
    assert cut.endswith(("many…", "words…"))
    assert BODY.cut("short", 400, 2) == "short"


def test_as_many_are_taken_as_fit_and_none_behind_one_that_does_not():
    assert fitting([30.0, 30.0, 50.0, 10.0], lambda height: height, 100) == (30.0, 30.0)
    assert fitting([30.0, 70.0], lambda height: height, 100) == (30.0, 70.0)
    assert fitting([30.0], lambda height: height, 20) == ()


def test_what_is_left_out_is_counted_on_a_line_that_has_room_as_well():
    def height(item: float) -> float:
        return item

    assert fitting_or_counted([30.0, 30.0], height, 60) == ((30.0, 30.0), 0)
    assert fitting_or_counted([30.0, 30.0, 30.0], height, 60 + MORE - 1) == ((30.0,), 2)
    assert fitting_or_counted([30.0, 30.0, 30.0], height, 60 + MORE) == ((30.0, 30.0), 1)
