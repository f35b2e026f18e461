"""The first signal ends a command at once, the second without another word, and nothing can hold it up (P9)."""

import signal
import subprocess
import sys
import time

import pytest

SCRIPT = """
import time
from jepsite.cli import ending

ending.LIMIT = {limit}
try:
    signals = ending.Signals()
    {first}
    print("running", flush=True)
    signals.wait_beside(lambda: time.sleep(60))
except ending.Stopped:
    print("stopping", flush=True)
    {then}
    ending.end(0)
"""


def started(*, limit: float, then: str, first: str = "pass") -> subprocess.Popen[str]:
    script = SCRIPT.format(limit=limit, then=then, first=first)
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "running\n"
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_ends_it_with_0(number):
    with started(limit=60, then="pass") as process:
        process.send_signal(number)
        said, faults = process.communicate(timeout=20)

    assert (process.returncode, said, faults) == (0, "stopping\n", "")


def test_the_second_signal_ends_it_with_130_whatever_it_is_doing():
    with started(limit=60, then="time.sleep(60)") as process:
        process.send_signal(signal.SIGINT)
        assert process.stdout is not None
        assert process.stdout.readline() == "stopping\n"
        process.send_signal(signal.SIGINT)
        _, faults = process.communicate(timeout=20)

    assert (process.returncode, faults) == (130, "")


def test_what_does_not_end_by_itself_is_ended():
    began = time.monotonic()
    with started(limit=0.1, then="time.sleep(60)") as process:
        process.send_signal(signal.SIGINT)
        _, faults = process.communicate(timeout=20)

    assert (process.returncode, faults) == (0, "")
    assert time.monotonic() - began < 20


def test_a_signal_that_does_not_interrupt_the_main_thread_is_heard_all_the_same():
    """As when it comes just before the main thread falls asleep: here the system gives it to another thread."""
    another = "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"
    deaf = "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})"
    with started(limit=60, then="pass", first=f"import signal, threading; {another}; {deaf}") as process:
        process.send_signal(signal.SIGINT)
        said, faults = process.communicate(timeout=20)

    assert (process.returncode, said, faults) == (0, "stopping\n", "")


@pytest.mark.parametrize(("work", "ending"), [("1 / 0", "ZeroDivisionError"), ("None", "")])
def test_when_the_work_ends_so_does_the_wait(work, ending):
    script = f"from jepsite.cli.ending import Signals\nSignals().wait_beside(lambda: {work})"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=20, check=False)

    assert ended.returncode == bool(ending)
    assert ending in ended.stderr
