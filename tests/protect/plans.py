"""Keys of a plan for tests, with the numbers of the published vectors."""

import functools
from dataclasses import replace
from typing import Final

from jepsite.model.deal import Access, Deal, Links
from jepsite.protect.keys import Keys, keys_of
from tests.deals import plan

SECRET: Final = bytes(range(32))
DEAL: Final = bytes(range(16))
PASSWORD: Final = "correct horse battery staple"


@functools.cache
def deal() -> Deal:
    """Any plan, with the number of the published vectors."""
    return replace(plan("## Signed {.close by=2026-03-02}\n\n- [ ] Sign it {#sign 1d R=ada A=ada}\n"), key=DEAL)


def keys(
    *,
    access: Access = Access.LINK,
    recipients: tuple[str, ...] = (),
    url: int = 1,
    gen: int = 1,
    key: bytes = DEAL,
    password: str | None = None,
) -> Keys:
    """The keys of a plan; `password` in place of those that are drawn."""
    found = keys_of(
        SECRET, replace(deal(), key=key, access=access, recipients=recipients, links=Links(url=url, gen=gen))
    )
    if password is None:
        return found
    return replace(found, recipients=tuple(replace(reader, password=password) for reader in found.recipients))
