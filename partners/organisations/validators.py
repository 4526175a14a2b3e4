"""What names and the numbers of Dutch registers look like; each error names the mend."""

import re
import unicodedata
from typing import NoReturn

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import brin
from stdnum.nl import postcode as stdnum_postcode

from texts.normalise import has_letter, one_line

# Names stand in mails to people who do not know the writer: nothing that reads as a link.
# Two letters on both sides of a dot are enough to tell: longer runs would be read again and again.
ADDRESS_IN_NAME = re.compile(r"\w\w\.\w\w")
BETWEEN_LETTERS = frozenset(" .'’-")
# Companies are called "Bol.com" or "Techniek B.V."; only an address goes on after a slash.
LINK = re.compile(r"://|\bwww\.|@|\w\.[^\W\d_]{2,}(:[0-9]+)?[/\\?#]", re.IGNORECASE)
# Line breaks, and what turns around or hides the text that follows.
UNSEEN = {"Cc", "Cf", "Zl", "Zp"}


NAME_SENTENCES = {
    "name": _("Give your name in letters only, for example Anne-Marie van Dijk."),
    "unseen": _("Write the name on one line, without hidden characters."),
    "no_letter": _("A name has at least one letter. For example Jansen Techniek."),
    "link": _("Give only the name, without a web or mail address. For example Jansen Techniek."),
}


def validate_person_name(value: str) -> None:
    """Accept letters of every script, with what stands between them in names."""
    value = value.strip(" ")
    starts_well = has_letter(value[:1]) or (value[:1] in "'’" and has_letter(value[1:2]))
    if not (starts_well and _is_of_letters(value)) or ADDRESS_IN_NAME.search(value):
        _refuse_name("name")


def _is_of_letters(value: str) -> bool:
    return all(
        sign in BETWEEN_LETTERS or sign.isalpha() or unicodedata.category(sign) in ("Mn", "Mc")
        for sign in value
    )


def validate_organisation_name(value: str) -> None:
    """Accept every name but one without letters, with a link, or of more than one line."""
    if any(unicodedata.category(character) in UNSEEN for character in value):
        _refuse_name("unseen")
    if not has_letter(value):
        _refuse_name("no_letter")
    # Letters of other widths read as a link too. In order first: marks without end take long.
    if LINK.search(unicodedata.normalize("NFKC", one_line(value))):
        _refuse_name("link")


def _refuse_name(code: str) -> NoReturn:
    raise ValidationError(NAME_SENTENCES[code], code=code)


def validate_kvk(value: str) -> None:
    """Accept a Chamber of Commerce (KvK) number: exactly 8 digits."""
    if not re.fullmatch(r"[0-9]{8}", value):
        raise ValidationError(
            _("A KvK number has 8 digits, for example 12345678. You find it on kvk.nl."),
            code="kvk",
        )


def validate_postcode(value: str) -> None:
    """Accept a Dutch postcode such as 2516 AB, with or without the space."""
    try:
        stdnum_postcode.validate(value)
    except NumberError as error:
        raise ValidationError(
            _("A postcode has 4 digits and 2 letters, for example 2516 AB."), code="postcode"
        ) from error


def validate_postcode_area(value: str) -> None:
    """Accept the four digits of a postcode, and say why the letters stay away."""
    if not re.fullmatch(r"[1-9][0-9]{3}", value):
        raise ValidationError(
            _(
                "Fill in only the four digits of the postcode, for example 2516. Your full "
                "address is shared with a school only after you agreed on a date."
            ),
            code="postcode_area",
        )


def refuse_postcode(value: str) -> None:
    """Refuse a full postcode in a text: with a house number it is somebody's door."""
    if FULL_POSTCODE.search(value):
        raise ValidationError(_NO_ADDRESS_MESSAGE, code="address")


def refuse_address(value: str) -> None:
    """Refuse a full postcode, or a street with a house number, in a short name."""
    if FULL_POSTCODE.search(value) or STREET_AND_NUMBER.search(value):
        raise ValidationError(_NO_ADDRESS_MESSAGE, code="address")


# Capitals only: "In 2024 we ..." is a year and a word.
FULL_POSTCODE = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{3}\s?[A-Z]{2}(?![0-9A-Za-z])")
STREET_AND_NUMBER = re.compile(
    r"(straat|weg|laan|plein|kade|dijk|dreef|gracht|hof|pad|singel|steeg|baan|markt|plantsoen"
    r"|park|street|road|lane|avenue)\s+[0-9]+",
    re.IGNORECASE,
)

_NO_ADDRESS_MESSAGE = _(
    "Leave out the street and the full postcode. Schools get your address only after you "
    "agreed on a date with them."
)


def validate_school_code(value: str) -> None:
    """Accept DUO's location code: BRIN plus a two-digit location number, e.g. 02VG00."""
    try:
        brin.validate(value)
    except NumberError as error:
        raise ValidationError(_SCHOOL_CODE_MESSAGE, code="brin") from error
    if len(brin.compact(value)) != 6:
        raise ValidationError(_SCHOOL_CODE_MESSAGE, code="brin")


_SCHOOL_CODE_MESSAGE = _(
    "A school location has a BRIN and a location number together, for example 02VG00."
)
