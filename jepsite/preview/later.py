"""Something that is not there yet: who asks for it, waits. So a server can listen before there is what it serves."""

from threading import Event
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """Put once, by one thread; got by any, any number of times."""

    def __init__(self) -> None:
        self._there = Event()

    def put(self, thing: T) -> None:
        """Here it is."""
        self._thing = thing
        self._there.set()

    def get(self) -> T:
        """The thing, as soon as there is one."""
        self._there.wait()
        return self._thing
