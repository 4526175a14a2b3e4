"""Small PDFs, written by hand: one page, one font."""

TOP, LINE = 760, 26


def pdf(title: str, lines: list[str]) -> bytes:
    """Return an A4 with a title and lines of text."""
    rows = [f"BT /F1 20 Tf 60 {TOP} Td ({_escaped(title)}) Tj ET"]
    for n, text in enumerate(lines, start=2):
        rows.append(f"BT /F1 12 Tf 60 {TOP - n * LINE} Td ({_escaped(text)}) Tj ET")
    stream = "\n".join(rows).encode("cp1252")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(nl)>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    )


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
