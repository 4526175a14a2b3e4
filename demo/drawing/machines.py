"""Subjects that make or measure: machines, tools and joints."""

import math

from demo.drawing.sheet import Sheet


def joint(s: Sheet) -> None:
    """Two beams with a dovetail."""
    s.shape(
        (150, 330),
        (520, 330),
        (520, 360),
        (640, 320),
        (640, 520),
        (520, 480),
        (520, 510),
        (150, 510),
        fill=s.inks.tint,
        w=s.THICK,
    )
    for n in range(4):
        s.arc(170, 420, 60 + n * 70, -28, 28, w=s.THIN, colour=s.inks.thin)
    s.shape(
        (720, 330),
        (1050, 330),
        (1050, 510),
        (720, 510),
        (720, 480),
        (840, 520),
        (840, 320),
        (720, 360),
        fill=s.inks.accent,
        w=s.THICK,
    )
    s.axis((110, 420), (1090, 420))
    s.dashes((640, 320), (840, 320))
    s.dashes((640, 520), (840, 520))
    s.size((520, 600), (640, 600))
    s.size((720, 600), (840, 600))
    s.size((110, 330), (110, 510))
    s.box(480, 180, 560, 230, fill=s.inks.ground)
    s.shape((560, 190), (760, 196), (780, 214), (560, 222), fill=s.inks.tint)


def press(s: Sheet) -> None:
    """A printing press with three colours."""
    s.box(280, 250, 920, 640, fill=s.inks.tint, w=s.THICK)
    s.line((120, 470), (1080, 470), w=s.THIN)
    for n, x in enumerate((400, 600, 800)):
        s.circle(x, 390, 76, fill=(s.inks.ground, s.inks.accent, s.inks.tint)[n], w=s.THICK)
        s.circle(x, 540, 64, fill=s.inks.ground)
        s.cross(x, 390, 104)
        s.circle(x, 390, 14, fill=s.inks.ink)
        s.box(x - 50, 180, x + 50, 270, fill=(s.inks.ink, s.inks.ground, s.inks.accent)[n])
    s.shape((930, 450), (1100, 430), (1110, 470), (940, 490), fill=s.inks.ground)
    s.shape((90, 470), (280, 470), (280, 484), (90, 484), fill=s.inks.ground)
    for n in range(4):
        s.box(990, 520 + n * 26, 1110, 540 + n * 26, fill=s.inks.ground, w=s.THIN)
    s.box(320, 640, 380, 700, fill=s.inks.ink)
    s.box(820, 640, 880, 700, fill=s.inks.ink)
    s.size((400, 725), (800, 725))


def robot(s: Sheet) -> None:
    """A robot arm and how far it reaches."""
    s.arc(430, 560, 480, -80, -10, w=s.THIN, colour=s.inks.thin)
    s.arc(430, 560, 560, -75, -14, w=s.THIN, colour=s.inks.thin)
    s.box(320, 620, 540, 690, fill=s.inks.tint, w=s.THICK)
    s.shape((380, 620), (400, 540), (460, 540), (480, 620), fill=s.inks.ground)
    s.shape((395, 540), (500, 250), (560, 272), (466, 560), fill=s.inks.tint, w=s.THICK)
    s.shape((520, 215), (800, 330), (782, 376), (505, 275), fill=s.inks.accent, w=s.THICK)
    s.shape((775, 340), (815, 350), (800, 470), (765, 466), fill=s.inks.tint)
    s.line((770, 470), (740, 520), (755, 560), w=s.THICK)
    s.line((800, 472), (828, 522), (808, 560), w=s.THICK)
    for x, y, r in ((430, 556, 46), (532, 246, 46), (794, 352, 34)):
        s.circle(x, y, r, fill=s.inks.ground, w=s.THICK)
        s.circle(x, y, r * 0.3, fill=s.inks.ink)
        s.cross(x, y, r + 40)
    s.box(730, 570, 840, 680, fill=s.inks.ground)
    s.line((730, 606), (840, 606), w=s.THIN)
    s.line((200, 692), (1020, 692))
    s.size((430, 740), (785, 740))


def circuit(s: Sheet) -> None:
    """A wiring diagram from cabinet to sensors."""
    s.box(220, 200, 430, 620, fill=s.inks.tint, w=s.THICK)
    for n in range(6):
        y = 240 + n * 62
        s.box(250, y, 400, y + 40, fill=s.inks.accent if n == 2 else s.inks.ground)
        s.line((330, y + 8), (330, y + 32))
    ends = ((880, 190), (960, 330), (840, 430), (960, 540), (860, 640))
    for n, (x, y) in enumerate(ends):
        bend = 520 + n * 56
        start = 260 + n * 62
        colour = s.inks.accent if n % 2 else None
        s.line((400, start), (bend, start), (bend, y), (x, y), colour=colour)
        s.circle(bend, start, 8, fill=s.inks.ink, w=0)
        s.circle(x, y, 42, fill=s.inks.ground, w=s.THICK)
    s.line((850, 160), (910, 220))
    s.line((910, 160), (850, 220))
    for r in (14, 26):
        s.arc(960, 346, r, 200, 340)
    s.box(820, 412, 860, 450, fill=s.inks.accent)
    s.line((936, 540), (950, 520), (966, 560), (984, 540))
    s.circle(860, 640, 16, fill=s.inks.accent)
    s.axis((160, 660), (480, 660))
    s.size((170, 200), (170, 620))


def heat(s: Sheet) -> None:
    """How a heat pump works."""
    s.box(190, 260, 480, 600, fill=s.inks.tint, w=s.THICK)
    s.circle(335, 430, 120, fill=s.inks.ground)
    for n in range(3):
        a = math.radians(120 * n - 90)
        s.shape(
            (335, 430),
            (335 + 100 * math.cos(a - 0.5), 430 + 100 * math.sin(a - 0.5)),
            (335 + 104 * math.cos(a + 0.2), 430 + 104 * math.sin(a + 0.2)),
            fill=s.inks.accent,
        )
    s.circle(335, 430, 18, fill=s.inks.ink)
    s.line((480, 330), (600, 330), (600, 220), (780, 220), w=s.THICK, colour=s.inks.accent)
    s.line((480, 540), (780, 540), w=s.THICK)
    turns = [(780, 220)]
    for n in range(4):
        y = 220 + n * 80
        turns += [(980, y), (980, y + 40), (780, y + 40), (780, y + 80)]
    s.line(*turns[:-1], w=s.THICK)
    s.box(750, 170, 1010, 600, w=s.NORMAL)
    s.circle(660, 220, 40, fill=s.inks.ground)
    s.shape((645, 200), (645, 240), (682, 220), fill=s.inks.accent)
    s.shape((620, 515), (620, 565), (680, 515), (680, 565), fill=s.inks.ground)
    s.cross(335, 430, 150)
    s.line((150, 604), (1050, 604))
    s.hatch(150, 608, 1050, 640)
    s.size((190, 690), (480, 690))
    s.size((750, 690), (1010, 690))


def turbine(s: Sheet) -> None:
    """A small windmill, and its head cut open."""
    s.shape((372, 690), (394, 330), (414, 330), (436, 690), fill=s.inks.tint)
    for n in range(3):
        a = math.radians(120 * n - 80)
        tip = (404 + 220 * math.cos(a), 310 + 220 * math.sin(a))
        side = (404 + 70 * math.cos(a + 0.24), 310 + 70 * math.sin(a + 0.24))
        s.shape((404, 310), side, tip, fill=s.inks.accent)
    s.circle(404, 310, 24, fill=s.inks.ground, w=s.THICK)
    s.circle(404, 310, 220, w=s.THIN, colour=s.inks.thin)
    s.circle(830, 420, 190, fill=s.inks.ground, w=s.THICK)
    s.dashes((425, 320), (648, 370))
    s.box(720, 370, 940, 470, fill=s.inks.tint)
    s.box(760, 390, 830, 450, fill=s.inks.accent)
    s.hatch(850, 385, 915, 455, 14)
    s.box(850, 385, 915, 455)
    s.line((680, 420), (760, 420), w=14)
    s.line((830, 420), (850, 420), w=14)
    s.axis((620, 420), (1040, 420))
    s.line((180, 692), (1040, 692))
    s.size((180, 310), (180, 690))


def weld(s: Sheet) -> None:
    """A torch over a seam."""
    s.shape((160, 520), (585, 520), (560, 640), (160, 640), fill=s.inks.tint, w=s.THICK)
    s.shape((615, 520), (1040, 520), (1040, 640), (640, 640), fill=s.inks.tint, w=s.THICK)
    s.hatch(160, 530, 560, 640)
    s.hatch(640, 530, 1040, 640)
    s.shape((560, 640), (585, 520), (600, 500), (615, 520), (640, 640), fill=s.inks.accent)
    s.shape((790, 150), (850, 190), (680, 420), (640, 392), fill=s.inks.tint, w=s.THICK)
    s.shape((640, 392), (680, 420), (636, 462), (616, 450), fill=s.inks.ground)
    s.line((820, 170), (900, 90), (1030, 110), w=14)
    s.line((624, 458), (604, 492), w=s.THICK)
    for n in range(11):
        a = math.radians(-175 + n * 17)
        s.line(
            (600 + 46 * math.cos(a), 500 + 46 * math.sin(a)),
            (600 + (96 + 40 * (n % 3)) * math.cos(a), 500 + (96 + 40 * (n % 3)) * math.sin(a)),
            colour=s.inks.accent,
        )
    s.axis((600, 440), (600, 710))
    s.size((560, 700), (640, 700))
    s.size((120, 520), (120, 640))


def sheet_metal(s: Sheet) -> None:
    """A flat sheet with its fold lines, and the folded box."""
    s.shape(
        (250, 180),
        (430, 180),
        (430, 280),
        (540, 280),
        (540, 500),
        (430, 500),
        (430, 600),
        (250, 600),
        (250, 500),
        (140, 500),
        (140, 280),
        (250, 280),
        fill=s.inks.tint,
        w=s.THICK,
    )
    for a, b in (
        ((250, 280), (430, 280)),
        ((430, 280), (430, 500)),
        ((430, 500), (250, 500)),
        ((250, 500), (250, 280)),
    ):
        s.dashes(a, b, colour=s.inks.accent)
    s.circle(340, 390, 40, fill=s.inks.ground)
    s.cross(340, 390, 66)
    s.shape((680, 360), (880, 290), (1050, 360), (850, 440), fill=s.inks.ground)
    s.shape((680, 360), (850, 440), (850, 620), (680, 530), fill=s.inks.accent, w=s.THICK)
    s.shape((850, 440), (1050, 360), (1050, 530), (850, 620), fill=s.inks.tint, w=s.THICK)
    s.shape((730, 374), (872, 324), (1000, 372), (856, 420), fill=s.inks.tint, w=s.THIN)
    s.arc(600, 390, 60, -60, 40, w=s.THIN)
    s.line((636, 440), (648, 428), (656, 446), w=s.THIN)
    s.size((140, 660), (540, 660))
    s.size((90, 180), (90, 600))


def gear(s: Sheet) -> None:
    """Two gears that mesh."""
    _gear(s, 470, 420, 200, 20, s.inks.tint, 0)
    _gear(s, 802, 420, 120, 12, s.inks.accent, 15)
    s.circle(470, 420, 110, fill=s.inks.ground)
    for n in range(5):
        a = math.tau * n / 5
        s.circle(470 + 72 * math.cos(a), 420 + 72 * math.sin(a), 17, fill=s.inks.tint)
    s.circle(470, 420, 34, fill=s.inks.ground, w=s.THICK)
    s.circle(802, 420, 40, fill=s.inks.ground, w=s.THICK)
    s.cross(470, 420, 270)
    s.cross(802, 420, 180)
    s.size((470, 730), (802, 730))
    s.size((200, 220), (200, 620))


def _gear(
    s: Sheet, x: float, y: float, r: float, teeth: int, fill: tuple[int, int, int], turn: float
) -> None:
    points = []
    for n in range(teeth):
        for part, far in ((-0.3, -16), (-0.17, 16), (0.17, 16), (0.3, -16)):
            a = math.tau * (n + part) / teeth + math.radians(turn)
            points.append((x + (r + far) * math.cos(a), y + (r + far) * math.sin(a)))
    s.shape(*points, fill=fill, w=s.NORMAL)
