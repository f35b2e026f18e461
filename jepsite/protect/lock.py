"""A plan's page and files, locked: what may lie on a host that nobody has to trust with them.

In: the page in clear, what lies beside it, keys. Out: one page that opens in the browser, and its sealed files.
Writes nothing. A page that its author wants open does not come here.
"""

import base64
import json
from datetime import UTC, date, datetime, time, timedelta

from jepsite.artifact import Artifact, Kind
from jepsite.i18n.words import Words
from jepsite.protect import shell
from jepsite.protect.contents import inside, joined
from jepsite.protect.envelope import Content, Label, Sealed, file_name, seal, to_bytes
from jepsite.protect.head import theme_lines
from jepsite.protect.keys import Keys
from jepsite.protect.wrapping import Wrap, wraps_of


def lock(
    page: Artifact,
    files: tuple[Artifact, ...],
    *,
    keys: Keys,
    expires: date | None,
    words: Words,
    seller: str,
) -> tuple[Artifact, ...]:
    """The sealed page at `p/<slug>/`, then the sealed files that do not travel within it.

    `files` lie in the folder of the page, which calls them by their path from there. `expires` is the last day;
    `words` and `seller` (the site's name, or empty) are for what a reader is told whose link does not open it.
    """
    folder = page.path.rpartition("/")[0] + "/"
    named = {file.path.removeprefix(folder): file for file in files}
    within = inside(named)
    elsewhere = {name: file_name(keys.root, name) + ".bin" for name in named if name not in within}
    ends = end_of(expires)

    def sealed(content: bytes, path: str, kind: Content) -> Sealed:
        label = Label(slug=keys.slug, path=path, content=kind, gen=keys.gen, expires=ends)
        return seal(content, label, keys.root)

    content = sealed(joined(page.content, named, elsewhere), page.path.removeprefix(folder), Content.PAGE)
    html = shell.shell(
        envelope_text(wraps_of(keys), content, keys.salt),
        slug=keys.slug,
        head=theme_lines(page.content),
        words=words,
        seller=seller,
    )
    return (
        Artifact(path=page.path, content=html, media_type=page.media_type, kind=Kind.SEALED_PAGE),
        *(
            Artifact(
                path=folder + at,
                content=to_bytes(sealed(named[name].content, at, Content.FILE)),
                media_type="application/octet-stream",
                kind=Kind.SEALED_FILE,
            )
            for name, at in elsewhere.items()
        ),
    )


def envelope_text(wraps: tuple[Wrap, ...], content: Sealed, salt: bytes) -> str:
    """The envelope of a page as it stands in it."""
    data = {"a": content.label, "s": _base64(content.siv), "c": _base64(content.ciphertext)}
    return json.dumps({"v": 1, "k": [_wrap(each, salt) for each in wraps], "d": data}, separators=(",", ":"))


def end_of(day: date | None) -> int:
    """When a last day is over everywhere, in Unix seconds (noon of the next in Greenwich); 0 for none."""
    return 0 if day is None else int(datetime.combine(day + timedelta(days=1), time(12), UTC).timestamp())


def _wrap(wrap: Wrap, salt: bytes) -> dict[str, object]:
    entry: dict[str, object] = {"w": _base64(wrap.wrapped)}
    if wrap.rounds:
        entry["p"] = {"it": wrap.rounds, "s": _base64(salt), **({"only": True} if wrap.alone else {})}
    return entry


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
