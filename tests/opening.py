"""A built site as its readers see it: every sealed page and file of a user's folder opened, beside what is in clear."""

from pathlib import Path

from jepsite.diagnostics import NOWHERE
from jepsite.parse.deal import read_deal
from jepsite.parse.files import read_settings, read_source
from jepsite.parse.site import read_site
from jepsite.protect.contents import Contents
from jepsite.protect.keys import Keys, keys_of
from jepsite.protect.open import open_file, open_page
from jepsite.protect.secret import DEMO, find_secret
from jepsite.protect.vault import Vault
from tests.commandline import tree


def opened(folder: Path, site: str = "site") -> dict[str, bytes]:
    """What lies in the site of a folder whose plans use the demo secret, by path.

    A sealed page is there twice: as it lies, and opened under `<path> opened`, with what travels in it behind that.
    """
    lying = tree(folder / site)
    within: dict[str, bytes] = {}
    for keys in _keys(folder):
        for path, content in lying.items():
            if not path.startswith(f"p/{keys.slug}/"):
                continue
            if path.endswith(".bin"):
                file = open_file(content, path=path, keys=keys)
                assert isinstance(file, bytes), f"{path}: {file}"
                within[f"{path} opened"] = file
            elif b'id="env"' in content:
                page = open_page(content, path=path, keys=keys)
                assert isinstance(page, Contents), f"{path}: {page}"
                within[f"{path} opened"] = page.page
                within |= {f"{path} opened: {name}": file for name, file in page.files.items()}
    return {**lying, **within}


def _keys(folder: Path) -> list[Keys]:
    vault = Vault(patience=0.0, waiting=lambda: None)
    secret = find_secret(
        wanted=DEMO, wanted_at=NOWHERE, variable=None, file=folder, vault=vault, may_create=False
    ).value
    site = read_site(read_settings(folder).value).value
    assert secret is not None
    assert site is not None
    sources = [read_source(folder, path).value for path in sorted((folder / "content").rglob("*.md"))]
    deals = [read_deal(source, site).value for source in sources if source]
    return [keys_of(secret.value, deal) for deal in deals if deal]
