"""From text to words: lower case, no accents, no words that say nothing.

What is stored and what is typed go through the same functions, so they cannot differ.
"""

import re
import unicodedata
from collections.abc import Iterator

from search.text.stop_words import STOP_WORDS
from texts.normalise import few_marks

# Longer ones are cut, when stored and when asked: no word of Dutch is longer.
LONGEST_WORD = 40
LONGEST_PIECE = 10 * LONGEST_WORD  # with what stands after its apostrophes

APOSTROPHES = "'’‘ʼ`´"
# First 's, 't and the like in front of a word, which are no words; then words as one writes
# them, an apostrophe within (auto's) included.
PIECE = re.compile(
    rf"(?<![^\W_])[{APOSTROPHES}][stnkmr](?![^\W_])|[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(rf"[{APOSTROPHES}]")
# What may stand after an apostrophe without being a word: auto's, foto'tje, don't, we're.
ENDINGS = frozenset({"s", "n", "t", "r", "m", "d", "ll", "re", "ve", "tje", "tjes", "en", "er"})

# Invisible signs, halves of characters, and what no standard names.
NOTHING = frozenset({"Cf", "Cs", "Co", "Cn"})
# Letters of Europe that Unicode does not take apart.
LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)


def fold(text: str) -> str:
    """Return text in lower case and without accents, for comparing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", few_marks(text))
    apart = unicodedata.normalize("NFKD", apart.casefold())
    plain = "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")
    return plain.translate(LETTERS)


def cleaned(text: str) -> str:
    """Return text without signs one cannot see; what moves the pen becomes a space."""
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    for sign in unicodedata.normalize("NFC", few_marks(text)):
        kind = unicodedata.category(sign)
        if kind not in NOTHING:
            if kind == "No" and kept[-1:] != [" "]:  # 1½ is not 11
                kept.append(" ")
            kept.append(" " if kind[0] in "CZ" else sign)
    return "".join(kept)


def words_of(piece: str) -> list[str]:
    """Return the folded words of one piece of text, stop words included."""
    if piece[0] in APOSTROPHES:
        return []
    if piece == "IT":  # the trade; in small letters it is a stop word
        return ["ict"]
    first, *rest = APOSTROPHE.split(fold(piece[:LONGEST_PIECE]))
    parts = [first, *(part for part in rest if part not in ENDINGS)]
    return [word[:LONGEST_WORD] for part in parts for word in WORD.findall(part)]


def pieces_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each piece of a cleaned text with the words in it that say something."""
    for found in PIECE.finditer(text):
        piece = found[0]
        yield piece, [word for word in words_of(piece) if word not in STOP_WORDS]


def normalised(text: str) -> list[str]:
    """Return the folded words of a text, in order, stop words left out; as often as they stand."""
    return [word for _piece, words in pieces_of(cleaned(text)) for word in words]
