"""Where the words of a query stand, and what that makes of the whole query."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.text.synonyms import Span


@dataclass(frozen=True, slots=True)
class Hits:
    """Bitsets of where a word or phrase stands: as typed or in any form, title or anywhere."""

    title_as_typed: int
    title: int
    as_typed: int
    anywhere: int

    def __and__(self, other: "Hits") -> "Hits":
        return Hits(
            self.title_as_typed & other.title_as_typed,
            self.title & other.title,
            self.as_typed & other.as_typed,
            self.anywhere & other.anywhere,
        )

    def __or__(self, other: "Hits") -> "Hits":
        return Hits(
            self.title_as_typed | other.title_as_typed,
            self.title | other.title,
            self.as_typed | other.as_typed,
            self.anywhere | other.anywhere,
        )


NO_HITS = Hits(0, 0, 0, 0)


def tiled(singles: Sequence[int], spans: Sequence[tuple[Span, Hits]], kind: str) -> int:
    """Return where all words stand, each by itself or as part of a stretch said otherwise."""
    until = [-1] + [0] * len(singles)  # what fits the words before each place
    for end in range(1, len(until)):
        until[end] = until[end - 1] & singles[end - 1]
        for span, hits in spans:
            if span.end == end:
                until[end] |= until[span.start] & getattr(hits, kind)
    return until[-1]


def apart(ranked: Sequence[int], found: int) -> list[int]:
    """Cut what was found into layers: each holds what the ones before do not."""
    layers = []
    for bits in ranked:
        layer = bits & found
        found ^= layer
        layers.append(layer)
    return layers
