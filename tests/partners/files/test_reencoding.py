"""What is left of a picture after it was made anew, and what is refused."""

import io
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from PIL import Image as PillowImage
from PIL import ImageCms
from PIL.PngImagePlugin import PngInfo

from partners.files.reencoding import reencode

RED, BLUE = (200, 30, 30), (20, 40, 180)
GPS, ORIENTATION, CAMERA = 0x8825, 0x0112, 0x0110


def picture(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> PillowImage.Image:
    """Red on the left, blue on the right."""
    made = PillowImage.new("RGB", size, RED)
    made.paste(BLUE, (size[0] // 2, 0, *size))
    return made if mode == "RGB" else made.convert(mode)


def stored(image: PillowImage.Image, file_format: str, **options: Any) -> io.BytesIO:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer


def made_anew(upload: io.BytesIO) -> PillowImage.Image:
    return PillowImage.open(reencode(upload))


def near(pixel: Any, colour: tuple[int, ...], reach: int = 12) -> bool:
    return all(abs(one - other) <= reach for one, other in zip(pixel, colour, strict=False))


def telling_exif(orientation: int = 1) -> PillowImage.Exif:
    exif = PillowImage.Exif()
    exif[CAMERA] = "Geheime camera"
    exif[ORIENTATION] = orientation
    exif[GPS] = {1: "N", 2: (52.0, 4.0, 18.0)}
    return exif


@pytest.mark.parametrize(
    ("file_format", "name"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")]
)
def test_reencode_keeps_the_pixels_and_the_format(file_format: str, name: str) -> None:
    upload = stored(picture(), file_format)

    result = reencode(upload)

    image = PillowImage.open(result)
    assert (image.format, image.size, result.name) == (file_format, (60, 40), f"picture.{name}")
    assert near(image.convert("RGB").getpixel((10, 20)), RED)
    assert near(image.convert("RGB").getpixel((50, 20)), BLUE)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_reencode_drops_what_the_file_tells_besides_its_pixels(file_format: str) -> None:
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Geheim</x:xmpmeta>"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options: dict[str, Any] = {"exif": telling_exif(), "icc_profile": profile}
    if file_format == "PNG":
        text = PngInfo()
        text.add_text("Comment", "Geheim")
        text.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options["pnginfo"] = text
    else:
        options["xmp"] = xmp
    if file_format == "JPEG":
        options["comment"] = b"Geheim"
    upload = stored(picture(), file_format, **options)
    assert b"Geheim" in upload.getvalue()

    result = reencode(upload)

    content = result.read()
    assert b"Geheim" not in content
    image = PillowImage.open(io.BytesIO(content))
    assert dict(image.getexif()) == {}
    assert not {"icc_profile", "exif", "xmp", "comment", "XML:com.adobe.xmp"} & set(image.info)


@pytest.mark.parametrize("tail", [b"PK\x03\x04zip", b"<script>alert(1)</script>", b"%PDF-1.4"])
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_reencode_drops_what_follows_the_picture(file_format: str, tail: bytes) -> None:
    upload = stored(picture(), file_format)
    upload.write(tail)

    assert tail not in reencode(upload).read()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_reencode_turns_upright_once(orientation: int) -> None:
    upload = stored(picture(), "JPEG", exif=telling_exif(orientation), quality=95)

    image = made_anew(upload)

    turned = orientation >= 5
    assert image.size == ((40, 60) if turned else (60, 40))
    # Where red went: left, or right, top or bottom.
    where = {1: (5, 20), 2: (55, 20), 3: (55, 20), 4: (5, 20)}
    where |= {5: (20, 5), 6: (20, 5), 7: (20, 55), 8: (20, 55)}
    assert near(image.getpixel(where[orientation]), RED)
    assert ORIENTATION not in image.getexif()


@pytest.mark.parametrize("note", [b"Exif\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"x" * 60_000])
def test_reencode_takes_a_picture_with_a_broken_note(note: bytes) -> None:
    upload = stored(picture(), "JPEG", exif=note)

    assert made_anew(upload).size == (60, 40)


def test_reencode_of_print_colours_gives_web_colours() -> None:
    image = made_anew(stored(picture("CMYK"), "JPEG", quality=95))

    assert image.mode == "RGB"
    assert near(image.getpixel((10, 20)), RED, reach=40)


def test_reencode_brings_the_colours_of_a_profile_into_the_web_s() -> None:
    """In this profile red and blue stand for each other."""
    web = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = web.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    upload = stored(picture(), "PNG", icc_profile=swapped)

    image = made_anew(upload)

    assert near(image.getpixel((10, 20)), (RED[2], RED[1], RED[0]))
    assert "icc_profile" not in image.info


@pytest.mark.parametrize("profile", [b"kapot", b"\0" * 4096, b"\xff" * 500])
def test_reencode_ignores_a_broken_profile(profile: bytes) -> None:
    image = made_anew(stored(picture(), "PNG", icc_profile=profile))

    assert near(image.getpixel((10, 20)), RED)


def test_reencode_of_sixteen_bits_keeps_the_light() -> None:
    deep = PillowImage.new("I;16", (30, 20), 32_768)

    image = made_anew(stored(deep, "PNG"))

    assert (image.mode, image.getpixel((5, 5))) == ("L", 127)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA"])
def test_reencode_takes_every_mode_of_png(mode: str) -> None:
    image = made_anew(stored(picture("RGB").convert("P" if mode == "PA" else mode), "PNG"))

    assert image.size == (60, 40)


@pytest.mark.parametrize("mode", ["P", "RGB", "L"])
def test_reencode_keeps_one_transparent_colour(mode: str) -> None:
    source = picture(mode)
    upload = stored(source, "PNG", transparency=source.getpixel((0, 0)))

    image = made_anew(upload)

    assert image.mode == "RGBA"
    assert image.getpixel((5, 5))[3] == 0
    assert image.getpixel((55, 5))[3] == 255


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_reencode_keeps_the_first_frame_only(file_format: str) -> None:
    second = PillowImage.new("RGB", (60, 40), (0, 255, 0))
    upload = stored(picture(), file_format, save_all=True, append_images=[second], duration=100)

    image = made_anew(upload)

    assert getattr(image, "n_frames", 1) == 1
    assert near(image.convert("RGB").getpixel((10, 20)), RED)


def test_reencode_of_two_pictures_in_one_file_keeps_the_first() -> None:
    second = PillowImage.new("RGB", (60, 40), (0, 255, 0))
    upload = stored(picture(), "MPO", save_all=True, append_images=[second])
    assert PillowImage.open(upload).format == "MPO"

    image = made_anew(upload)

    assert image.format == "JPEG"
    assert near(image.getpixel((10, 20)), RED)


def test_reencode_of_a_progressive_jpeg_works() -> None:
    assert made_anew(stored(picture(), "JPEG", progressive=True)).size == (60, 40)


@pytest.mark.parametrize(
    ("size", "stored_size"),
    [((2560, 100), (2560, 100)), ((5120, 300), (2560, 150)), ((90, 3001), (77, 2560))],
)
@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA"])
def test_reencode_stores_at_most_the_longest_side(
    size: tuple[int, int], stored_size: tuple[int, int], mode: str
) -> None:
    image = made_anew(stored(picture(mode, size), "PNG")).convert("RGB")

    assert image.size == stored_size
    assert near(image.getpixel((5, image.height - 1)), RED, reach=30)
    assert near(image.getpixel((image.width - 5, 0)), BLUE, reach=30)


def test_reencode_makes_smaller_without_seams() -> None:
    """Made in bands, a slope of grey is still a slope: no row jumps."""
    slope = PillowImage.linear_gradient("L").resize((64, 4000), PillowImage.Resampling.BICUBIC)

    image = made_anew(stored(slope, "PNG"))

    column = [image.getpixel((30, row)) for row in range(image.height)]
    assert max(abs(one - other) for one, other in pairwise(column)) <= 1


def bomb(width: int, height: int) -> io.BytesIO:
    return stored(PillowImage.new("1", (width, height)), "PNG")


def broken_by(cut: int) -> io.BytesIO:
    whole = stored(PillowImage.effect_noise((200, 150), 60), "JPEG").getvalue()
    return io.BytesIO(whole[: len(whole) * cut // 100])


def many_scans() -> io.BytesIO:
    """A progressive JPEG whose last scan comes back a thousand times."""
    whole = stored(picture(), "JPEG", progressive=True).getvalue()
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return io.BytesIO(whole[:-2] + last * 1000 + whole[-2:])


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (io.BytesIO(b""), "no_picture"),
        (io.BytesIO(b"Dit is geen plaatje."), "no_picture"),
        (io.BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg"/>'), "no_picture"),
        (stored(picture(), "GIF"), "no_picture"),
        (stored(picture(), "TIFF"), "no_picture"),
        (stored(picture(), "BMP"), "no_picture"),
        (broken_by(50), "broken"),
        (broken_by(95), "broken"),
        (bomb(6001, 4000), "file_too_many_pixels"),
        (bomb(20_001, 1), "file_too_many_pixels"),
        (bomb(20_000, 10_000), "file_too_many_pixels"),
        (many_scans(), "too_many_scans"),
    ],
)
def test_reencode_refuses_with_a_reason(upload: io.BytesIO, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        reencode(upload)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("size", "options"),
    [((3000, 3000), {"format": "WEBP"}), ((5000, 4800), {"format": "JPEG", "subsampling": 0})],
)
def test_reencode_refuses_what_takes_too_much_memory(
    size: tuple[int, int], options: dict[str, Any]
) -> None:
    buffer = io.BytesIO()
    extra = {"progressive": True} if options["format"] == "JPEG" else {"method": 0}
    PillowImage.new("RGB", size).save(buffer, **options, **extra)

    with pytest.raises(ValidationError) as refused:
        reencode(buffer)

    assert refused.value.code == "too_heavy"
