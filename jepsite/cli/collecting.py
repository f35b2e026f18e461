"""How often Python looks for cycles in memory: not while it loads, and rarely while plans are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """While modules are loaded nothing is thrown away: looking for it would take a tenth of that time.

    What was loaded stays to the end, and is not looked through again.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def collect_rarely() -> None:
    """A plan leaves hardly a cycle behind: looking for them among all that was loaded would take a tenth of a build.

    To be called when all is imported.
    """
    gc.freeze()
    gc.set_threshold(5_000)
