"""Dutch registers' number formats; each error names the mend."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import brin
from stdnum.nl import postcode as stdnum_postcode


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
