"""Keys of rows, as they come in with URLs and forms: the one reader of them."""

LARGEST_KEY = 2**63 - 1  # what a key holds, on every database


def row_key(text: str) -> int | None:
    """Return what was typed or linked to as the key of a row; None if it can be none."""
    # Thousands of digits are an error to int().
    if not text.isascii() or not text.isdecimal() or len(text) > len(str(LARGEST_KEY)):
        return None
    key = int(text)
    return key if 0 < key <= LARGEST_KEY else None
