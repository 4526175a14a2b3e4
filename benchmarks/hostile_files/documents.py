"""Hostile documents: another thing called PDF, or a PDF with another thing in it."""

import io
import zipfile
import zlib
from collections.abc import Iterator

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
# Taken apart, so that no scanner takes offence at this source.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def zipped(name: str, size: int) -> bytes:
    """A few kilobytes that unpack to `size` bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(size))
    return buffer.getvalue()


def pdf_with(objects: bytes) -> bytes:
    return PDF.replace(b"endobj\n", b"endobj\n" + objects + b"\n", 1)


def flate_bomb() -> bytes:
    """A stream that unpacks to 100 MB; nothing here unpacks it."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _megabyte in range(100))
    packed += packer.flush()
    head = b"2 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(packed)
    return pdf_with(head + packed + b"\nendstream endobj")


def documents() -> Iterator[tuple[str, str, bytes]]:
    """Yield what it is, the name it is uploaded under, and its bytes."""
    docx = zipped("word/document.xml", 50_000_000)
    yield "HTML called PDF", "a.pdf", b"<html><script>alert(1)</script></html>"
    yield "PDF mark further on", "a.pdf", b"<html>" + PDF
    yield "PDF with HTML in it", "a.pdf", PDF + b"<html><script>alert(1)</script></html>"
    yield "PDF with a ZIP behind it", "a.pdf", PDF + zipped("a.txt", 10)
    yield "PDF with a program in it", "a.pdf", pdf_with(b"2 0 obj<</S/JavaScript/JS(a)>>endobj")
    yield "PDF with a bomb in it", "a.pdf", flate_bomb()
    yield "virus of the test kind", "a.pdf", EICAR
    yield "virus of the test kind behind a PDF mark", "a.pdf", b"%PDF-1.4\n" + EICAR
    yield "Word document that unpacks to 50 MB", "a.docx", docx
    yield "the same, called PDF", "a.pdf", docx
    yield "program called PDF", "a.pdf", b"MZ" + bytes(500)
    yield "two ends to its name", "a.pdf.exe", PDF
    yield "nothing at all", "a.pdf", b""
    yield "too many bytes", "a.pdf", PDF + bytes(9 * 1024 * 1024)
