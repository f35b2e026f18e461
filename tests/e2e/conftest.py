"""The real pages, served as a host would serve them: one server per worker, from memory."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.e2e.plans import PLANS, built
from tests.render.serving import Served, serving


@pytest.fixture(scope="session")
def site() -> Iterator[Served]:
    """All plans of `tests.e2e.plans`, each at `/p/<name>/`."""
    pages = [built(name) for name in PLANS]
    named = (replace(made.page, path=f"p/{name}/index.html") for name, made in zip(PLANS, pages, strict=True))
    shared = {artifact.path: artifact for made in pages for artifact in made.shared}
    with serving([*named, *shared.values()]) as served:
        yield served
