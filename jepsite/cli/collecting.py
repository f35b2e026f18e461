"""How often Python looks for cycles in memory while plans are made."""

import gc


def collect_rarely() -> None:
    """A plan leaves hardly a cycle behind: looking for them among all that was loaded would take a tenth of a build.

    To be called when all is imported.
    """
    gc.freeze()
    gc.set_threshold(5_000)
