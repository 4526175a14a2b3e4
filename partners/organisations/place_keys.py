"""By what two spellings of one place are known to be the same.

What is stored and what is typed go through the same function, so they cannot differ.
"""

import re
import unicodedata
from functools import lru_cache

# Longer ones are cut: no place in the Netherlands has half of it.
LONGEST = 100

APOSTROPHES = re.compile("['’‘‛ʼ`´′＇]")
# 'A' and 'b' stand for prepositions in "Alphen a/d Rijn" and "Wijk b. Duurstede".
PREPOSITIONS = {"aan": "aan", "a": "aan", "ad": "aan", "bij": "by", "b": "by", "bd": "by"}
PREPOSITIONS |= {"op": "op", "o": "op", "od": "op", "in": "in", "i": "in"}
ARTICLES = frozenset({"d", "dn", "de", "den", "der", "het", "t", "n"})
SAME_WORDS = {"st": "sint", "snt": "sint", "sinte": "sint", "het": "t", "nw": "nieuw"}
# "Beek & Donk" and "Berkel-Rodenrijs"; "Spaarndam gem. Haarlem".
SILENT = frozenset({"en", "e", "gem", "gemeente"})


@lru_cache(maxsize=16384)
def place_key(name: str) -> str:
    """Return the key of a name: letters and digits only, the same for every usual spelling.

    Without accents, hyphens and spaces; "Sint" for "St.", "aan" for "aan den", "a/d" and the
    like, y for ij.
    """
    return "".join(_canonical(words_of(name)))


def words_of(name: str) -> list[str]:
    """Return the folded words of a name."""
    name = APOSTROPHES.sub("", name[:LONGEST]).replace("&", " en ")
    apart = unicodedata.normalize("NFKD", name).casefold().replace("ij", "y")
    plain = "".join(sign for sign in apart if unicodedata.category(sign) not in ("Mn", "Cf"))
    return re.findall(r"[^\W_]+", plain)


def _canonical(words: list[str]) -> list[str]:
    if words[1:] and words[-2:] == ["c", "a"]:  # "Nuenen c.a.": with what belongs to it
        words = words[:-2]
    found: list[str] = []
    after_preposition = False
    for place, word in enumerate(words):
        # Not at the begin: that is a name, such as "'t Zand" or "Aan de Poel".
        inside = 0 < place < len(words) - 1
        if inside and after_preposition and word in ARTICLES:
            continue
        after_preposition = inside and word in PREPOSITIONS
        if after_preposition:
            found.append(PREPOSITIONS[word])
        elif not (inside and word in SILENT):
            found.append(SAME_WORDS.get(word, word))
    return found
