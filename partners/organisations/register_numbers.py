"""Numbers of Dutch registers in the form in which they are stored.

What is no such number comes back as it was typed, for a validator to say what it lacks.
"""

import re

from texts.normalise import code

POSTCODE = re.compile(r"(?:NL-?)?([1-9][0-9]{3})-?([A-Z]{2})")


def kvk_number(text: str) -> str:
    """Return a KvK number without the dots that people put between its digits."""
    return code(text).replace(".", "")


def postcode(text: str) -> str:
    """Return a whole postcode as 2516 AB."""
    compact = code(text).upper()
    whole = POSTCODE.fullmatch(compact)
    return f"{whole[1]} {whole[2]}" if whole else code(text)


def school_code(text: str) -> str:
    """Return a location code as 02VG00."""
    return code(text).upper()
