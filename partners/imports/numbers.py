"""Numbers of Dutch registers as files write them: compacted, or refused."""

from django.core.exceptions import ValidationError

from partners.imports.reasons import Refused
from partners.organisations.register_numbers import kvk_number, postcode, school_code
from partners.organisations.validators import validate_kvk, validate_postcode, validate_school_code


def checked_kvk(text: str) -> str:
    compact = kvk_number(text)
    try:
        validate_kvk(compact)
    except ValidationError as error:
        raise Refused("kvk", value=text) from error
    return compact


def checked_postcode(text: str) -> str:
    """Return a postcode as 2516 AB; an empty one stays empty."""
    if not text:
        return ""
    try:
        validate_postcode(text)
    except ValidationError as error:
        raise Refused("postcode", value=text) from error
    return postcode(text)


def checked_school_code(text: str) -> str:
    compact = school_code(text)
    try:
        validate_school_code(compact)
    except ValidationError as error:
        raise Refused("brin", value=text) from error
    return compact
