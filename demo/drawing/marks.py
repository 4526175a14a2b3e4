"""A mark per form of participation: what tells two drawings of one company apart."""

from collections.abc import Callable

from demo.drawing.sheet import Sheet


def route(s: Sheet) -> None:
    """Tour: stops along a line."""
    s.line((90, 110), (250, 110), (250, 160), w=s.NORMAL, colour=s.inks.accent)
    for x, y in ((90, 110), (170, 110), (250, 160)):
        s.circle(x, y, 15, fill=s.inks.ground)
        s.circle(x, y, 6, fill=s.inks.accent, w=0)


def spanner(s: Sheet) -> None:
    """Workshop: a tool."""
    s.line((90, 190), (170, 110), w=18)
    s.circle(182, 98, 30, fill=s.inks.ink, w=0)
    s.shape((180, 100), (196, 56), (226, 86), fill=s.inks.ground, w=0)
    s.circle(92, 188, 6, fill=s.inks.ground, w=0)


def screen(s: Sheet) -> None:
    """Guest lesson: a screen in a classroom."""
    s.box(80, 80, 240, 170, fill=s.inks.ground)
    s.line((160, 170), (160, 205))
    s.line((120, 205), (200, 205))
    s.shape((140, 100), (140, 150), (186, 125), fill=s.inks.accent)


def board(s: Sheet) -> None:
    """Hybrid teacher and teacher placement: a board with a pointer."""
    s.box(80, 80, 240, 180, fill=s.inks.ink)
    s.line((105, 150), (140, 115), (170, 140), (215, 100), colour=s.inks.ground)
    s.line((190, 200), (260, 130), w=s.THICK, colour=s.inks.accent)


def doorway(s: Sheet) -> None:
    """School in the company: a hall with a door."""
    s.shape(
        (80, 195),
        (80, 125),
        (125, 90),
        (125, 125),
        (170, 90),
        (170, 125),
        (215, 90),
        (215, 195),
        fill=s.inks.ground,
    )
    s.box(130, 150, 165, 195, fill=s.inks.accent)


def clock(s: Sheet) -> None:
    """Internship: hours."""
    s.circle(145, 135, 60, fill=s.inks.ground)
    s.line((145, 135), (145, 95))
    s.line((145, 135), (178, 150), colour=s.inks.accent)
    s.circle(145, 135, 6, fill=s.inks.ink, w=0)


def lens(s: Sheet) -> None:
    """Assignment: something to find out."""
    s.circle(135, 125, 46, fill=s.inks.ground, w=s.THICK)
    s.line((170, 160), (215, 205), w=14, colour=s.inks.accent)


def crate(s: Sheet) -> None:
    """Facility: something to borrow."""
    s.box(80, 105, 235, 195, fill=s.inks.ground)
    s.line((80, 130), (235, 130))
    s.line((130, 105), (130, 85), (185, 85), (185, 105))
    s.box(140, 145, 175, 170, fill=s.inks.accent)


def sessions(s: Sheet) -> None:
    """Elective: a row of afternoons."""
    for n in range(8):
        x, y = 80 + (n % 4) * 44, 90 + (n // 4) * 44
        s.box(x, y, x + 34, y + 34, fill=s.inks.accent if n < 3 else s.inks.ground)


def rings(s: Sheet) -> None:
    """Buddy project: two that belong together."""
    s.circle(125, 135, 48, w=s.THICK)
    s.circle(185, 135, 48, w=s.THICK, colour=s.inks.accent)


def talk(s: Sheet) -> None:
    """Career activity: two people who ask each other things."""
    s.shape(
        (80, 80),
        (190, 80),
        (190, 145),
        (120, 145),
        (98, 168),
        (98, 145),
        (80, 145),
        fill=s.inks.ground,
    )
    s.shape(
        (160, 125),
        (260, 125),
        (260, 185),
        (244, 185),
        (244, 206),
        (222, 185),
        (160, 185),
        fill=s.inks.accent,
    )


MARKS: dict[str, Callable[[Sheet], None]] = {
    "tour": route,
    "workshop": spanner,
    "hybrid_teacher": board,
    "school_in_company": doorway,
    "guest_lesson": screen,
    "internship": clock,
    "teacher_placement": board,
    "assignment": lens,
    "facility": crate,
    "elective": sessions,
    "mentoring": rings,
    "career_activity": talk,
}
