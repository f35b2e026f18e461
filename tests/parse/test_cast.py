from jepsite.parse.cast import Cast, listed
from jepsite.parse.faults import Faults
from jepsite.parse.written import Written
from jepsite.source import Source

CAST = ({"acme", "nord"}, {"ada", "ben"})


def read(reader, text: str):
    faults = Faults(Source(path="x.md", text=text))
    return reader(Written(text, 0, len(text)), faults), [(f.message, f.hint) for f in faults.in_order()]


def test_a_known_person_is_named_from_then_on() -> None:
    cast = Cast(*CAST)

    assert read(cast.person("A="), "ada") == ("ada", [])
    assert cast.named == {"ada"}


def test_an_unknown_person_is_told_with_the_place_and_the_nearest_one() -> None:
    cast = Cast(*CAST)

    assert read(cast.person("A="), "adda") == (None, [("no person 'adda' in A=", "did you mean 'ada'?")])
    assert cast.named == set()


def test_a_party_is_no_person_and_a_person_no_party() -> None:
    cast = Cast(*CAST)

    assert read(cast.person("A="), "acme")[1] == [
        ("no person 'acme' in A=", "it is a party: name a person or a team of theirs")
    ]
    assert read(cast.party("for="), "ada")[1] == [("no party 'ada' in for=", "it is a person: name the party")]


def test_the_workers_may_be_people_and_parties() -> None:
    cast = Cast(*CAST)

    assert read(cast.workers, "ben,acme,ada") == ((("ben", "ada"), ("acme",)), [])
    assert cast.named == {"ben", "acme", "ada"}


def test_people_are_listed_with_commas() -> None:
    cast = Cast(*CAST)

    assert read(cast.listed_people("C="), "ben, ada") == (("ben", "ada"), [])
    assert read(cast.listed_people("C="), "ben,eve")[0] == ("ben",)


def test_where_the_lists_could_not_be_read_nobody_is_unknown() -> None:
    cast = Cast((), (), complete=False)

    assert read(cast.person("A="), "eve") == ("eve", [])
    assert read(cast.party("for="), "eve") == ("eve", [])
    assert read(cast.workers, "eve") == ((("eve",), ()), [])


def test_a_list_has_no_empty_and_no_doubled_entry() -> None:
    assert read(listed, "ada,,ben") == (
        (Written("ada", 0, 3), Written("ben", 5, 8)),
        [("a comma too many in 'ada,,ben'", "entries stand without blanks between: a,b,c")],
    )
    assert read(listed, "ada,ada") == ((Written("ada", 0, 3),), [("'ada' is named twice", None)])
