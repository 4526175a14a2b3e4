"""Subjects that stand still: houses, roofs, walls, roads."""

from demo.drawing.sheet import Sheet


def house(s: Sheet) -> None:
    """A house cut open, with its pipes."""
    s.box(330, 360, 870, 680, fill=s.inks.tint, w=0)
    s.line((290, 380), (600, 170), (910, 380), w=s.THICK)
    s.line((330, 355), (330, 680), (870, 680), (870, 355), w=s.THICK)
    s.line((330, 520), (870, 520))
    s.line((600, 520), (600, 680))
    s.shape((660, 190), (850, 318), (838, 336), (648, 208), fill=s.inks.accent)
    for n in range(1, 4):
        s.line((660 + n * 47, 190 + n * 32), (648 + n * 47, 208 + n * 32), w=s.THIN)
    s.box(370, 560, 440, 660, fill=s.inks.ground)
    s.circle(405, 595, 18, fill=s.inks.accent)
    s.line(
        (440, 640), (560, 640), (560, 470), (800, 470), (800, 600), w=s.NORMAL, colour=s.inks.accent
    )
    s.box(760, 600, 840, 650, fill=s.inks.ground)
    for x in range(776, 840, 16):
        s.line((x, 608), (x, 642), w=s.THIN)
    s.box(400, 410, 500, 480, fill=s.inks.ground)
    s.line((450, 410), (450, 480), w=s.THIN)
    s.line((230, 680), (970, 680), w=s.THICK)
    s.hatch(230, 684, 970, 712)
    s.size((250, 380), (250, 680))
    s.size((330, 735), (870, 735))


def lift(s: Sheet) -> None:
    """A shaft with a car and its counterweight."""
    s.box(300, 140, 900, 680, fill=s.inks.tint, w=0)
    s.line((300, 680), (300, 140), (900, 140), (900, 680), w=s.THICK)
    for y in (275, 410, 545):
        s.line((300, y), (500, y))
        s.line((720, y), (900, y))
    s.box(500, 140, 720, 680, fill=s.inks.ground)
    s.circle(590, 120, 34, fill=s.inks.accent)
    s.cross(590, 120, 60)
    s.line((556, 120), (556, 330))
    s.line((624, 120), (660, 420), w=s.THIN)
    s.box(520, 330, 620, 480, fill=s.inks.accent)
    s.line((570, 330), (570, 480))
    s.box(645, 420, 690, 540, fill=s.inks.tint)
    s.hatch(645, 420, 690, 540, 14)
    for x, y in ((340, 200), (430, 200), (340, 330), (430, 330), (780, 200), (780, 465)):
        s.box(x, y, x + 50, y + 50, fill=s.inks.ground, w=s.THIN)
    s.line((220, 680), (980, 680), w=s.THICK)
    s.hatch(220, 684, 980, 712)
    s.size((960, 140), (960, 680))


def roof(s: Sheet) -> None:
    """Layers of a planted roof, and a rain pipe."""
    layers = ((430, 500, s.inks.tint), (500, 540, s.inks.ground), (540, 640, s.inks.tint))
    for top, bottom, fill in layers:
        s.box(200, top, 900, bottom, fill=fill)
    s.hatch(200, 540, 900, 640)
    for x in range(230, 900, 60):
        s.circle(x, 520, 9, w=s.THIN)
    for n, x in enumerate(range(240, 880, 70)):
        high = 60 + (n * 37) % 90
        s.line((x, 430), (x, 430 - high), colour=s.inks.accent)
        s.arc(x - 30, 430 - high, 30, -90, 0, colour=s.inks.accent)
        s.arc(x + 30, 430 - high * 0.6, 30, 180, 270, colour=s.inks.accent)
    s.line((900, 470), (960, 470), (960, 700))
    s.line((900, 500), (930, 500), (930, 700))
    s.circle(780, 210, 60, fill=s.inks.accent)
    s.size((160, 430), (160, 640))
    s.size((200, 700), (900, 700))


def window(s: Sheet) -> None:
    """A wooden frame, with a section beside it."""
    s.box(260, 160, 700, 680, fill=s.inks.tint, w=s.THICK)
    s.box(300, 200, 660, 640, fill=s.inks.ground)
    s.line((300, 330), (660, 330))
    s.line((480, 330), (480, 640))
    s.line((320, 360), (380, 450), w=s.THIN)
    s.line((320, 390), (360, 450), w=s.THIN)
    s.dashes((480, 640), (660, 485))
    s.dashes((480, 330), (660, 485))
    s.box(800, 200, 930, 300, fill=s.inks.accent)
    s.hatch(800, 200, 930, 300, 14)
    s.box(820, 300, 850, 560, fill=s.inks.ground)
    s.box(870, 300, 900, 560, fill=s.inks.ground)
    s.box(800, 560, 930, 660, fill=s.inks.accent)
    s.hatch(800, 560, 930, 660, 14)
    s.axis((865, 150), (865, 710))
    s.size((260, 720), (700, 720))
    s.size((215, 160), (215, 680))


def bricks(s: Sheet) -> None:
    """A wall going up, with a plumb line."""
    rows = [(0, 6), (0, 6), (0, 5), (0, 5), (0, 4), (0, 3)]
    for row, (first, last) in enumerate(rows):
        y, start = 640 - row * 70, 220 + (50 if row % 2 else 0)
        for n in range(first, last):
            fill = s.inks.accent if (row * 3 + n) % 7 == 2 else s.inks.tint
            s.box(start + n * 110, y - 60, start + n * 110 + 100, y, fill=fill)
    s.line((180, 650), (1000, 650), w=s.THICK)
    s.hatch(180, 654, 1000, 690)
    s.line((900, 160), (900, 560), w=s.THIN)
    s.shape((882, 560), (918, 560), (918, 600), (900, 640), (882, 600), fill=s.inks.accent)
    s.line((850, 160), (950, 160), w=s.THICK)
    s.box(620, 190, 810, 226, fill=s.inks.ground)
    s.circle(715, 208, 12, w=s.THIN)
    s.size((160, 230), (160, 640))


def road(s: Sheet) -> None:
    """A road cut through, with the sewer under it."""
    s.box(150, 300, 1050, 350, fill=s.inks.tint)
    for x in range(210, 1050, 60):
        s.line((x, 300), (x, 350))
    s.box(150, 350, 1050, 420, fill=s.inks.ground)
    for n in range(60):
        s.circle(165 + (n * 151) % 880, 362 + (n * 29) % 52, 3, fill=s.inks.ink, w=0)
    s.box(150, 420, 1050, 690, fill=s.inks.ground)
    s.hatch(150, 420, 1050, 690, 30)
    s.circle(480, 560, 95, fill=s.inks.ground, w=s.THICK)
    s.circle(480, 560, 74, fill=s.inks.accent)
    s.box(400, 470, 560, 545, fill=s.inks.ground, w=0)
    s.arc(480, 560, 95, 180, 360, w=s.THICK)
    s.arc(480, 560, 74, 180, 360)
    s.cross(480, 560, 140)
    s.circle(800, 520, 34, fill=s.inks.ground)
    s.circle(800, 520, 14, fill=s.inks.accent)
    s.circle(890, 560, 24, fill=s.inks.ground)
    s.shape((650, 300), (650, 180), (700, 180), (700, 300), fill=s.inks.tint)
    s.line((640, 300), (640, 260), (610, 260), w=s.THIN)
    s.shape((230, 300), (262, 190), (294, 300), fill=s.inks.accent)
    s.line((246, 245), (278, 245))
    s.size((150, 730), (1050, 730))
