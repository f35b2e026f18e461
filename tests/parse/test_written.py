from jepsite.parse.written import Written


def test_a_part_has_its_own_place() -> None:
    written = Written("ada,ben", 10, 17)

    assert written.part(4, 7) == Written("ben", 14, 17)


def test_a_part_of_a_text_whose_characters_moved_has_the_place_of_the_whole() -> None:
    written = Written('say "yes"', 10, 21)

    assert written.part(0, 3) == Written("say", 10, 21)


def test_parts_between_separators_come_without_the_blanks_around_them() -> None:
    written = Written(" ada , ben,", 0, 11)

    assert written.split(",") == (Written("ada", 1, 4), Written("ben", 7, 10), Written("", 11, 11))


def test_a_text_without_separator_is_its_only_part() -> None:
    assert Written("ada", 5, 8).split(",") == (Written("ada", 5, 8),)
    assert Written(" ada", 5, 9).split(",") == (Written("ada", 6, 9),)
