"""Names of places as registers write them, in capitals, and as people do."""

import re

from partners.organisations.usual_names import usual_names

SMALL_WORDS = {"'s", "'t", "aan", "bij", "de", "den", "der", "en", "gem", "gem.", "het", "in"}
SMALL_WORDS |= {"onder", "op", "over", "ten", "ter", "van"}
BEGINNING = re.compile(r"(^|-)(ij|[^\W\d_])")
# With what belongs to it: "Nuenen c.a.".
WITH_ITS_PARTS = "c.a."
# A province behind a name stands in capitals where each letter is a word: NH, but Gld.
WORDS_OF_THEIR_OWN = frozenset({"l", "nb", "nh", "zh"})


def usual_capitals(name: str) -> str:
    """Return a name that is all in capitals as people write it: "Bergen (NH)", "Nuenen c.a."."""
    if not name.isupper():
        return name
    words = name.lower().split()
    return " ".join(_word(word, first=place == 0) for place, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    if first:
        return _with_capitals(word)
    if word in SMALL_WORDS or word.strip("()") == WITH_ITS_PARTS:
        return word
    short = word.strip("()").replace(".", "")
    if short in usual_names().short_provinces:
        shown = short.upper() if short in WORDS_OF_THEIR_OWN else short.capitalize()
        return f"({shown})" if word.startswith("(") else shown
    return _with_capitals(word)


def _with_capitals(word: str) -> str:
    return BEGINNING.sub(lambda match: match[0].upper(), word)
