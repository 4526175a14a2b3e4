"""Where words stand: per word the positions of the entries that have it, in numbers."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from search.bits import bits_of_mask

Positions = NDArray[np.uint32]
NOWHERE: Positions = np.empty(0, dtype=np.uint32)


class Postings:
    """Map each word to the positions it stands at; `learn` is told each word that is new."""

    def __init__(self, learn: Callable[[str], object]) -> None:
        self._learn = learn
        # The first positions of a word are part of one array for all words; what comes later
        # is added to an array of its own.
        self._first: dict[str, Positions] = {}
        self._later: dict[str, array[int]] = {}

    def extend(self, word: str, positions: Positions = NOWHERE) -> None:
        """Add positions to a word; without any, it is known and stands nowhere."""
        if not len(self._first.get(word, NOWHERE)):
            if word not in self._first:
                self._learn(word)
            self._first[word] = positions
        elif len(positions):
            self._later.setdefault(word, array("I")).frombytes(positions.tobytes())

    def __contains__(self, word: str) -> bool:
        return word in self._first

    def bits(self, words: Iterable[str]) -> int:
        """Return a bitset of the positions that have one of these words."""
        parts = [part for word in words for part in self._parts(word)]
        positions = np.concatenate(parts) if parts else NOWHERE
        flags = np.zeros(int(positions.max()) + 1 if positions.size else 0, dtype=bool)
        flags[positions] = True
        return bits_of_mask(flags)

    def count(self, word: str) -> int:
        return sum(map(len, self._parts(word)))

    def meets(self, word: str, flags: NDArray[np.bool_]) -> bool:
        """True if the word stands at a position that is flagged; past the end is not."""
        return any(flags[part[part < len(flags)]].any() for part in self._parts(word))

    def _parts(self, word: str) -> list[Positions]:
        if word not in self._first:
            return []
        if word not in self._later:
            return [self._first[word]]
        # A copy: another thread may be adding to the array, which must not be held then.
        later = self._later[word].tobytes()
        return [self._first[word], np.frombuffer(later, dtype=np.uint32)]


class WordList:
    """All words known, arranged for looking them up by beginning, by part and by length."""

    def __init__(self) -> None:
        self.all: list[str] = []  # who adds to it needs no lock
        self._taken_in = 0
        self._by_start: dict[str, list[str]] = defaultdict(list)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._lines = "\n"

    def take_in(self) -> None:
        """Arrange the words that came since the last time; one thread at a time."""
        new = self.all[self._taken_in :]
        if not new:
            return
        self._taken_in += len(new)
        self._lines += "\n".join(new) + "\n"
        for word in new:
            self._by_start[word[:2]].append(word)
            self._by_length[len(word)].append(word)

    def starting(self, start: str, longest: int = 100) -> list[str]:
        """Return the words with this beginning of two letters or more."""
        words = self._by_start.get(start[:2], [])
        return [word for word in words if word.startswith(start) and len(word) <= longest]

    def containing(self, part: str) -> list[str]:
        lines, found, at = self._lines, [], 0
        while (at := lines.find(part, at)) >= 0:
            end = lines.index("\n", at)
            found.append(lines[lines.rindex("\n", 0, at) + 1 : end])
            at = end
        return found

    def as_long_as(self, shortest: int, longest: int) -> list[str]:
        words: list[str] = []
        for length in range(shortest, longest + 1):
            words += self._by_length.get(length, [])
        return words
