"""A sheet of drawing paper of 1200 by 800, with the pens of a draughtsman.

Subjects draw in sheet coordinates; the view moves, enlarges or mirrors them.
"""

import math
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 800
SHARP = 2  # drawn larger and reduced, for smooth lines

Point = tuple[float, float]
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Inks:
    """Colours of one sheet (LOOK: paper and ink, or the blueprint of the dark scheme)."""

    ground: Colour
    ink: Colour
    thin: Colour
    grid: Colour
    accent: Colour
    tint: Colour


@dataclass(frozen=True)
class View:
    """How the subject lies on the sheet: zoomed around its middle, perhaps mirrored."""

    zoom: float = 1.0
    shift: Point = (0, 0)
    mirrored: bool = False

    def place(self, point: Point) -> Point:
        x, y = point
        if self.mirrored:
            x = WIDTH - x
        middle_x, middle_y = WIDTH / 2, HEIGHT / 2
        return (
            (middle_x + (x - middle_x) * self.zoom + self.shift[0]) * SHARP,
            (middle_y + (y - middle_y) * self.zoom + self.shift[1]) * SHARP,
        )


class Sheet:
    """Draws with the three widths of a technical drawing: thick, normal and thin."""

    THICK, NORMAL, THIN = 7, 4, 2

    def __init__(self, inks: Inks, view: View) -> None:
        self.inks, self.view = inks, view
        self.image = Image.new("RGB", (WIDTH * SHARP, HEIGHT * SHARP), inks.ground)
        self.pen = ImageDraw.Draw(self.image)

    def finished(self) -> Image.Image:
        return self.image.reduce(SHARP)

    def whole(self) -> None:
        """Draw what follows without the view: frames and marks."""
        self.view = View()

    # Lines ------------------------------------------------------------------------------

    def line(self, *points: Point, w: int = NORMAL, colour: Colour | None = None) -> None:
        placed = [self.view.place(point) for point in points]
        colour = colour or self.inks.ink
        self.pen.line(placed, fill=colour, width=w * SHARP, joint="curve")
        for x, y in (placed[0], placed[-1]):  # round ends
            r = w * SHARP / 2 - 0.5
            self.pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def shape(self, *points: Point, fill: Colour | None = None, w: int = NORMAL) -> None:
        """Draw a closed outline, filled or empty; `w=0` is a fill without outline."""
        if fill:
            self.pen.polygon([self.view.place(point) for point in points], fill=fill)
        if w:
            self.line(*points, points[0], w=w)

    def box(self, x0: float, y0: float, x1: float, y1: float, **how: Any) -> None:
        self.shape((x0, y0), (x1, y0), (x1, y1), (x0, y1), **how)

    def circle(
        self,
        x: float,
        y: float,
        r: float,
        *,
        fill: Colour | None = None,
        w: int = NORMAL,
        colour: Colour | None = None,
    ) -> None:
        x, y = self.view.place((x, y))
        r *= self.view.zoom * SHARP
        self.pen.ellipse(
            (x - r, y - r, x + r, y + r),
            fill=fill,
            outline=(colour or self.inks.ink) if w else None,
            width=w * SHARP,
        )

    def arc(
        self,
        x: float,
        y: float,
        r: float,
        start: float,
        end: float,
        *,
        w: int = NORMAL,
        colour: Colour | None = None,
    ) -> None:
        """Draw a part of a circle, in degrees clockwise from three o'clock."""
        steps = max(6, int(abs(end - start) / 5))
        turn = [math.radians(start + (end - start) * n / steps) for n in range(steps + 1)]
        points = [(x + r * math.cos(a), y + r * math.sin(a)) for a in turn]
        self.line(*points, w=w, colour=colour)

    def dashes(self, start: Point, end: Point, *, dash: float = 18, colour: Any = None) -> None:
        length = math.dist(start, end)
        for n in range(0, max(1, int(length / dash)), 2):
            a, b = n * dash / length, min(1, (n + 1) * dash / length)
            self.line(_between(start, end, a), _between(start, end, b), w=self.THIN, colour=colour)

    # What makes it a technical drawing ----------------------------------------------------

    def size(self, start: Point, end: Point) -> None:
        """Draw a dimension line with ticks."""
        self.line(start, end, w=self.THIN, colour=self.inks.thin)
        for x, y in (start, end):
            self.line((x - 9, y + 9), (x + 9, y - 9), w=self.THIN, colour=self.inks.thin)

    def axis(self, start: Point, end: Point) -> None:
        """Draw a centre line in the accent: long, short, long."""
        length, at = math.dist(start, end), 0.0
        for n in range(200):
            step = 34 if n % 2 == 0 else 8
            if at >= length:
                return
            a, b = at / length, min(1, (at + step) / length)
            self.line(
                _between(start, end, a),
                _between(start, end, b),
                w=self.THIN,
                colour=self.inks.accent,
            )
            at += step + 12

    def cross(self, x: float, y: float, r: float) -> None:
        """Draw the two centre lines of a circle."""
        self.axis((x - r, y), (x + r, y))
        self.axis((x, y - r), (x, y + r))

    def hatch(self, x0: float, y0: float, x1: float, y1: float, step: float = 18) -> None:
        """Fill a box with slanted lines: material that is cut through."""
        at = x0 - (y1 - y0)
        while at < x1:
            left, right = max(at, x0), min(at + (y1 - y0), x1)
            if left < right:
                self.line(
                    (left, y1 - (left - at)),
                    (right, y1 - (right - at)),
                    w=self.THIN,
                    colour=self.inks.thin,
                )
            at += step

    def squares(self, step: int = 50) -> None:
        for x in range(step, WIDTH, step):
            self.line((x, 0), (x, HEIGHT), w=1, colour=self.inks.grid)
        for y in range(step, HEIGHT, step):
            self.line((0, y), (WIDTH, y), w=1, colour=self.inks.grid)

    def frame(self) -> None:
        """Draw the border of the sheet with its zones; what ran over it is cut off."""
        for box in ((0, 0, 1200, 30), (0, 770, 1200, 800), (0, 0, 30, 800), (1170, 0, 1200, 800)):
            self.box(*box, fill=self.inks.ground, w=0)
        self.line((30, 30), (1170, 30), (1170, 770), (30, 770), (30, 30), w=self.THIN)
        for n in range(1, 6):
            self.line((30 + n * 190, 30), (30 + n * 190, 44), w=self.THIN)
            self.line((30 + n * 190, 756), (30 + n * 190, 770), w=self.THIN)

    def corner(self) -> None:
        """Clear the corner where the mark of the form stands."""
        self.box(30, 30, 290, 230, fill=self.inks.ground, w=self.THIN)


def _between(start: Point, end: Point, part: float) -> Point:
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
