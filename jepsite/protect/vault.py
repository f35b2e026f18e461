"""The system's keyring, asked in such a way that it can neither hang nor break a command.

A backend is somebody else's code: it may be missing, locked, waiting for a window that nobody sees, or broken. So it is
loaded when it is needed, works in a thread of its own, and whatever goes wrong becomes a reason in words.
"""

from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, TypeVar

from jepsite.record import record

SERVICE: Final = "jepsite"
"""What the keyring files our entries under; each entry is named after the fingerprint of its secret."""
SOON: Final = 2.0
"""Seconds after which a user should be told what is waited for."""

T = TypeVar("T")


@record
class Silence:
    """Why the keyring was of no help; continues the sentence 'the keyring is of no use: ...'."""

    reason: str


@record
class Vault:
    """The keyring of the user's system."""

    patience: float
    """Seconds to wait for an answer: many where somebody may have to unlock it first, few where nobody can."""
    waiting: Callable[[], None]
    """Called once where an answer takes long."""

    def get(self, fingerprint: str) -> str | Silence | None:
        """What is kept under a fingerprint, as text; None where nothing is."""

        def ask() -> str | None:
            import keyring  # noqa: PLC0415 - 150 ms and other people's code, for those who keep a secret there

            return keyring.get_password(SERVICE, fingerprint)

        return self._in_time(ask)

    def put(self, fingerprint: str, text: str) -> str | Silence:
        """Keep a text under a fingerprint, and read it back. Gives the keyring's own name."""

        def keep() -> str | Silence:
            import keyring  # noqa: PLC0415 - the same

            keyring.set_password(SERVICE, fingerprint, text)
            if keyring.get_password(SERVICE, fingerprint) != text:
                return Silence(reason="it does not give back what it was given")
            return str(keyring.get_keyring().name)

        kept = self._in_time(keep)
        if isinstance(kept, Silence) and text in kept.reason:  # no backend is known to do that; none shall begin
            return Silence(reason="it failed")
        return kept

    def _in_time(self, work: Callable[[], T]) -> T | Silence:
        answers: SimpleQueue[T | Silence] = SimpleQueue()

        def run() -> None:
            try:
                answers.put(work())
            except BaseException as fault:  # whatever it is, it must not end in this thread
                answers.put(Silence(reason=_in_words(fault)))

        Thread(target=run, daemon=True).start()  # a daemon: a backend that hangs does not keep the command from ending
        soon = min(SOON, self.patience)
        with suppress(Empty):
            return answers.get(timeout=soon)
        self.waiting()
        with suppress(Empty):
            return answers.get(timeout=self.patience - soon)
        return Silence(reason=f"it did not answer within {self.patience:.0f} seconds")


def _in_words(fault: BaseException) -> str:
    """The first sentence of what a backend said, beginning like the rest of a sentence."""
    said = " ".join(str(fault).split()).split(". ")[0].rstrip(".")
    return said[:1].lower() + said[1:] or type(fault).__name__
