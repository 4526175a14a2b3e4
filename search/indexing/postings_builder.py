"""Which term stands at which positions, gathered entry by entry and given back per term."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TERM_BITS = np.uint64(32)
POSITION = np.uint64(2**32 - 1)


@dataclass(frozen=True)
class Postings:
    """Terms by number, and beside each the line it stands in, counted from 0."""

    terms: NDArray[np.uint32]
    lines: NDArray[np.uint32]


class Gathered:
    """Pairs of term and position as one number each, which sorts them all at once.

    Kept in an array of Python: it grows in place, where joining pieces of numpy would leave
    holes in the memory of the process.
    """

    def __init__(self) -> None:
        self._pairs = array("Q")

    def add(self, postings: Postings, first: int) -> None:
        """Add terms of lines of which the first has this position."""
        positions = postings.lines + np.uint64(first)
        self._pairs.frombytes((postings.terms.astype(np.uint64) << TERM_BITS | positions).tobytes())

    def __iter__(self) -> Iterator[tuple[int, NDArray[np.uint32]]]:
        """Give each term with its positions, both ascending."""
        if not self._pairs:
            return
        pairs = np.frombuffer(self._pairs, dtype=np.uint64)
        pairs.sort()
        terms = (pairs >> TERM_BITS).astype(np.uint32)
        positions = (pairs & POSITION).astype(np.uint32)
        first = np.flatnonzero(np.diff(terms, prepend=terms[0] + 1))
        ends = np.append(first[1:], terms.size)
        for start, end in zip(first.tolist(), ends.tolist(), strict=True):
            yield int(terms[start]), positions[start:end]
