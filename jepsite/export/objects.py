"""A PDF as its objects: taken apart and put together again, byte for byte, without looking into them.

Chromium writes plain files: one table of objects, one trailer, no object streams. Taking such a file apart by its table
costs a few milliseconds, where a library that builds every value of it takes as long as the printing did. A file of any
other make is first rewritten by pypdf, which writes plain ones too.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE: Final = re.compile(rb"xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]..)+)trailer\s*(<<.*>>)\s*startxref", re.DOTALL)
_ROOT: Final = re.compile(rb"/Root (\d+) 0 R")
_INFO: Final = re.compile(rb"/Info (\d+) 0 R")
_HEADER: Final = b"%PDF-1.7\n%\xd3\xeb\xe9\xe1\n"


class StrangePdfError(Exception):
    """The bytes are no PDF, not even to pypdf."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """The file of these objects, with a new table. It has no ID: nothing in it tells two printings apart."""
    parts, offset, offsets = [_HEADER], len(_HEADER), {}
    for number, body in sorted(objects.bodies.items()):
        offsets[number] = offset
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        offset += len(parts[-1])
    size = max(offsets, default=0) + 1
    entries = (b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n" for n in range(size))
    info = b"" if objects.info is None else b"\n/Info %d 0 R" % objects.info
    trailer = b"trailer\n<</Size %d\n/Root %d 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, objects.root, info, offset)
    return b"".join((*parts, b"xref\n0 %d\n" % size, *entries, trailer))


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
