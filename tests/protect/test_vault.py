"""Whatever a keyring does, a command gets an answer in time, and the answer is one in words."""

import subprocess
import sys
import time
from dataclasses import dataclass, field
from types import ModuleType

import pytest

from jepsite.protect.vault import SERVICE, Silence, Vault

DIGITS = "0a" * 32


@dataclass
class Backend:
    """A keyring that does as it is told."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)
    fault: BaseException | None = None
    sleeps: float = 0
    forgets: bool = False
    name: str = "Test keyring"

    def get_password(self, service, user):
        time.sleep(self.sleeps)
        if self.fault:
            raise self.fault
        return self.kept.get((service, user))

    def set_password(self, service, user, text):
        if not self.forgets:
            self.kept[service, user] = text
        if self.fault:
            raise self.fault


@pytest.fixture
def backend(monkeypatch):
    """Takes the place of the package `keyring`."""
    backend, module = Backend(), ModuleType("keyring")
    vars(module).update(
        get_password=backend.get_password, set_password=backend.set_password, get_keyring=lambda: backend
    )
    monkeypatch.setitem(sys.modules, "keyring", module)
    return backend


def vault(patience=5.0, waited=None):
    return Vault(patience=patience, waiting=lambda: waited.append(1) if waited is not None else None)


def test_what_is_kept_under_a_fingerprint_is_found_under_it(backend):
    kept = vault().put("f1", DIGITS)

    assert kept == "Test keyring"
    assert vault().get("f1") == DIGITS
    assert vault().get("f2") is None
    assert backend.kept == {(SERVICE, "f1"): DIGITS}


def test_a_keyring_that_fails_says_why_in_a_sentence(backend):
    backend.fault = RuntimeError("No recommended backend was available. Install one; see the manual.")

    assert vault().get("f1") == Silence(reason="no recommended backend was available")
    assert vault().put("f1", DIGITS) == Silence(reason="no recommended backend was available")


@pytest.mark.parametrize(
    ("fault", "reason"), [(KeyboardInterrupt(), "KeyboardInterrupt"), (SystemExit(3), "3"), (OSError(), "OSError")]
)
def test_not_even_a_keyring_that_wants_to_end_the_program_does(backend, fault, reason):
    backend.fault = fault

    assert vault().get("f1") == Silence(reason=reason)


def test_a_keyring_that_keeps_nothing_is_found_out(backend):
    backend.forgets = True

    assert vault().put("f1", DIGITS) == Silence(reason="it does not give back what it was given")


def test_a_keyring_that_repeats_the_secret_in_its_complaint_is_not_quoted(backend):
    backend.fault = ValueError(f"cannot store {DIGITS} here")

    assert vault().put("f1", DIGITS) == Silence(reason="it failed")


def test_a_keyring_that_hangs_is_left_alone_after_a_while(backend):
    backend.sleeps = 30
    waited: list[int] = []
    begun = time.perf_counter()
    answer = vault(patience=0.2, waited=waited).get("f1")

    assert answer == Silence(reason="it did not answer within 0 seconds")
    assert time.perf_counter() - begun < 5
    assert waited == [1]


def test_without_the_package_there_is_no_keyring(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    answer = vault().get("f1")

    assert isinstance(answer, Silence)
    assert "keyring" in answer.reason


def test_a_keyring_that_hangs_does_not_keep_the_program_from_ending():
    code = """
import sys, time, types
keyring = types.ModuleType("keyring")
keyring.get_password = lambda *_: time.sleep(60)
sys.modules["keyring"] = keyring
from jepsite.protect.vault import Vault
print(Vault(patience=0.1, waiting=lambda: None).get("f1"))
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)

    assert "did not answer" in said.stdout
