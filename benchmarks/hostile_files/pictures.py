"""Hostile pictures: too large, cut off, two things at once, or not a picture at all."""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<html><script>alert(1)</script></html>"
EXIF_TEXT, EXIF_ORIENTATION = 0x010E, 0x0112


def saved(image: Image.Image, file_format: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def noise(width: int = 400, height: int = 300) -> Image.Image:
    return Image.effect_noise((width, height), 60)


def png(width: int, height: int, *chunks: bytes, pixels: bytes = b"", kind: int = 0) -> bytes:
    """Write a PNG by hand, so that its header can say what its pixels are not."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(pixels))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + data + chunk(b"IEND", b"")


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def many_scans() -> bytes:
    """A progressive JPEG of 11 million pixels whose last scan comes back thousands of times."""
    whole = saved(Image.new("L", (3400, 3400)), "JPEG", progressive=True)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + last * 3000 + whole[-2:]


def exif(**tags: Any) -> Image.Exif:
    made = Image.Exif()
    made[EXIF_TEXT] = tags.get("text", "")
    made[EXIF_ORIENTATION] = tags.get("orientation", 1)
    return made


def webp_header(side: int) -> bytes:
    """A square picture in thirty bytes, with a small one in it."""
    size = (side - 1).to_bytes(3, "little")
    inside = saved(noise(40, 30), "WEBP")[12:]
    chunks = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size + size + inside
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WEBP" + chunks


def pictures() -> Iterator[tuple[str, str, bytes]]:
    """Yield what it is, the name it is uploaded under, and its bytes."""
    plain = saved(noise(), "PNG")
    photo = saved(noise(), "JPEG")
    yield "bomb of 25 million pixels", "a.png", saved(Image.new("1", (5000, 5000)), "PNG")
    yield "bomb of 127 million pixels", "a.png", saved(Image.new("1", (12_700, 10_000)), "PNG")
    yield "bomb of 400 million pixels", "a.png", saved(Image.new("1", (20_000, 20_000)), "PNG")
    yield "largest allowed, in colour", "a.png", saved(Image.new("RGBA", (6000, 4000)), "PNG")
    yield (
        "largest allowed, progressive",
        "a.jpg",
        saved(Image.new("RGB", (6000, 4000)), "JPEG", progressive=True),
    )
    yield (
        "too heavy: progressive, whole colours",
        "a.jpg",
        saved(Image.new("CMYK", (6000, 4000)), "JPEG", progressive=True, subsampling=0),
    )
    yield "thousands of scans", "a.jpg", many_scans()
    yield "huge size in the header", "a.png", png(2**31 - 1, 2**31 - 1)
    yield "no size in the header", "a.png", png(0, 0)
    yield "one pixel high, 24 million wide", "a.png", png(24_000_000, 1, pixels=bytes(24_000_001))
    yield "huge WebP header", "a.webp", webp_header(16_384)
    yield "WebP of 178 million pixels", "a.webp", webp_header(13_300)
    yield "too heavy WebP", "a.webp", saved(Image.new("L", (4000, 4000)), "WEBP", method=0)
    yield "pixels that never end", "a.png", png(100, 100, pixels=bytes(50_000_000))
    yield (
        "text of 60 MB in a note",
        "a.png",
        png(
            1, 1, *[chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(1_000_000)))] * 60, pixels=b"\0\0"
        ),
    )
    yield (
        "profile that unpacks to 50 MB",
        "a.png",
        png(1, 1, chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(50_000_000))), pixels=b"\0\0"),
    )
    yield "cut off JPEG", "a.jpg", photo[: len(photo) // 2]
    yield "cut off PNG", "a.png", plain[: len(plain) // 2]
    yield "cut off WebP", "a.webp", saved(noise(), "WEBP")[:2000]
    yield "nothing at all", "a.png", b""
    yield "only a head", "a.png", b"\x89PNG\r\n\x1a\n"
    yield "wrong checksum", "a.png", plain[:40] + b"\0\0\0\0" + plain[44:]
    yield "broken colour profile", "a.jpg", saved(noise(), "JPEG", icc_profile=b"\xff" * 3000)
    yield "HTML in its EXIF", "a.jpg", saved(noise(), "JPEG", exif=exif(text=HTML.decode()))
    yield "impossible orientation", "a.jpg", saved(noise(), "JPEG", exif=exif(orientation=99))
    yield "program behind the picture", "a.jpg", photo + b"#!/bin/sh\nid\n"
    yield "ZIP behind the picture", "a.png", plain + b"PK\x05\x06" + bytes(18)
    yield "GIF that is a script too", "a.gif", b"GIF89a/*" + bytes(40) + b"*/=1;alert(1)"
    yield "GIF called PNG", "a.png", saved(noise(), "GIF")
    yield "SVG called PNG", "a.png", SVG
    yield "SVG", "a.svg", SVG
    yield "HTML called JPG", "a.jpg", HTML
    yield "PostScript called PNG", "a.png", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"
    yield (
        "a thousand frames",
        "a.png",
        saved(
            Image.new("L", (9, 9)),
            "PNG",
            save_all=True,
            append_images=[Image.new("L", (9, 9), n % 255) for n in range(1, 1000)],
        ),
    )
