"""Draws the picture that goes with a shared link: a sheet, as of a technical drawing."""

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

from offers.sharing import line_drawings
from offers.sharing.line_drawings import Line, lines_of
from texts.normalise import few_marks

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN, RULE, GRID, FOOT = 40, 3, 35, 104
TEXT_WIDTH = 640
# The first of these that this machine has; Pillow brings one of its own for machines without.
HEAD_FONTS = ("LiberationSansNarrow-Bold.ttf", "DejaVuSansCondensed-Bold.ttf")
TEXT_FONTS = ("LiberationSansNarrow-Regular.ttf", "DejaVuSansCondensed.ttf")
HEAD_SIZES, HEAD_LINES = (76, 64, 54), 4
MORE = "…"
NO_GLYPH = "\ue123"  # in no font: private use
PLAIN = {"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "€": "EUR", MORE: "..."}
TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})")

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True)
class Sheet:
    """What stands on a picture; `cells` are the words in its foot, one beside the other."""

    title: str
    kind: str
    family: str
    motif: str
    cells: tuple[str, ...]


def draw(sheet: Sheet) -> bytes:
    """Return the picture as PNG. Never fails on a text: what no font knows is left out."""
    picture = Image.new("RGB", SIZE, _colours()["paper"])
    pen = ImageDraw.Draw(picture)
    _draw_sheet(pen, _colours().get(sheet.family, _colours()["ink"]))
    _draw_motif(picture, sheet)
    _draw_words(pen, sheet)
    _draw_foot(pen, sheet.cells)
    buffer = io.BytesIO()
    # Few colours: a palette makes it three times as small.
    picture.quantize(64).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


@cache
def _colours() -> dict[str, str]:
    """Return the light colours of tokens.css by name: the site and its pictures share them."""
    found = finders.find("sto/css/tokens.css")
    light = Path(str(found)).read_text().split("@media")[0]
    return dict(TOKEN.findall(light))


def _draw_sheet(pen: ImageDraw.ImageDraw, accent: str) -> None:
    colours = _colours()
    left, top, right, bottom = MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN
    for x in range(left, right, GRID):
        pen.line((x, top, x, bottom), colours["grid-line"])
    for y in range(top, bottom, GRID):
        pen.line((left, y, right, y), colours["grid-line"])
    pen.rectangle((left, top, right, bottom), outline=colours["ink"], width=RULE)
    pen.rectangle((left, top, right, top + 4 * RULE), fill=accent)
    pen.rectangle((left, bottom - FOOT, right, bottom), colours["paper-raised"], colours["ink"], 3)


def _draw_motif(picture: Image.Image, sheet: Sheet) -> None:
    """Draw the kind's own drawing, twice as large first: Pillow's lines have hard edges."""
    twice, size = 2, (line_drawings.WIDTH, line_drawings.HEIGHT)
    colours = _colours() | {"accent": _colours().get(sheet.family, _colours()["ink"])}
    large = Image.new("RGBA", (size[0] * twice, size[1] * twice), (*_rgb(colours["paper"]), 0))
    pen = ImageDraw.Draw(large)
    for line in lines_of(sheet.motif):
        _draw_line(pen, line, colours, twice)
    small = large.resize(size, Image.Resampling.LANCZOS)
    picture.paste(small, (WIDTH - MARGIN - size[0] - 30, 168), small)


def _draw_line(pen: ImageDraw.ImageDraw, line: Line, colours: dict[str, str], scale: int) -> None:
    width = max(1, round(line.width * scale))
    if line.fill:
        pen.polygon([(x * scale, y * scale) for x, y in line.points], fill=colours[line.fill])
    for piece in line.pieces():
        points = [(x * scale, y * scale) for x, y in piece]
        pen.line(points, fill=colours[line.colour], width=width, joint="curve")
        for x, y in (points[0], points[-1]):
            half = width / 2 - 0.5
            pen.ellipse((x - half, y - half, x + half, y + half), fill=colours[line.colour])


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


# Words ------------------------------------------------------------------------------------------


def _draw_words(pen: ImageDraw.ImageDraw, sheet: Sheet) -> None:
    left, top = MARGIN + 44, MARGIN + 56
    accent = _colours().get(sheet.family, _colours()["ink"])
    if sheet.kind:
        pen.rectangle((left, top + 8, left + 22, top + 30), fill=accent)
        font = _font(TEXT_FONTS, 32)
        pen.text((left + 38, top), _fitting(sheet.kind, font, TEXT_WIDTH - 38), accent, font)
    font, lines = _title(sheet.title)
    for number, line in enumerate(lines):
        place = (left, top + 70 + number * font.size * 1.12)
        pen.text(place, line, _colours()["ink"], font)


def _title(text: str) -> tuple[Font, list[str]]:
    """Return the largest letters in which a title fits, and its lines."""
    for size in HEAD_SIZES:
        font = _font(HEAD_FONTS, size)
        lines = _wrapped(text, font)
        if len(lines) <= HEAD_LINES and size * 1.12 * len(lines) <= 310:
            return font, lines
    most = lines[:HEAD_LINES]
    return font, [*most[:-1], _fitting(most[-1] + MORE, font, TEXT_WIDTH)]


def _wrapped(text: str, font: Font) -> list[str]:
    """Break a text into lines; a word that is wider than a line is cut."""
    lines = [""]
    for word in _printable(text, font).split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= TEXT_WIDTH:
            lines[-1] = longer
            continue
        lines += [""] if lines[-1] else []
        while font.getlength(word) > TEXT_WIDTH:
            part = _longest(word, font, TEXT_WIDTH)
            lines[-1], word = part, word[len(part) :]
            lines.append("")
        lines[-1] = word
    return lines


def _longest(word: str, font: Font, width: float) -> str:
    """Return as much of a word as fits, one letter at least."""
    end = len(word)
    while end > 1 and font.getlength(word[:end]) > width:
        end -= 1
    return word[:end]


def _draw_foot(pen: ImageDraw.ImageDraw, cells: tuple[str, ...]) -> None:
    """Write the cells of the foot, as of a drawing's own: the first is narrow."""
    colours, font = _colours(), _font(TEXT_FONTS, 30)
    top, bottom = HEIGHT - MARGIN - FOOT, HEIGHT - MARGIN
    left, right = MARGIN, WIDTH - MARGIN
    edges = [*(left, left + 230, left + 790)[: len(cells)], right]
    for number, cell in enumerate(cells):
        start, end = edges[number], edges[number + 1]
        if number:
            pen.line((start, top, start, bottom), colours["ink"], RULE)
        text = _fitting(cell, font, end - start - 48)
        pen.text((start + 24, (top + bottom) / 2), text, colours["ink"], font, anchor="lm")


def _fitting(text: str, font: Font, width: float) -> str:
    text = _printable(text, font)
    if font.getlength(text) <= width:
        return text
    more = _printable(MORE, font)
    while text and font.getlength(text + more) > width:
        text = text[:-1]
    return text.rstrip() + more


@cache
def _font(names: tuple[str, ...], size: int) -> Font:
    for name in names:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    found = ImageFont.load_default(size)
    if not isinstance(found, ImageFont.FreeTypeFont):
        raise TypeError("Pillow has no FreeType here.")
    return found


def _printable(text: str, font: Font) -> str:
    """Write a text with the letters this font has: é as e, where it must be."""
    text = unicodedata.normalize("NFC", few_marks(" ".join(text.split())))
    return "".join(_letters(letter, font) for letter in text)


@cache
def _letters(letter: str, font: Font) -> str:
    if letter.isascii() or _has(font, letter):
        return letter if letter.isprintable() else ""
    tries = [PLAIN.get(letter, ""), *unicodedata.normalize("NFKD", letter)]
    return next((known for known in tries if known and known.isascii()), "")


def _has(font: Font, letter: str) -> bool:
    return bytes(font.getmask(letter)) != bytes(font.getmask(NO_GLYPH))
