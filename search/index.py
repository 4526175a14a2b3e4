"""The catalogue in the memory of one process: which offers have which choices.

An offer has a position; a set of offers is a Python integer with a bit per position
(search/bits.py). Rows are only added: an offer that changes gets a new position, and `alive`
says which positions count. Read by search/answer.py; kept new by search/current.py.
"""

import gc
import threading
import time
from array import array
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from partners.places import Point
from search.bits import bits_of, bits_of_mask
from search.columns import NOWHERE, Columns
from search.facets import Lists
from search.models.entry import CatalogueEntry
from search.models.page import CataloguePage
from search.models.synonym import Synonym
from search.packing import NEVER, choice_of, unpack
from search.places import EARTH_RADIUS_KM
from search.versions import Version
from search.words.vocabulary import Vocabulary, set_synonyms

READ = ("page_id", "locale__language_code", "packed", "title", "title_words", "words")
CHUNK = 2_000
# With more dead positions than living ones (and this many), loading anew is better.
MANY_DEAD = 5_000
ORIGINS_KEPT = 64


class CatalogueIndex:
    """Sets and columns of all offers in all languages."""

    def __init__(self) -> None:
        # One thread at a time reads or changes what belongs together.
        self.lock = threading.RLock()
        self.version: Version | None = None
        self.lists = Lists()
        self._catalogues: dict[str, CataloguePage] = {}
        self.size = 0
        self.alive = 0
        self.position_of: dict[int, int] = {}
        # Facet → code → set; and facet → set of offers that chose anything in it.
        self.values: dict[str, dict[str, int]] = defaultdict(dict)
        self.chosen: dict[str, int] = defaultdict(int)
        self.languages: dict[str, int] = defaultdict(int)
        self.columns = Columns()
        self.points: list[tuple[float, float]] = []
        self.vocabularies: dict[str, Vocabulary] = {
            language: Vocabulary(language) for language, _name in settings.LANGUAGES
        }
        self.next_expiry = NEVER
        self._numbers: dict[tuple[float, float], int] = {}
        self._orders: dict[Any, NDArray[Any]] = {}
        self._distances: dict[tuple[float, float], NDArray[np.float64]] = {}

    # Filling ------------------------------------------------------------------------------

    def load(self) -> None:
        """Take in every entry there is."""
        self.read_lists()
        rows = CatalogueEntry.objects.order_by("pk").values_list(*READ)
        # Millions of new objects that all stay: looking for garbage among them takes seconds.
        collecting = gc.isenabled()
        gc.disable()
        try:
            self._add(rows.iterator(chunk_size=CHUNK))
        finally:
            if collecting:
                gc.enable()

    def read_lists(self) -> None:
        """Read what is no entry: choices, words that mean the same, the catalogue's addresses."""
        self.lists = Lists.read()
        set_synonyms([synonym.group for synonym in Synonym.objects.all()])
        pages = CataloguePage.objects.live().public().select_related("locale")
        self._catalogues = {page.get_url() or "": page for page in pages}

    def take_in(self, page_ids: Iterable[int]) -> None:
        """Take in what became of these pages."""
        entries = CatalogueEntry.objects.filter(pk__in=page_ids).order_by("pk")
        rows = list(entries.values_list(*READ))
        with self.lock:
            for page_id in page_ids:
                position = self.position_of.pop(page_id, None)
                if position is not None:
                    self.alive &= ~(1 << position)
            self._add(rows)

    @property
    def is_worn(self) -> bool:
        """True if most positions are of offers that changed since."""
        dead = self.size - len(self.position_of)
        return dead > max(MANY_DEAD, len(self.position_of))

    def _add(self, rows: Iterable[tuple[Any, ...]]) -> None:
        sets: dict[str, array[int]] = defaultdict(_positions)
        languages: dict[str, array[int]] = defaultdict(_positions)
        numbers: list[list[float]] = []
        pages, points = array("q"), array("i")
        first = position = self.size
        for page_id, language, packed, title, title_words, words in rows:
            pages.append(page_id)
            languages[language].append(position)
            choices, facts = unpack(packed)
            for choice in choices:
                sets[choice].append(position)
            self.vocabularies[language].add(position, title_words, words, title)
            points.append(self._point_number(facts[-2], facts[-1]))
            numbers.append(facts)
            position += 1
        self._orders.clear()
        if position == first:
            return
        self.size = position
        self.position_of.update(zip(pages, range(first, position), strict=True))
        for choice, positions in sets.items():
            name, code = choice_of(choice)
            bits = bits_of(positions)
            self.values[name][code] = self.values[name].get(code, 0) | bits
            self.chosen[name] |= bits
        for language, positions in languages.items():
            self.languages[language] |= bits_of(positions)
        self.alive |= ((1 << (position - first)) - 1) << first
        self.columns.extend(pages, points, numbers)
        self._drop_expired()

    def _point_number(self, latitude: float, longitude: float) -> int:
        if latitude != latitude:  # NaN: not known
            return NOWHERE
        point = (latitude, longitude)
        if point not in self._numbers:
            self._numbers[point] = len(self.points)
            self.points.append(point)
            self._distances.clear()
        return self._numbers[point]

    @property
    def addresses(self) -> dict[str, str]:
        """Map each language to the address of its catalogue, where everybody may see it."""
        return {page.locale.language_code: path for path, page in self._catalogues.items()}

    def catalogue_at(self, path: str) -> CataloguePage | None:
        """Return the catalogue's page at this address, if everybody may see it."""
        return self._catalogues.get(path)

    # Time ---------------------------------------------------------------------------------

    def let_time_pass(self) -> None:
        """Leave out what expired since; nothing tells of it but the clock."""
        if time.time() >= self.next_expiry:
            self._drop_expired()

    def _drop_expired(self) -> None:
        with self.lock:
            self._expire(time.time())

    def _expire(self, now: float) -> None:
        expired = bits_of_mask(self.columns.expires <= now)
        self.alive &= ~expired
        later = self.columns.expires[self.columns.expires > now]
        self.next_expiry = float(later.min()) if later.size else NEVER

    # Reading ------------------------------------------------------------------------------

    def order(self, name: Any, *keys: NDArray[Any]) -> NDArray[Any]:
        """Return the rank of each position by these keys, the first the most important.

        Equal ones are told apart by page, so that paging is stable. Kept until the next change.
        """
        ranks = self._orders.get(name)
        if ranks is None:
            ordered = np.lexsort((-self.columns.page_id, *reversed(keys)))
            ranks = np.empty(ordered.size, dtype=np.int32)
            ranks[ordered] = np.arange(ordered.size, dtype=np.int32)
            self._orders[name] = ranks
        return ranks

    def kilometres_from(self, origin: Point) -> NDArray[np.float64]:
        """Return the great-circle distance (haversine) to each point, as `columns.point` counts.

        One more at the end is infinite: positions without a place have the number -1.
        """
        key = (origin.latitude, origin.longitude)
        if key not in self._distances:
            if len(self._distances) >= ORIGINS_KEPT:
                self._distances.clear()
            self._distances[key] = _haversine(key, np.array(self.points).reshape(-1, 2))
        return self._distances[key]


def _positions() -> "array[int]":
    return array("I")


def _haversine(origin: tuple[float, float], points: NDArray[Any]) -> NDArray[np.float64]:
    lat1, lat2 = np.radians(origin[0]), np.radians(points[:, 0])
    half_lat = (lat2 - lat1) / 2
    half_lon = np.radians(points[:, 1] - origin[1]) / 2
    chord = np.sin(half_lat) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin(half_lon) ** 2
    known = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return np.append(known, np.inf)
