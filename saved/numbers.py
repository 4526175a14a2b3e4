"""Numbers of rows, as they come in with URLs and forms."""

MOST_DIGITS = 18  # more is no key of any database


def whole_number(text: str) -> int | None:
    """Return a positive whole number; None for anything else somebody typed."""
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
        return int(text) or None
    return None
