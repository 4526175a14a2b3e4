"""What a word that occurs nowhere may have been meant to be."""

from collections.abc import Callable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.text.folding import PIECE, pieces_of
from search.text.postings import WordList
from search.text.stems import bases_of

# How often a word occurs.
Count = Callable[[str], int]

# Letters of a word → slips of the pen that are forgiven; two that changed places count as one.
FORGIVEN = ((6, 2), (4, 1))
MOST = 12
# Letters of a part that says what a compound is about, and of what stands beside it.
SHORTEST_PART, SHORTEST_REST = 4, 3


def slips_forgiven(word: str) -> int:
    return next((slips for length, slips in FORGIVEN if len(word) >= length), 0)


def words_near(word: str, known: WordList, count: Count, language: str) -> list[str]:
    """Return the known words nearest to this one, or to it without its ending, best first.

    As near as can be, then with the same first letter, then the one that occurs most. Where none
    is near, what a compound of Dutch is made of.
    """
    if word.isdigit():
        return []
    base = min(bases_of(word, language), key=lambda base: (len(base), base))
    spellings = [word, base] if len(base) < len(word) - 1 else [word]
    for spelling in spellings:
        if near := _near(spelling, known, count):
            return near
    return _parts(word, count) if language == "nl" else []


def _near(word: str, known: WordList, count: Count) -> list[str]:
    slips = slips_forgiven(word)
    if not slips:
        return []
    candidates = known.as_long_as(len(word) - slips, len(word) + slips)
    near = process.extract(
        word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=None, processor=None
    )
    order = sorted(
        (distance, other[0] != word[0], -count(other), other)
        for other, distance, _place in near
        # Two slips and another beginning is another word.
        if not other.isdigit() and (distance < 2 or other[0] == word[0])
    )
    return [other for *_rank, other in order[:MOST]]


def _parts(word: str, count: Count) -> list[str]:
    """Return what a compound begins or ends with, the longest first: hout of houtbewerking."""
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_REST + 1)
    parts = [word[:cut] for cut in cuts] + [word[-cut:] for cut in cuts]
    return sorted(filter(count, parts), key=lambda part: (-len(part), part))


def in_two(word: str, count: Count) -> tuple[str, str] | None:
    """Return the two known words a word is written together from: 3dprinten, lasrobot.

    Of more ways the one whose rarest part occurs most.
    """
    ways = [
        (word[:cut], word[cut:])
        for cut in range(2, len(word) - 1)
        if _can_stand(word[:cut]) and _can_stand(word[cut:])
    ]
    known = [way for way in ways if all(map(count, way))]
    return max(known, key=lambda way: min(map(count, way)), default=None)


def _can_stand(part: str) -> bool:
    return len(part) > 2 or any(sign.isdigit() for sign in part)


def replaced(text: str, better: dict[str, str], spelled: dict[str, str]) -> str:
    """Return the text with the better words in the place of the worse."""
    written = []
    end = 0
    for piece, (_piece, words) in zip(PIECE.finditer(text), pieces_of(text), strict=True):
        if any(word in better for word in words):
            chosen = [better.get(word, word) for word in words]
            new = " ".join(spelled.get(word, word) for word in chosen)
        else:
            new = piece[0]
        written += [text[end : piece.start()], new]
        end = piece.end()
    return " ".join("".join([*written, text[end:]]).split())
