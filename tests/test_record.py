"""A record is to all who use it what a frozen, slotted, keyword-only dataclass is; it is only made sooner."""

import copy
import inspect
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any, Final, Generic, TypeVar, get_type_hints

import pytest

from jepsite.record import record

T = TypeVar("T")


@record
class Point:
    """A place."""

    x: int
    y: int = 0
    names: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def moved(self) -> "Point":
        """One to the right."""
        return replace(self, x=self.x + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The same as a dataclass."""

    x: int
    y: int = 0
    names: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)


@record
class Box(Generic[T]):
    """Of anything."""

    content: T


@record
class One:
    """Of one name."""

    content: tuple[int, ...]


@record
class Nothing:
    """Of none."""


@record
class Named(Point):
    """A point with a name, and another rule for what was there."""

    y: int = 7
    name: str


@record
class Spoken:
    """With a text of its own."""

    word: str

    def __repr__(self) -> str:
        return f"<{self.word}>"


BOTH: Final[tuple[Any, ...]] = (Point, Twin)


@pytest.mark.parametrize("kind", BOTH)
def test_it_is_made_by_names_with_defaults(kind):
    made = kind(x=1)

    assert (made.x, made.y, made.names) == (1, 0, {})
    assert kind(x=1).names is not made.names


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("arguments", [{}, {"x": 1, "z": 2}])
def test_a_missing_name_and_an_unknown_one_are_refused(kind, arguments):
    with pytest.raises(TypeError, match=rf"{kind.__name__}\.__init__\(\)"):
        kind(**arguments)


@pytest.mark.parametrize("kind", BOTH)
def test_it_is_not_made_by_position(kind):
    with pytest.raises(TypeError, match="positional"):
        kind(1)


def test_nothing_in_it_can_be_changed_added_or_removed():
    made = Point(x=1)

    for change in (
        lambda: setattr(made, "x", 2),
        lambda: delattr(made, "x"),
        lambda: setattr(made, "other", 2),
    ):
        with pytest.raises(FrozenInstanceError):
            change()
    assert made.x == 1
    assert not hasattr(made, "__dict__")


@pytest.mark.parametrize("kind", BOTH)
def test_it_is_equal_by_what_is_compared_and_hashed_alike(kind):
    one, same, other = kind(x=1, names={"a": 1}), kind(x=1, names={"b": 2}), kind(x=2)

    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert len({one, same, other}) == 2


def test_it_equals_nothing_of_another_class():
    made: Any = Point(x=1)

    assert made != Twin(x=1)
    assert made.__eq__(1) is NotImplemented


def test_records_of_one_name_and_of_none_are_compared_too():
    assert (One(content=(1, 2)) == One(content=(1, 2)), One(content=(1,)) == One(content=(2,))) == (True, False)
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())


def test_records_of_the_very_same_are_equal_even_if_that_is_not_equal_to_itself():
    nan = float("nan")

    assert Box(content=nan) == Box(content=nan)


@pytest.mark.parametrize("kind", BOTH)
def test_it_shows_what_is_in_it(kind):
    assert repr(kind(x=1, names={"a": 1})) == f"{kind.__name__}(x=1, y=0)"
    assert repr(Box(content=kind(x=1))) == f"Box(content={kind.__name__}(x=1, y=0))"


def test_what_a_class_says_itself_stays():
    assert repr(Spoken(word="hello")) == "<hello>"
    assert Point(x=1).moved() == Point(x=2)


def test_it_is_a_dataclass_to_those_who_ask():
    made: Any = Point(x=1, names={"a": 1})

    assert [each.name for each in fields(Point)] == ["x", "y", "names"]
    assert asdict(made) == {"x": 1, "y": 0, "names": {"a": 1}}
    assert replace(Point(x=1), x=2) == Point(x=2)
    assert is_dataclass(Point)


def test_its_arguments_and_their_types_can_be_asked_for():
    assert str(inspect.signature(Point)).startswith("(*, x: int, y: int = 0, names: ")
    assert get_type_hints(Point.__init__)["x"] is int
    assert (Point.__doc__, Point.__name__, Point.__module__) == ("A place.", "Point", __name__)


@pytest.mark.parametrize("kind", BOTH)
def test_it_can_be_copied_and_sent(kind):
    made = kind(x=1, y=2)

    assert copy.copy(made) == copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made


def test_one_that_builds_on_another_has_the_names_of_both():
    made = Named(x=1, name="here")

    assert repr(made) == "Named(x=1, y=7, name='here')"
    assert made == replace(made, y=7)
    assert Point(x=1, y=7) != made
