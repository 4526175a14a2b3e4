"""A shelf of offers: titles and texts in a vocabulary, found by their number."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from search.text.folding import normalised
from search.text.synonyms import set_synonyms, synonym_groups
from search.text.vocabulary import Match, Vocabulary


def put(
    vocabulary: Vocabulary,
    position: int,
    title: Sequence[str],
    text: Sequence[str],
    written: str = "",
) -> None:
    """Add one entry with these normalised words."""
    at = np.array([position], dtype=np.uint32)
    vocabulary.take_in([(w, at) for w in title], [(w, at) for w in text], [written])


class Shelf:
    """Offers as (title, text), each at the position of its number."""

    def __init__(self, offers: Sequence[tuple[str, str]], language: str = "nl") -> None:
        self.vocabulary = Vocabulary(language)
        self.alive = 0
        for title, text in offers:
            self.add(title, text)

    def add(self, title: str, text: str = "") -> None:
        position = self.alive.bit_length()
        put(self.vocabulary, position, normalised(title), normalised(text), title)
        self.alive |= 1 << position

    def match(self, text: str) -> Match:
        return self.vocabulary.match(text, self.alive)

    def find(self, text: str) -> list[int]:
        """The numbers of what is found, by what the reader typed itself."""
        match = self.match(text)
        return [] if match.corrected else numbers(match.found)

    def ranked(self, text: str) -> list[list[int]]:
        return [numbers(layer) for layer in self.match(text).layers if layer]

    def suggest(self, text: str, limit: int = 8) -> list[str]:
        return self.vocabulary.suggest(text, self.alive, limit)


def numbers(bits: int) -> list[int]:
    return [place for place in range(bits.bit_length()) if bits >> place & 1]


@pytest.fixture(autouse=True, scope="module")
def no_other_synonyms() -> Iterator[None]:
    """They hold for the whole process: those of other tests are put aside, and back."""
    others = synonym_groups()
    set_synonyms([])
    yield
    set_synonyms(others)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(
        [
            ("Lassen met de robot", "Je last een deur in Delft."),  # 0
            ("Bezoek de metaalbewerking", "Langs de werkplaatsen."),  # 1
            ("Één dag in het café", "Koken voor dertig gasten."),  # 2
            ("3D-printen met plaatmetaal", "Van tekening tot lasrobot."),  # 3
            ("Rondleiding door de haven", "Met een kraan erbij, en een robot."),  # 4
            ("Gastles over drones", "Wij komen bij jullie op school."),  # 5
        ]
    )
