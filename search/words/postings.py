"""Where words stand: per word the positions of the entries that have it, in numbers."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np


class Postings(dict[str, array]):
    """Map each word to the positions it was added at; `learn` is told each word that is new."""

    def __init__(self, learn: Callable[[str], object]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, word: str) -> array:
        self._learn(word)
        positions = self[word] = array("I")
        return positions

    def bits(self, words: Iterable[str]) -> int:
        """Return a bitset of the positions that have one of these words."""
        # Copies: another thread may be adding to an array, which must not be held then.
        parts = [self[word].tobytes() for word in words if word in self]
        return bits_of(np.frombuffer(b"".join(parts), dtype=np.uint32))

    def count(self, word: str) -> int:
        return len(self[word]) if word in self else 0

    def meets(self, word: str, flags: np.ndarray) -> bool:
        """True if the word stands at a position that is flagged; past the end is not."""
        if word not in self:
            return False
        positions = np.frombuffer(self[word].tobytes(), dtype=np.uint32)
        return bool(flags[positions[positions < len(flags)]].any())


def bits_of(positions: np.ndarray) -> int:
    """Return an int with bit n set for each position n."""
    if not len(positions):
        return 0
    flags = np.zeros(int(positions.max()) + 1, dtype=np.uint8)
    flags[positions] = 1
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def flags_of(bits: int) -> np.ndarray:
    """Return an array of true and false, one per position, of a bitset."""
    raw = np.frombuffer(bits.to_bytes(bits.bit_length() // 8 + 1, "little"), dtype=np.uint8)
    return np.unpackbits(raw, bitorder="little").astype(bool)


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
