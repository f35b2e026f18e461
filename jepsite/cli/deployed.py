"""`jepsite serve --as-published`: what the site is made with, keys and press included, as in a build."""

import os
from collections.abc import Callable
from contextlib import ExitStack

from jepsite.cli.keeping import secret_of
from jepsite.cli.workspace import Workspace, show
from jepsite.export.browsers import browsers
from jepsite.export.press import Press
from jepsite.export.shelf import SHELF, Shelf
from jepsite.hosting.neutral import neutral_files
from jepsite.preview.published import Site, as_published
from jepsite.preview.shown import Shown
from jepsite.preview.workshop import Workshop


def deployed(workspace: Workspace, making: Callable[..., Workshop], *, strict: bool, slowly: ExitStack) -> Shown | None:
    """The site as a build would make it; None, after saying why, where there is no secret to make links from.

    `making` makes the workshop, given what makes its plans. The press, where the settings ask for PDFs, ends with
    `slowly`.
    """
    secret = secret_of(workspace)
    if secret.value is None:
        show(workspace.diagnostics + secret.diagnostics, workspace.settings)
        return None
    press = slowly.enter_context(_press(workspace)) if workspace.site.pdf else None
    site = Site(
        secret=secret.value.value,
        strict=strict,
        neutral=neutral_files(workspace.site.language),
        printing=press,
    )
    return as_published(making(make=site.make), site)


def _press(workspace: Workspace) -> Press:
    return Press(browsers(os.environ), pages=1, shelf=Shelf(workspace.root / SHELF))
