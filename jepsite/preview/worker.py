"""Does one thing at a time in a thread of its own, which is given up and replaced where the thing never ends.

A thread cannot be killed. It is told to end at its next step, and whatever it still brings is thrown away.
"""

import ctypes
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, Generic, TypeVar

from jepsite.record import record

T = TypeVar("T")
_LOOK_UP: Final = 0.1
"""Seconds between two questions whether a long job is still wanted."""


@record
class Done(Generic[T]):
    """What a job gave."""

    value: T


@record
class Failed:
    """A job that raised: a fault of ours."""

    error: BaseException


@record
class GivenUp:
    """A job that took too long, or was not wanted any more: also one that came after the end."""

    wanted: bool


class _Abandoned(BaseException):
    """Ends a thread at its next step. No `except Exception` of a template or of ours catches it."""


class Worker:
    """One thread for jobs, one job at a time; asked by one thread only."""

    def __init__(self) -> None:
        self._hire()

    def run(
        self,
        job: Callable[[], T],
        *,
        timeout: float,
        mention_after: float,
        mention: Callable[[], None],
        unwanted: Callable[[], bool],
    ) -> Done[T] | Failed | GivenUp:
        """Do a job and wait for it, for `timeout` seconds at most.

        After `mention_after` seconds `mention` is called once, and from then on `unwanted` is asked now and then
        whether to give up.
        """
        if not self._thread.is_alive():
            return GivenUp(wanted=False)
        self._jobs.put(job)
        began = time.monotonic()
        try:
            return self._results.get(timeout=mention_after)
        except Empty:
            mention()
        wanted = True
        while wanted and (left := began + timeout - time.monotonic()) > 0:
            try:
                return self._results.get(timeout=min(_LOOK_UP, left))
            except Empty:
                wanted = not unwanted()
        self._let_go()
        self._hire()
        return GivenUp(wanted=wanted)

    def stop(self) -> None:
        """End the thread after its job, without waiting for it."""
        self._jobs.put(None)

    def _hire(self) -> None:
        self._jobs: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._results: SimpleQueue[Done | Failed] = SimpleQueue()  # type: ignore[type-arg] # of whatever job is run
        arguments = (self._jobs, self._results)
        self._thread = Thread(target=_work, args=arguments, name="jepsite-build", daemon=True)
        self._thread.start()

    def _let_go(self) -> None:
        self._jobs.put(None)
        if self._thread.ident is not None and self._thread.is_alive():  # else its number may be another thread's by now
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread.ident), ctypes.py_object(_Abandoned))


def _work(jobs: SimpleQueue[Callable[[], object] | None], results: "SimpleQueue[Done[object] | Failed]") -> None:
    try:
        while (job := jobs.get()) is not None:
            try:
                results.put(Done(value=job()))
            except _Abandoned:
                raise
            except BaseException as error:  # a fault of ours is shown, and the preview goes on
                results.put(Failed(error=error))
    except _Abandoned:
        return
