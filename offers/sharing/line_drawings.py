"""The line drawings of the kinds, as lines to put in a picture.

Reads our own SVG files and what those use: paths and circles in groups, one stroke width,
dashes, a turn or a shift.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from django.contrib.staticfiles import finders

from offers.sharing.svg_paths import Point, circle, strokes_of

Matrix = tuple[float, float, float, float, float, float]

WIDTH, HEIGHT = 400, 240  # what each drawing is drawn in
TRANSFORM = re.compile(r"(translate|rotate)\(([^)]*)\)")
AS_IT_STANDS: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Line:
    """One line: its points, how thick, in which colour of tokens.css, what fills it."""

    points: tuple[Point, ...] = ()
    width: float = 2
    colour: str = "ink"
    fill: str = ""
    dashes: tuple[float, ...] = ()
    matrix: Matrix = AS_IT_STANDS

    def pieces(self) -> Iterator[tuple[Point, ...]]:
        """Yield what to draw: the line itself, or its dashes."""
        if self.dashes:
            yield from _dashes(self.points, self.dashes)
        else:
            yield self.points


@cache
def lines_of(name: str) -> tuple[Line, ...]:
    """Return the lines of a drawing in static files, or none where there is no such drawing."""
    found = finders.find(f"sto/motifs/{name}.svg")
    if not found:
        return ()
    root = ElementTree.fromstring(Path(str(found)).read_text())  # noqa: S314 - a file of ours
    return tuple(_walk(root, Line()))


def _walk(element: ElementTree.Element, given: Line) -> Iterator[Line]:
    style = _style(element, given)
    tag = element.tag.rpartition("}")[2]
    if tag == "path":
        for points in strokes_of(element.get("d", "")):
            yield _placed(style, points)
    elif tag == "circle":
        yield _placed(style, circle(*(float(element.get(key, 0)) for key in ("cx", "cy", "r"))))
    for child in element:
        yield from _walk(child, style)


def _style(element: ElementTree.Element, given: Line) -> Line:
    """Return what holds for an element: its own attributes, else those around it."""
    style = given
    if width := element.get("stroke-width"):
        style = replace(style, width=float(width))
    if stroke := element.get("stroke"):
        style = replace(style, colour=_token(stroke))
    if fill := element.get("fill"):
        style = replace(style, fill=_token(fill))
    if dashes := element.get("stroke-dasharray"):
        style = replace(style, dashes=tuple(float(part) for part in dashes.split()))
    if transform := element.get("transform"):
        style = replace(style, matrix=_times(style.matrix, _matrix(transform)))
    return style


def _token(value: str) -> str:
    """Return the name in var(--ink), and nothing for none."""
    return value.removeprefix("var(--").rstrip(")") if value.startswith("var(") else ""


def _placed(style: Line, points: list[Point]) -> Line:
    a, b, c, d, e, f = style.matrix
    return replace(style, points=tuple((a * x + c * y + e, b * x + d * y + f) for x, y in points))


def _matrix(transform: str) -> Matrix:
    found = TRANSFORM.search(transform)
    if found is None:
        return AS_IT_STANDS
    first, *rest = [float(part) for part in re.split(r"[ ,]+", found[2].strip())]
    x, y = (*rest, 0.0, 0.0)[:2]
    if found[1] == "translate":
        return (1, 0, 0, 1, first, x)
    cos, sin = math.cos(math.radians(first)), math.sin(math.radians(first))
    return (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    turned = (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j)
    return (*turned, a * k + c * m + e, b * k + d * m + f)


def _dashes(points: tuple[Point, ...], pattern: tuple[float, ...]) -> Iterator[tuple[Point, ...]]:
    """Cut a line into dashes: the pattern says how long each dash and each gap is, in turn."""
    number, left = 0, pattern[0]
    piece = [points[0]]
    for end in points[1:]:
        start = piece[-1]
        length = math.dist(start, end)
        while length > left:
            share = left / length
            start = (
                start[0] + (end[0] - start[0]) * share,
                start[1] + (end[1] - start[1]) * share,
            )
            if number % 2 == 0:
                yield (*piece, start)
            piece, length = [start], length - left
            number += 1
            left = pattern[number % len(pattern)]
        piece.append(end)
        left -= length
    if number % 2 == 0 and len(piece) > 1:
        yield tuple(piece)
