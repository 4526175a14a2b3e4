"""One form for what people type, paste and import: each kind of text has one function here.

What two people see alike is stored alike, and nothing is stored that nobody can see. Every
function is linear in the length of its text and leaves what it made as it is.
"""

import re
import unicodedata
from collections.abc import Iterator

# Marks on one letter; more are no writing, and putting them in order takes their square.
MOST_MARKS = 30  # as in Unicode's Stream-Safe Text Format (UAX #15)

APOSTROPHES = "'’‘‛ʼ`´′＇"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
# Letters and marks that are drawn as nothing at all: fillers, selectors of other scripts.
BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
# They join signs of emoji and of scripts further east; between our letters they are a slip.
JOINERS = frozenset("\u200c\u200d")
FIRST_JOINED = "\u0590"
LINE_ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))

# Within a word (foto’s, d´Hond), or before one that lost its first letters ('s, 't, 'n).
MEANT_AS_APOSTROPHE = re.compile(
    rf"(?<=\w)[{APOSTROPHES}](?=\w)|(?<!\w)[{APOSTROPHES}](?=[stnkmr](?!\w))", re.IGNORECASE
)
ONLY_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
ONLY_HYPHENS = str.maketrans(dict.fromkeys(HYPHENS, "-"))


def lines(text: str) -> str:
    """Return a text of several lines without what cannot be seen; its line ends are LF."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return MEANT_AS_APOSTROPHE.sub("'", text)
    text = few_marks("".join(_seen(text.replace("\r\n", "\n"))))
    return MEANT_AS_APOSTROPHE.sub("'", unicodedata.normalize("NFC", text))


def one_line(text: str) -> str:
    """Return a text on one line, with one space where it had any kind of gap."""
    return " ".join(lines(text).split())


def name(text: str) -> str:
    """Return the name of a person, company or place with plain hyphens and apostrophes."""
    plain = "".join(
        sign for sign in one_line(text) if sign not in JOINERS and sign not in SELECTORS
    )
    return plain.translate(ONLY_HYPHENS).translate(ONLY_APOSTROPHES)


def code(text: str) -> str:
    """Return a code or date without spaces: registers and mails group its signs in many ways."""
    return "".join(name(text).split())


def number(text: str) -> str:
    """Return a number without the spaces between its thousands."""
    return code(text)


def mail_address(text: str) -> str:
    """Return a mail address as a mail program would understand it; capitals stay."""
    return name(text)


def few_marks(text: str) -> str:
    """Return a text without the marks that pile up on one letter.

    For what is normalised in another form than this module's: to put marks in order takes the
    square of their number.
    """
    return text if text.isascii() else "".join(_few_marks(text))


def _few_marks(text: str) -> Iterator[str]:
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            yield sign


def has_letter(text: str) -> bool:
    return any(sign.isalpha() and sign not in BLANKS for sign in text)


def _seen(text: str) -> Iterator[str]:
    """Yield the signs one can see, and a space or line end for those that make room."""
    for place, sign in enumerate(text):
        kind = unicodedata.category(sign)
        if sign in LINE_ENDS:
            yield "\n"
        elif kind in ("Zs", "Cc"):
            yield " "
        elif sign in JOINERS:
            if _joins(text, place):
                yield sign
        elif kind not in ("Cf", "Cs") and sign not in BLANKS and not _is_noncharacter(sign):
            yield sign


def _joins(text: str, place: int) -> bool:
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return len(around) == 2 and all(
        sign >= FIRST_JOINED and unicodedata.category(sign)[0] in "LMS" for sign in around
    )


def _is_noncharacter(sign: str) -> bool:
    return "\ufdd0" <= sign <= "\ufdef" or ord(sign) & 0xFFFE == 0xFFFE
