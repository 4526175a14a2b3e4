"""Pictures of the demo: a company's subject, in the colours and the view of a form."""

import io

from PIL import Image

from demo.drawing import buildings, machines, vehicles
from demo.drawing.marks import MARKS
from demo.drawing.sheet import Colour, Inks, Sheet, View
from offers.enums import Family
from offers.models import KINDS

SUBJECTS = {
    "bike": vehicles.bike,
    "boat": vehicles.boat,
    "bricks": buildings.bricks,
    "circuit": machines.circuit,
    "crane": vehicles.crane,
    "drone": vehicles.drone,
    "gear": machines.gear,
    "heat": machines.heat,
    "house": buildings.house,
    "joint": machines.joint,
    "lift": buildings.lift,
    "press": machines.press,
    "road": buildings.road,
    "robot": machines.robot,
    "roof": buildings.roof,
    "sheet": machines.sheet_metal,
    "tractor": vehicles.tractor,
    "truck": vehicles.truck,
    "turbine": machines.turbine,
    "weld": machines.weld,
    "wheelchair": vehicles.wheelchair,
    "window": buildings.window,
}

PAPER, INK = (245, 240, 229), (20, 33, 47)
BLUEPRINT, CHALK = (18, 33, 47), (233, 240, 244)

# Accent of each family on paper and on blueprint: the values of tokens.css.
ACCENTS: dict[str, tuple[Colour, Colour]] = {
    Family.VISIT: ((171, 58, 20), (255, 159, 125)),
    Family.LEARN: ((21, 86, 156), (140, 196, 255)),
    Family.TEACH: ((123, 51, 144), (220, 174, 242)),
    Family.PLACE: ((122, 86, 0), (240, 199, 97)),
    Family.MAKE: ((20, 101, 74), (128, 216, 173)),
}

WHOLE = View()
# Each form looks at the subject in its own way, so one subject gives many pictures.
VIEWS = {
    "tour": WHOLE,
    "workshop": View(zoom=1.35, shift=(60, 20)),
    "hybrid_teacher": View(zoom=1.2, mirrored=True),
    "school_in_company": View(zoom=0.92, shift=(40, 20)),
    "guest_lesson": View(mirrored=True),
    "internship": View(zoom=1.15, shift=(70, 0)),
    "teacher_placement": View(zoom=1.3, shift=(-40, 30)),
    "assignment": View(zoom=1.45, shift=(-120, 10)),
    "facility": View(zoom=1.1, shift=(30, 10), mirrored=True),
    "elective": View(zoom=0.95, shift=(60, 10)),
    "mentoring": View(zoom=1.4, shift=(110, -10), mirrored=True),
    "career_activity": View(zoom=1.05, shift=(50, 20)),
}
ON_BLUEPRINT = {"workshop", "hybrid_teacher", "facility", "assignment", "career_activity"}
FAMILIES = {page_class.kind.code: page_class.kind.family for page_class in KINDS}


def draw(subject: str, kind: str = "") -> bytes:
    """Return a PNG of 1200 by 800 of a subject, for one form or for a company's profile."""
    inks = inks_for(kind)
    sheet = Sheet(inks, WHOLE)
    sheet.squares()
    sheet.view = VIEWS.get(kind, WHOLE)
    SUBJECTS[subject](sheet)
    sheet.whole()
    sheet.frame()
    if kind:
        sheet.corner()
        MARKS[kind](sheet)
    return _png(sheet.finished())


def inks_for(kind: str) -> Inks:
    """Return the colours of a form: dark for some, so that a list of cards has rhythm."""
    dark = kind in ON_BLUEPRINT
    ground, ink = (BLUEPRINT, CHALK) if dark else (PAPER, INK)
    accent = ACCENTS[FAMILIES[kind]][dark] if kind else _mix(INK, PAPER, 0.45)
    return Inks(
        ground=ground,
        ink=ink,
        thin=_mix(ink, ground, 0.6),
        grid=_mix(ink, ground, 0.09),
        accent=accent,
        tint=_mix(accent, ground, 0.2),
    )


def _mix(one: Colour, other: Colour, part: float) -> Colour:
    """Return `part` of the first colour over the second."""
    mixed = [round(a * part + b * (1 - part)) for a, b in zip(one, other, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def _png(image: Image.Image) -> bytes:
    """Few colours make a small file."""
    buffer = io.BytesIO()
    image.quantize(48, method=Image.Quantize.FASTOCTREE).save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()
