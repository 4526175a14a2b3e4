"""Subjects that move: on wheels, on water and in the air."""

import math

from demo.drawing.sheet import Sheet


def _wheel(s: Sheet, x: float, y: float, r: float) -> None:
    s.circle(x, y, r, fill=s.inks.ground, w=s.THICK)
    s.circle(x, y, r * 0.62, fill=s.inks.tint)
    s.circle(x, y, r * 0.16, fill=s.inks.ink)
    s.cross(x, y, r + 26)


def _spokes(s: Sheet, x: float, y: float, r: float, count: int) -> None:
    for n in range(count):
        a = math.tau * n / count
        s.line((x, y), (x + r * math.cos(a), y + r * math.sin(a)), w=s.THIN)


def bike(s: Sheet) -> None:
    """An electric bicycle."""
    for x in (380, 820):
        s.circle(x, 530, 140, w=s.THICK)
        s.circle(x, 530, 124, w=s.THIN)
        _spokes(s, x, 530, 124, 16)
        s.circle(x, 530, 20, fill=s.inks.tint)
    s.line((380, 530), (560, 540), (700, 320), (490, 320), (560, 540), w=s.THICK)
    s.line((380, 530), (490, 320), w=s.THICK)
    s.line((490, 320), (478, 270), w=s.THICK)
    s.line((430, 262), (530, 262), w=14)
    s.line((690, 280), (820, 530), w=s.THICK)
    s.line((690, 280), (760, 240), (790, 270))
    s.shape((598, 348), (650, 348), (588, 470), (566, 446), fill=s.inks.accent)
    s.circle(560, 540, 44, fill=s.inks.accent)
    s.circle(560, 540, 12, fill=s.inks.ground)
    s.line((380, 512), (560, 498), w=s.THIN)
    s.line((380, 548), (560, 582), w=s.THIN)
    s.axis((200, 530), (1000, 530))
    s.size((380, 720), (820, 720))
    s.line((180, 672), (1020, 672))


def truck(s: Sheet) -> None:
    """A truck seen from the side."""
    s.box(200, 230, 690, 560, fill=s.inks.tint, w=s.THICK)
    for x in range(270, 690, 70):
        s.line((x, 230), (x, 560), w=s.THIN)
    s.shape(
        (720, 560),
        (720, 300),
        (780, 260),
        (900, 260),
        (960, 400),
        (980, 560),
        fill=s.inks.accent,
        w=s.THICK,
    )
    s.shape((800, 290), (885, 290), (930, 400), (800, 400), fill=s.inks.ground)
    s.line((200, 580), (980, 580), w=s.THICK)
    s.box(500, 590, 640, 630, fill=s.inks.ground)
    for x in (300, 410, 860):
        _wheel(s, x, 620, 56)
    s.line((150, 680), (1050, 680))
    s.size((200, 190), (690, 190))
    s.size((355, 730), (860, 730))
    s.size((160, 230), (160, 560))


def tractor(s: Sheet) -> None:
    """A tractor seen from the side."""
    s.shape((560, 330), (860, 350), (880, 500), (560, 520), fill=s.inks.accent, w=s.THICK)
    for x in range(680, 850, 34):
        s.line((x, 380), (x, 470), w=s.THIN)
    s.shape((360, 180), (560, 180), (600, 500), (340, 500), fill=s.inks.tint, w=s.THICK)
    s.shape((385, 210), (535, 210), (555, 370), (375, 370), fill=s.inks.ground)
    s.line((330, 176), (590, 176), w=14)
    s.line((800, 350), (800, 230), (816, 220), w=s.THICK)
    s.line((540, 380), (600, 350), w=s.NORMAL)
    _wheel(s, 390, 530, 150)
    _wheel(s, 820, 590, 90)
    for n in range(24):
        a = math.tau * n / 24
        s.line(
            (390 + 128 * math.cos(a), 530 + 128 * math.sin(a)),
            (390 + 146 * math.cos(a + 0.08), 530 + 146 * math.sin(a + 0.08)),
        )
    s.line((180, 682), (1020, 682))
    s.size((390, 735), (820, 735))
    s.size((200, 176), (200, 680))


def boat(s: Sheet) -> None:
    """Lines plan of a sailing boat."""
    s.shape(
        (230, 450),
        (980, 430),
        (900, 560),
        (780, 610),
        (420, 610),
        (300, 560),
        fill=s.inks.tint,
        w=s.THICK,
    )
    for n, x in enumerate(range(320, 940, 62)):
        s.arc(x, 440, 60 + (5 - abs(5 - n)) * 22, 62, 118, w=s.THIN)
        s.line((x, 448), (x, 600), w=s.THIN, colour=s.inks.thin)
    s.shape((560, 610), (660, 610), (640, 690), (580, 690), fill=s.inks.ground)
    s.line((610, 445), (610, 110), w=s.THICK)
    s.shape((632, 130), (632, 400), (880, 400), fill=s.inks.accent)
    s.shape((590, 160), (590, 400), (330, 400), fill=s.inks.ground)
    s.line((632, 220), (715, 220), w=s.THIN)
    s.line((632, 310), (797, 310), w=s.THIN)
    s.axis((150, 520), (1060, 520))
    s.size((230, 735), (980, 735))


def drone(s: Sheet) -> None:
    """A drone with four rotors, from above."""
    for x, y in ((360, 230), (840, 230), (360, 610), (840, 610)):
        s.line((600, 420), (x, y), w=18, colour=s.inks.ink)
        s.circle(x, y, 118, fill=s.inks.tint, w=s.THIN)
        s.shape((x - 105, y - 20), (x, y - 8), (x + 105, y + 20), (x, y + 8), fill=s.inks.ground)
        s.circle(x, y, 20, fill=s.inks.accent)
        s.cross(x, y, 140)
    s.shape(
        (540, 340),
        (660, 340),
        (690, 420),
        (660, 500),
        (540, 500),
        (510, 420),
        fill=s.inks.accent,
        w=s.THICK,
    )
    s.circle(600, 420, 38, fill=s.inks.ground)
    s.circle(600, 420, 16, fill=s.inks.ink)
    s.size((360, 735), (840, 735))
    s.size((215, 230), (215, 610))


def wheelchair(s: Sheet) -> None:
    """A wheelchair, and the circle it turns in."""
    s.circle(560, 500, 300, w=s.THIN, colour=s.inks.grid)
    s.circle(520, 500, 165, fill=s.inks.ground, w=s.THICK)
    s.circle(520, 500, 144, w=s.THIN)
    _spokes(s, 520, 500, 144, 20)
    s.circle(520, 500, 26, fill=s.inks.accent)
    s.circle(800, 620, 46, fill=s.inks.tint, w=s.THICK)
    s.circle(800, 620, 12, fill=s.inks.ink)
    s.line((430, 180), (450, 430), (720, 430), (790, 600), w=s.THICK)
    s.line((400, 190), (345, 172), w=14)
    s.shape((452, 210), (486, 206), (500, 400), (466, 404), fill=s.inks.accent)
    s.shape((470, 400), (720, 400), (720, 430), (470, 430), fill=s.inks.accent)
    s.line((480, 320), (660, 320), (660, 400))
    s.line((730, 560), (870, 640), (930, 640), w=s.THICK)
    s.axis((250, 500), (900, 500))
    s.line((180, 668), (1020, 668))
    s.size((520, 725), (800, 725))


def crane(s: Sheet) -> None:
    """A tower crane with a load."""
    s.line((440, 680), (440, 210), w=s.THICK)
    s.line((510, 680), (510, 210), w=s.THICK)
    for n, y in enumerate(range(210, 680, 47)):
        a, b = ((440, 510), (510, 440))[n % 2]
        s.line((a, y), (b, min(y + 47, 680)), w=s.THIN)
    s.line((220, 210), (1000, 210), w=s.THICK)
    s.line((220, 250), (980, 250))
    for n, x in enumerate(range(220, 980, 40)):
        y0, y1 = ((250, 210), (210, 250))[n % 2]
        s.line((x, y0), (x + 40, y1), w=s.THIN)
    s.line((475, 120), (990, 210))
    s.line((475, 120), (230, 210))
    s.line((475, 120), (475, 210), w=s.THICK)
    s.box(230, 250, 330, 330, fill=s.inks.ink)
    s.box(510, 255, 580, 320, fill=s.inks.ground)
    s.line((840, 250), (840, 460), w=s.THIN)
    s.arc(840, 478, 18, -90, 140)
    s.line((840, 496), (740, 560), w=s.THIN)
    s.line((840, 496), (940, 560), w=s.THIN)
    s.box(730, 560, 950, 620, fill=s.inks.accent, w=s.THICK)
    s.box(380, 680, 570, 712, fill=s.inks.tint)
    s.hatch(380, 680, 570, 712)
    s.line((160, 714), (1050, 714))
    s.size((475, 745), (840, 745))
    s.size((1040, 210), (1040, 700))
