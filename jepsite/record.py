"""What stages hand to each other: records, which are frozen, slotted and made by names alone.

`@record` does what `@dataclass(frozen=True, slots=True, kw_only=True)` does, in a quarter of the time. Of a dataclass
Python compiles six methods at every start, and of three hundred classes that is half of what loading them takes. Here
one is compiled, `__init__`; what compares, hashes and shows a record is the same code for all.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A class of records from its annotated names. `field` gives defaults and leaves names out, as in a dataclass.

    To all that asks (`fields`, `replace`, `asdict`) it is a dataclass. What there is not: `__post_init__`, and fields
    that are no arguments.
    """
    made = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(cls)
    own = fields(made)  # type: ignore[arg-type] # a dataclass, as of the line above
    compared = _compared([each.name for each in own if each.compare])
    methods = {
        "__init__": _init(made, own),
        "__eq__": _eq(compared),
        "__hash__": _hash(compared),
        "__repr__": _repr([each.name for each in own if each.repr]),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _init(cls: type, own: tuple[Field[Any], ...]) -> Callable[..., None]:
    """`__init__` of these fields, compiled: calling it must cost no more than it would if it were written by hand."""
    arguments, lines, known = ["self"], [], dict[str, Any]()
    for each in own:
        name = each.name
        given = name
        known[f"_set_{name}"] = getattr(cls, name).__set__
        if each.default_factory is not MISSING:
            known[f"_make_{name}"], known["_absent"] = each.default_factory, MISSING
            given = f"_make_{name}() if {name} is _absent else {name}"
            arguments.append(f"{name}=_absent")
        elif each.default is not MISSING:
            known[f"_default_{name}"] = each.default
            arguments.append(f"{name}=_default_{name}")
        else:
            arguments.append(name)
        lines.append(f"    _set_{name}(self, {given})")
    arguments[1:1] = ["*"] if own else []
    exec(f"def __init__({', '.join(arguments)}):\n" + "\n".join(lines or ["    pass"]), known)  # noqa: S102 -- names of ours
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {each.name: each.type for each in own} | {"return": None}
    return init


def _compared(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What makes a tuple of these fields, in C where it can: it is all that comparing and hashing take."""
    return attrgetter(*names) if len(names) > 1 else lambda self: tuple(getattr(self, name) for name in names)


def _eq(compared: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def equals(self: object, other: object) -> Any:
        if other is self:
            return True
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    return equals


def _hash(compared: Callable[[Any], Any]) -> Callable[[Any], int]:
    return lambda self: hash(compared(self))


def _repr(names: list[str]) -> Callable[[Any], str]:
    def shown(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return shown


def _refuse(self: object, name: str, *value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for each, content in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, content)
