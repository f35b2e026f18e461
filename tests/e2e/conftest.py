"""The real pages, served as a host would serve them: one server per worker, from memory."""

from collections.abc import Iterator

import pytest

from tests.e2e.plans import PLANS, built
from tests.render.serving import Served, serving


@pytest.fixture(scope="session")
def site() -> Iterator[Served]:
    """All plans of `tests.e2e.plans`, each at `/p/<name>/`."""
    pages = [built(name) for name in PLANS]
    shared = {artifact.path: artifact for made in pages for artifact in made.shared}
    with serving([*(made.page for made in pages), *shared.values()]) as served:
        yield served
