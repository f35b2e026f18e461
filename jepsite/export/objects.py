"""A PDF as its objects: taken apart and put together again, byte for byte, without looking into them.

Chromium writes plain files: one table of objects, one trailer, no object streams. Taking such a file apart by its table
costs a few milliseconds, where a library that builds every value of it takes as long as the printing did. A file of any
other make is first rewritten by pypdf, which writes plain ones too.
"""

import io
import re
import zlib
from collections.abc import Mapping
from typing import Final

from jepsite.record import record

_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE: Final = re.compile(rb"xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]..)+)trailer\s*(<<.*>>)\s*startxref", re.DOTALL)
_ROOT: Final = re.compile(rb"/Root (\d+) 0 R")
_INFO: Final = re.compile(rb"/Info (\d+) 0 R")
_TOGETHER: Final = 100
"""Objects in one pack: a reader that wants one of them has to look through all."""
_HEADER: Final = b"%PDF-1.7\n%\xd3\xeb\xe9\xe1\n"


class StrangePdfError(Exception):
    """The bytes are no PDF, not even to pypdf."""


@record
class Objects:
    """What is in a PDF."""

    bodies: Mapping[int, bytes]
    """By number, what stands between `obj` and `endobj`; a stream's dictionary comes first in it."""
    root: int
    """The number of the catalogue."""
    info: int | None
    """The number of the dictionary with title and dates."""


def taken_apart(pdf: bytes) -> Objects:
    """The objects of a PDF. Errors: `StrangePdfError`."""
    plain = _plain(pdf)
    if plain is None:
        plain = _plain(_rewritten(pdf))
    if plain is None:
        raise StrangePdfError("its table of objects cannot be read")
    return plain


def put_together(objects: Objects) -> bytes:
    """The file of these objects. It has no ID: nothing in it tells two printings apart.

    What is no stream is packed and compressed (ISO 32000-1, 7.5.7 and 7.5.8), because a document's tags are much text;
    all but the dictionary with the title, which stays in clear.
    """
    bodies, rows = dict(objects.bodies), {0: _row(0, 0, 65535)}
    small = sorted(number for number, body in bodies.items() if not is_stream(body) and number != objects.info)
    for first in range(0, len(small), _TOGETHER):
        numbers, pack = small[first : first + _TOGETHER], max(bodies, default=0) + 1
        rows |= {number: _row(2, pack, at) for at, number in enumerate(numbers)}
        bodies[pack] = _packed({number: bodies.pop(number) for number in numbers})
    parts, offset, table = [_HEADER], len(_HEADER), max(rows.keys() | bodies.keys()) + 1
    for number, body in sorted(bodies.items()):
        rows[number] = _row(1, offset, 0)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        offset += len(parts[-1])
    rows[table] = _row(1, offset, 0)
    info = b"" if objects.info is None else b"\n/Info %d 0 R" % objects.info
    head = b"/Type /XRef\n/Size %d\n/W [1 4 2]\n/Root %d 0 R%b" % (table + 1, objects.root, info)
    listed = _stream(head, b"".join(rows.get(number, _row(0, 0, 0)) for number in range(table + 1)))
    return b"".join((*parts, b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, listed, offset)))


def is_stream(body: bytes) -> bool:
    """Whether an object is a stream: a dictionary with bytes behind it."""
    return body.endswith(b"endstream")


def _packed(bodies: Mapping[int, bytes]) -> bytes:
    """An object stream of these objects."""
    index, offset = [], 0
    for number, body in bodies.items():
        index.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(index) + b"\n"
    content = head + b"\n".join(bodies.values())
    return _stream(b"/Type /ObjStm\n/N %d\n/First %d" % (len(bodies), len(head)), content)


def _stream(head: bytes, content: bytes) -> bytes:
    small = zlib.compress(content, 9)
    return b"<<%b\n/Filter /FlateDecode\n/Length %d>>\nstream\n%b\nendstream" % (head, len(small), small)


def _row(kind: int, place: int, index: int) -> bytes:
    """An entry of the table: an object at an offset (1) or in a pack (2), or none (0)."""
    return kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")


def _plain(pdf: bytes) -> Objects | None:
    """The objects of a file with one table and one trailer; None for other files."""
    start = _START.search(pdf, max(0, len(pdf) - 64))
    table = _TABLE.match(pdf, int(start[1])) if start else None
    root = _ROOT.search(table[3]) if table else None
    if not table or not root or b"/Prev" in table[3] or b"/Encrypt" in table[3]:
        return None
    entries = [table[2][at : at + 20] for at in range(0, 20 * int(table[1]), 20)]
    offsets = sorted(int(entry[:10]) for entry in entries if entry[17:18] == b"n")
    bodies = {}
    for begin, end in zip(offsets, [*offsets[1:], table.start()], strict=True):
        number, _, body = pdf[begin:end].rstrip().partition(b" 0 obj")
        if not number.isdigit() or not body.endswith(b"endobj"):
            return None
        bodies[int(number)] = body[: -len(b"endobj")].strip()
    info = _INFO.search(table[3])
    return Objects(bodies=bodies, root=int(root[1]), info=int(info[1]) if info else None)


def _rewritten(pdf: bytes) -> bytes:
    """The same document as a plain file."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - a tenth of a second that Chromium's own files never need
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - the same

    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    except (PyPdfError, ValueError, KeyError) as fault:
        raise StrangePdfError(str(fault)) from fault
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
