"""What a reader may see."""

from jepsite.audience import Audience, Visibility
from jepsite.model.values import ItemId, PersonId
from jepsite.model.work import Activity, Group, Parallel, Series
from jepsite.views.eye import Eye, visible_work

EYE = Eye(
    audience=Audience.PUBLIC,
    people=frozenset({PersonId("nia")}),
    milestones=frozenset({ItemId("m")}),
    activities=frozenset({ItemId("a"), ItemId("b")}),
)
HIDDEN = Visibility.INTERNAL


def work(id_: str, visibility: Visibility = Visibility.PUBLIC) -> Activity:
    return Activity(id=ItemId(id_), title=id_, visibility=visibility)


def test_sees_what_is_public_and_only_that():
    assert EYE.sees(Visibility.PUBLIC)
    assert not EYE.sees(HIDDEN)
    assert (EYE.person(PersonId("nia")), EYE.person(PersonId("spy")), EYE.person(None)) == ("nia", None, None)
    assert EYE.persons((PersonId("spy"), PersonId("nia"))) == ("nia",)
    assert EYE.work((ItemId("b"), ItemId("x"), ItemId("a"))) == ("b", "a")


def test_what_is_in_an_internal_group_is_internal_even_where_it_does_not_say_so():
    group = Group(id=ItemId("g"), title="g", body=Parallel(items=(work("c"),)), visibility=HIDDEN)
    tree = Series(
        items=(work("a"), work("b", HIDDEN), group, Group(id=ItemId("h"), title="h", body=Series(items=(work("d"),))))
    )

    assert [each.id for each in visible_work(tree, Audience.PUBLIC)] == ["a", "d"]
    assert [each.id for each in visible_work(tree, Audience.INTERNAL)] == ["a", "b", "c", "d"]
