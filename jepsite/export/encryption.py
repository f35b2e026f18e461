"""A PDF that asks for a password. Not part of what is kept or compared: its bytes differ every time, as they must."""

import io


def encrypted(pdf: bytes, password: str) -> bytes:
    """The same document under AES with 256 bits: `password` (not empty) opens it, and nothing does without it.

    Whoever has opened it can keep it in clear: a password is for the way, not for the reader.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - a tenth of a second that only a password needs

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.pdf_header = "%PDF-1.7"
    writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
