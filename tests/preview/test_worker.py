"""A job that never ends is left, its thread ends, and the next job is done."""

import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from jepsite.preview.worker import Done, Failed, GivenUp, Worker


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


def run(worker: Worker, job: Any, **arguments: Any) -> Any:
    defaults: dict[str, Any] = {
        "timeout": 5.0,
        "mention_after": 5.0,
        "mention": lambda: None,
        "unwanted": lambda: False,
    }
    return worker.run(job, **(defaults | arguments))


def for_ever() -> None:
    while True:
        sum(range(100))


def test_a_job_gives_its_value_from_another_thread(worker) -> None:
    assert run(worker, threading.get_ident) != Done(value=threading.get_ident())
    assert run(worker, lambda: 42) == Done(value=42)


def test_what_a_job_raises_is_an_answer(worker) -> None:
    failed = run(worker, lambda: 1 / 0)

    assert isinstance(failed, Failed)
    assert isinstance(failed.error, ZeroDivisionError)
    assert run(worker, lambda: 42) == Done(value=42)


def test_not_even_a_job_that_wants_to_end_the_program_ends_the_worker(worker) -> None:
    failed = run(worker, sys.exit)

    assert isinstance(failed.error, SystemExit)
    assert run(worker, lambda: 42) == Done(value=42)


def test_a_job_that_never_ends_is_given_up_and_its_thread_ends(worker) -> None:
    former = worker._thread

    assert run(worker, for_ever, timeout=0.2, mention_after=0.05) == GivenUp(wanted=True)
    assert run(worker, lambda: 42) == Done(value=42)

    former.join(3)

    assert not former.is_alive()


def test_a_late_answer_is_nobodys(worker) -> None:
    late = threading.Event()

    assert run(worker, lambda: late.wait(10), timeout=0.05, mention_after=0.02) == GivenUp(wanted=True)

    late.set()

    assert run(worker, lambda: 42) == Done(value=42)


def test_a_long_job_is_mentioned_once_and_left_when_it_is_not_wanted_any_more(worker) -> None:
    mentioned: list[int] = []
    began = time.perf_counter()
    result = run(worker, for_ever, mention_after=0.05, mention=lambda: mentioned.append(1), unwanted=lambda: True)

    assert result == GivenUp(wanted=False)
    assert mentioned == [1]
    assert time.perf_counter() - began < 2


def test_after_the_end_no_job_is_begun_and_no_other_thread_suffers(worker) -> None:
    worker.stop()
    worker._thread.join(2)

    assert run(worker, lambda: 42, timeout=0.1, mention_after=0.05) == GivenUp(wanted=False)

    bystander = threading.Thread(target=time.sleep, args=(0.3,))  # it has the number of the thread that ended
    bystander.start()
    worker._let_go()
    bystander.join()

    assert run(worker, lambda: 42, timeout=0.1, mention_after=0.05) == GivenUp(wanted=False)


def test_a_short_job_is_not_mentioned(worker) -> None:
    mentioned: list[int] = []
    run(worker, lambda: 42, mention=lambda: mentioned.append(1))

    assert mentioned == []
