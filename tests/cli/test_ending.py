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
ending.heed_signals()
try:
    print("running", flush=True)
    time.sleep(60)
except ending.Stopped:
    print("stopping", flush=True)
    {then}
    ending.end(0)
"""


def started(*, limit: float, then: str) -> subprocess.Popen[str]:
    script = SCRIPT.format(limit=limit, then=then)
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
