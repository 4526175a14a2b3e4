"""SVG paths as points: the part of the path language our own drawings use.

No library that is installed for something else reads paths: Pillow draws lines and knows no SVG,
and Wagtail's Willow passes SVG files on as they are. One more dependency, for these hundred lines
that read a few files of our own, would cost more to keep up.
"""

import math
import re
from collections.abc import Iterator

Point = tuple[float, float]

STEPS = 24  # straight pieces in one curve
TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}


def strokes_of(path: str) -> list[list[Point]]:
    """Return the points of each stroke of a path; raises KeyError on a letter we never use."""
    pen = Pen()
    for letter, numbers in _commands(path):
        pen.draw(letter, numbers)
    return [stroke for stroke in pen.strokes if len(stroke) > 1]


def circle(x: float, y: float, radius: float) -> list[Point]:
    turns = [math.pi * step / STEPS for step in range(2 * STEPS + 1)]
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; what repeats without its letter gets one."""
    tokens = TOKEN.findall(path)
    letter, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            letter, at = tokens[at], at + 1
        end = at + NUMBERS[letter.upper()]
        yield letter, [float(token) for token in tokens[at:end]]
        letter, at = {"M": "L", "m": "l"}.get(letter, letter), end


class Pen:
    """Follows a path; small letters count from where the pen is."""

    def __init__(self) -> None:
        self.strokes: list[list[Point]] = []
        self.at: Point = (0.0, 0.0)
        self.handle: Point = (0.0, 0.0)  # where the last curve came from

    def draw(self, letter: str, numbers: list[float]) -> None:
        command = letter.upper()
        ends = self._ends(letter, numbers)
        if command == "M":
            self.strokes.append([])
        if command == "Z":
            ends = self.strokes[-1][:1]
        if command == "S":
            ends = [(2 * self.at[0] - self.handle[0], 2 * self.at[1] - self.handle[1]), *ends]
        if command in "CS":
            points = _curve(self.at, *ends)
        elif command == "A":
            points = _arc(self.at, numbers, ends[-1])
        else:
            points = ends
        self.strokes[-1] += points
        self.handle = ends[1] if command in "CS" else ends[-1]
        self.at = ends[-1]

    def _ends(self, letter: str, numbers: list[float]) -> list[Point]:
        """Return the points a command names, counted from the corner of the sheet."""
        x, y = self.at if letter.islower() else (0.0, 0.0)
        command = letter.upper()
        if command == "H":
            return [(x + numbers[0], self.at[1])]
        if command == "V":
            return [(self.at[0], y + numbers[0])]
        pairs = numbers[-2:] if command == "A" else numbers
        return [(x + pairs[i], y + pairs[i + 1]) for i in range(0, len(pairs), 2)]


def _curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """A cubic Bézier curve."""
    points = []
    for step in range(1, STEPS + 1):
        t = step / STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x = a * start[0] + b * first[0] + c * second[0] + d * end[0]
        y = a * start[1] + b * first[1] + c * second[1] + d * end[1]
        points.append((x, y))
    return points


def _arc(start: Point, numbers: list[float], end: Point) -> list[Point]:
    """A part of a circle (SVG 1.1, F.6.5); our drawings have no flattened ones."""
    radius, large, sweep = numbers[0], numbers[3], numbers[4]
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    radius = max(radius, length / 2)
    off = math.sqrt(max(0.0, radius * radius - length * length / 4)) / (length or 1)
    side = -1 if large == sweep else 1
    x = (start[0] + end[0]) / 2 - side * off * dy
    y = (start[1] + end[1]) / 2 + side * off * dx
    first = math.atan2(start[1] - y, start[0] - x)
    turn = math.atan2(end[1] - y, end[0] - x) - first
    if sweep and turn < 0:
        turn += 2 * math.pi
    if not sweep and turn > 0:
        turn -= 2 * math.pi
    turns = [first + turn * step / STEPS for step in range(1, STEPS + 1)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in turns]
