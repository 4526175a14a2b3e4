"""Pictures made anew on upload: the pixels of the first frame, and nothing else of the file.

Nobody can say what else a file holds: where a photo was taken, a program behind the picture,
a second frame. So what was uploaded is never stored. It is decoded, turned upright, brought
into the colours of the web, made smaller where it is larger than any page shows, and written
again. What cannot be decoded is refused with a sentence (docs/security.md).
"""

import io
import warnings
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from PIL import ImageCms, ImageOps

# What decoding one picture may take, in bytes.
WORKING_MEMORY = 128 * 1024 * 1024
# Per pixel: the decoder keeps two frames, for animations, and Pillow two more.
WEBP_BYTES = 16
# Writers use some ten scans; each costs a walk over all pixels, and a small file can hold
# thousands.
MOST_SCANS = 100
START_OF_SCAN = b"\xff\xda"
# Making a line of many million pixels smaller takes a table of a gigabyte.
LONGEST_SIDE = 20_000
# Above this a JPEG is decoded at half its width and height at once.
LARGE_JPEG = 12_000_000
ORIENTATION = 0x0112  # the tag in which a camera says how it was held
LANCZOS_REACH = 3  # rows on each side that one row of a smaller picture is made from
# Rows of the stored picture that are made at a time.
BAND = 128

# Only these decoders read what strangers send. Pillow's JPEG reader says MPO where a camera
# put a second picture behind the first.
DECODERS = ("JPEG", "PNG", "WEBP")
# A profile only says which colours the numbers mean; printers' ones reach some 500 KB.
LARGEST_PROFILE = 2 * 1024 * 1024

# How each format is stored: by what the file is, whatever it was called.
STORED_AS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "JPEG": ("JPEG", "jpg", {"quality": 88, "progressive": True}),
    "MPO": ("JPEG", "jpg", {"quality": 88, "progressive": True}),
    "PNG": ("PNG", "png", {"compress_level": 6}),
    "WEBP": ("WEBP", "webp", {"quality": 88, "method": 2}),
}

BROKEN = _("This picture is broken or incomplete. Save it again as JPG or PNG, and try once more.")
NO_PICTURE = _("This is not a picture we can read. Save it as JPG, PNG or WebP first.")
TOO_MANY_PIXELS = _(
    "This picture is too large: at most %(limit)s million pixels. "
    "Make it smaller first, for example 2,500 pixels wide."
)
TOO_HEAVY = _(
    "This picture takes too much memory to open. "
    "Make it smaller first, for example 2,500 pixels wide, or save it as an ordinary JPG."
)


def reencode(upload: Any) -> SimpleUploadedFile:
    """Return the picture in `upload`, written anew; raises ValidationError with a sentence."""
    upload.seek(0)
    raw = upload.read()
    if WEBP_BYTES * _pixels_of_webp(raw) > WORKING_MEMORY:
        raise ValidationError(TOO_HEAVY, code="too_heavy")
    with warnings.catch_warnings():
        # Our own limit is far below the one Pillow warns at.
        warnings.simplefilter("ignore")
        image = _open(raw)
        file_format, extension, options = STORED_AS[str(image.format)]
        _check_size(image)
        if image.format != "PNG" and raw.count(START_OF_SCAN) > MOST_SCANS:
            raise ValidationError(BROKEN, code="too_many_scans")
        content = _guarded(lambda: _write(_plain(image), file_format, options))
    return SimpleUploadedFile(f"picture.{extension}", content, f"image/{file_format.lower()}")


def _open(raw: bytes) -> PillowImage.Image:
    try:
        return PillowImage.open(io.BytesIO(raw), formats=DECODERS)
    except PillowImage.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except PillowImage.UnidentifiedImageError as error:
        raise ValidationError(NO_PICTURE, code="no_picture") from error
    except Exception as error:  # decoders raise many kinds for hostile files
        raise ValidationError(BROKEN, code="broken") from error


def _pixels_of_webp(raw: bytes) -> int:
    """Return width times height as the head of a WebP says; 0 for every other file.

    Read here because Pillow takes memory for the whole picture as soon as it opens one.
    """
    head = raw[:30].ljust(30, b"\0")
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        return 0
    if head[12:16] == b"VP8X":
        return _number(head[24:27], 24) * _number(head[27:30], 24)
    if head[12:16] == b"VP8L":
        sizes = int.from_bytes(head[21:25], "little")
        return ((sizes & 0x3FFF) + 1) * ((sizes >> 14 & 0x3FFF) + 1)
    return _number(head[26:28], 14) * _number(head[28:30], 14)


def _number(little: bytes, bits: int) -> int:
    """Return at least what these bytes say: some kinds of WebP write one less."""
    return (int.from_bytes(little, "little") & (1 << bits) - 1) + 1


def _check_size(image: PillowImage.Image) -> None:
    """Count before decoding: a file of 20 KB can hold more pixels than fit in memory."""
    pixels = image.width * image.height
    if pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS or max(image.size) > LONGEST_SIDE:
        raise _too_many_pixels()
    if _memory_needed(image) > WORKING_MEMORY:
        raise ValidationError(TOO_HEAVY, code="too_heavy")


def _too_many_pixels() -> ValidationError:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return ValidationError(TOO_MANY_PIXELS, code="file_too_many_pixels", params={"limit": limit})


def _memory_needed(image: PillowImage.Image) -> int:
    """Return about how many bytes decoding takes, measured per decoder (docs/security.md)."""
    pixels = image.width * image.height
    if not image.info.get("progressive"):
        return 4 * pixels
    # A progressive JPEG is held as numbers of two bytes, per part of its colours.
    parts = [(across, down) for _name, across, down, _table in getattr(image, "layer", [])]
    widest, highest = max(a for a, _d in parts), max(d for _a, d in parts)
    held = sum(a * d for a, d in parts) / (widest * highest)
    return int(pixels * 2 * held) + 4 * min(pixels, LARGE_JPEG)


def _guarded(make: Callable[[], bytes]) -> bytes:
    try:
        return make()
    except Exception as error:  # the same: a broken file may end in any error of a decoder
        raise ValidationError(BROKEN, code="broken") from error


def _plain(image: PillowImage.Image) -> PillowImage.Image:
    """Return the first frame upright, at most as large as pages need, in the web's colours."""
    profile = image.info.get("icc_profile")
    orientation = _orientation(image)
    if image.width * image.height > LARGE_JPEG:
        image.draft(None, (image.width // 2, image.height // 2))
    image.load()
    image = _smaller(image)
    image = _in_web_colours(image, profile)
    image = _upright(image, orientation)
    image.info.clear()  # writers take comments, profiles and positions from here
    return image


def _smaller(image: PillowImage.Image) -> PillowImage.Image:
    """Return the picture in a simple mode and at most as large as pages need.

    Band by band: a large picture takes 100 MB decoded, and each change of the whole of it
    takes as much again. A band is made from a few rows more than its own, so no seam shows.
    """
    ratio = max(1.0, max(image.size) / settings.PICTURE_LONGEST_SIDE)
    width, height = (max(1, round(side / ratio)) for side in image.size)
    if ratio == 1.0:
        return _in_simple_mode(image)
    stretch = image.height / height
    margin = int(stretch * LANCZOS_REACH) + 2
    result: PillowImage.Image | None = None
    for top in range(0, height, BAND):
        bottom = min(top + BAND, height)
        first = max(0, int(top * stretch) - margin)
        last = min(image.height, int(bottom * stretch) + margin)
        rows = _in_simple_mode(_rows(image, first, last))
        box = (0, top * stretch - first, image.width, min(bottom * stretch - first, rows.height))
        band = rows.resize((width, bottom - top), PillowImage.Resampling.LANCZOS, box=box)
        result = result or PillowImage.new(band.mode, (width, height))
        result.paste(band, (0, top))
    return result or image


def _rows(image: PillowImage.Image, first: int, last: int) -> PillowImage.Image:
    """Cut out these rows, with the palette and the transparent colour of the whole."""
    rows = image.crop((0, first, image.width, last))
    rows.info = image.info
    return rows


def _in_simple_mode(image: PillowImage.Image) -> PillowImage.Image:
    """Return grey, colour, colour with transparency, or print colours, of 8 bits each."""
    if image.mode in ("L", "RGB", "RGBA", "CMYK") and "transparency" not in image.info:
        return image
    if image.mode.startswith(("I", "F")):
        return image.convert("F").point(lambda value: value / 257).convert("L")
    if image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def _in_web_colours(image: PillowImage.Image, profile: Any) -> PillowImage.Image:
    """Return the picture in sRGB, so that it needs no profile; one we cannot read is ignored."""
    if image.mode == "L":
        return image
    wanted = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile and len(profile) <= LARGEST_PROFILE:
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            web = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(image, given, web, outputMode=wanted)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            changed = None
        if changed is not None:
            return changed
    return image if image.mode == wanted else image.convert(wanted)


def _orientation(image: PillowImage.Image) -> Any:
    """Return how the camera was held; 1 is upright. A broken note is no reason to refuse."""
    try:
        return image.getexif().get(ORIENTATION, 1)
    except Exception:  # a note of any shape, from anybody
        return 1


def _upright(image: PillowImage.Image, orientation: Any) -> PillowImage.Image:
    """Turn as the camera says; what it says goes away with the rest."""
    image.info.clear()
    exif = image.getexif()
    exif.clear()
    exif[ORIENTATION] = orientation if orientation in range(1, 9) else 1
    ImageOps.exif_transpose(image, in_place=True)
    return image


def _write(image: PillowImage.Image, file_format: str, options: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()
