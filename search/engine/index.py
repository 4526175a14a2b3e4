"""The catalogue in the memory of one process: which offers have which choices.

An offer has a position; a set of offers is a Python integer with a bit per position
(search/bits.py). Rows are only added: an offer that changes gets a new position, and `alive`
says which positions count. Read by search/engine/matches.py; kept new by search/engine/refresh.py.
"""

import gc
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from partners.organisations.locating import Point
from search.bits import bits_of, bits_of_mask, bits_of_run, words_of
from search.engine.columns import NOWHERE, Columns
from search.engine.distances import kilometres, unit_vectors
from search.engine.facets import Lists
from search.indexing.packing import NEVER, unpack
from search.indexing.postings_builder import Gathered
from search.indexing.terms import all_texts, choice_of, texts_of
from search.indexing.versions import Version
from search.models.entry import CatalogueEntry
from search.models.page import CataloguePage
from search.models.synonym import Synonym
from search.text.vocabulary import Vocabulary, set_synonyms

READ = ("page_id", "locale__language_code", "packed", "title")
Row = tuple[Any, ...]
LANGUAGE = itemgetter(1)
CHUNK = 5_000
# With more dead positions than living ones (and this many), loading anew is better.
MANY_DEAD = 5_000
ORIGINS_CACHED = 64


# The codes of a facet, and for each a row of its set in words of 64 bits.
Table = tuple[list[str], NDArray[np.uint64]]


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
        self.points = unit_vectors(np.empty((0, 2)))
        self.vocabularies: dict[str, Vocabulary] = {
            language: Vocabulary(language) for language, _name in settings.LANGUAGES
        }
        self.next_expiry = NEVER
        self._numbers: dict[tuple[float, float], int] = {}
        self._texts: dict[int, str] = {}
        self._orders: dict[Any, NDArray[Any]] = {}
        self._tables: dict[str, Table] = {}
        self._distances: dict[tuple[float, float], NDArray[np.float64]] = {}

    # Filling ------------------------------------------------------------------------------

    def load(self) -> None:
        """Take in every entry there is."""
        self.read_lists()
        self._texts = all_texts()
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
        """Read what is no entry: choices, words that mean the same, the catalogue's URLs."""
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

    def _add(self, rows: Iterable[Row]) -> None:
        choices = Gathered()
        titles: dict[str, Gathered] = defaultdict(Gathered)
        words: dict[str, Gathered] = defaultdict(Gathered)
        written: dict[str, list[str]] = defaultdict(list)
        for language, some in _by_language(rows):
            page_ids, _languages, lines, names = zip(*some, strict=True)
            unpacked, first = unpack(lines), self.size
            choices.add(unpacked.choices, first)
            titles[language].add(unpacked.title_words, first)
            words[language].add(unpacked.words, first)
            written[language] += [name for name in names if not name.isascii()]
            self._add_positions(language, page_ids, unpacked.numbers)
        self._add_choices(choices)
        for language, odd in written.items():
            vocabulary = self.vocabularies[language]
            vocabulary.take_in(self._named(titles[language]), self._named(words[language]), odd)
        self._orders.clear()
        self._tables.clear()
        self._drop_expired()

    def _add_positions(
        self, language: str, page_ids: Sequence[int], numbers: NDArray[np.float64]
    ) -> None:
        first, end = self.size, self.size + len(page_ids)
        self.columns.extend(page_ids, self._point_numbers(numbers[:, -2:]), numbers)
        self.position_of.update(zip(page_ids, range(first, end), strict=True))
        self.languages[language] |= bits_of_run(first, end)
        self.alive |= bits_of_run(first, end)
        self.size = end

    def _add_choices(self, choices: Gathered) -> None:
        for choice, positions in self._named(choices):
            name, code = choice_of(choice)
            bits = bits_of(positions)
            self.values[name][code] = self.values[name].get(code, 0) | bits
            self.chosen[name] |= bits

    def _named(self, gathered: Gathered) -> Iterator[tuple[str, NDArray[np.uint32]]]:
        """Give terms by their text; one that has none is left out, and check_catalogue tells."""
        found = list(gathered)
        unknown = [term for term, _positions in found if term not in self._texts]
        self._texts.update(texts_of(unknown))
        return ((self._texts[term], where) for term, where in found if term in self._texts)

    def _point_numbers(self, places: NDArray[np.float64]) -> NDArray[np.intp]:
        """Return the number of each place (latitude, longitude); NOWHERE where it is not known."""
        known = ~np.isnan(places[:, 0])
        distinct, which = np.unique(places[known], axis=0, return_inverse=True)
        for point in distinct.tolist():
            self._numbers.setdefault(tuple(point), len(self._numbers))
        if len(self._numbers) > len(self.points):
            self.points = unit_vectors(np.array(list(self._numbers)))
            self._distances.clear()
        numbers = np.full(len(places), NOWHERE, dtype=np.intp)
        numbers[known] = np.array([self._numbers[tuple(p)] for p in distinct.tolist()], np.intp)[
            which
        ]
        return numbers

    @property
    def urls(self) -> dict[str, str]:
        """Map each language to the URL of its catalogue, where everybody may see it."""
        return {page.locale.language_code: path for path, page in self._catalogues.items()}

    def catalogue_at(self, path: str) -> CataloguePage | None:
        """Return the catalogue's page at this URL, if everybody may see it."""
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

    def order(self, name: Any, key: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """Return the rank of each position by this key.

        Equal ones are told apart by page, so that paging is stable. Cached until the next change.
        """
        ranks = self._orders.get(name)
        if ranks is None:
            ordered = np.lexsort((-self.columns.page_id, key()))
            ranks = np.empty(ordered.size, dtype=np.int32)
            ranks[ordered] = np.arange(ordered.size, dtype=np.int32)
            self._orders[name] = ranks
        return ranks

    def table(self, name: str) -> Table:
        """Return the choices of a facet and a row of their sets. Cached until the next change."""
        with self.lock:
            if name not in self._tables:
                sets = self.values.get(name, {})
                rows = [words_of(bits, self.size) for bits in sets.values()]
                self._tables[name] = list(sets), np.array(rows, dtype=np.uint64)
            return self._tables[name]

    def kilometres_from(self, origin: Point) -> NDArray[np.float64]:
        """Return the great-circle distance to each point, as `columns.point` counts.

        One more at the end is infinite: positions without a place have the number -1.
        """
        key = (origin.latitude, origin.longitude)
        if key not in self._distances:
            if len(self._distances) >= ORIGINS_CACHED:
                self._distances.clear()
            self._distances[key] = np.append(kilometres(origin, self.points), np.inf)
        return self._distances[key]


def _by_language(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Give rows in parts that are not too large, each of one language."""
    source = iter(rows)
    while some := sorted(islice(source, CHUNK), key=LANGUAGE):
        for language, part in groupby(some, LANGUAGE):
            yield language, list(part)
