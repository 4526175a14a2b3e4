"""Which offers fit a query, how many fit each choice, and in which order. No HTML."""

import datetime
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from numpy.typing import NDArray

from search.bits import bits_of_mask, positions_of, words_of
from search.engine.forms import Sort
from search.engine.index import CatalogueIndex
from search.engine.query import CatalogueQuery
from search.facets.declared import FACET, FACETS
from search.facets.facet import Facet
from search.indexing.packing import LAST_DAY

# Below one word in so many, looking at those alone is quicker.
FEW = 4
# Places of words in a set, and those words.
Filled = tuple[slice | NDArray[np.intp], NDArray[np.uint64]]


@dataclass
class Matches:
    """What fits; sets are of positions in the index at the moment of asking."""

    index: CatalogueIndex
    query: CatalogueQuery
    # Filter → the set it lets through; filters that ask nothing are left out.
    masks: dict[str, int]
    everything: int
    layers: list[int] = field(default_factory=list)
    # Kilometres from the place asked for to each point of the index; the last is infinite.
    kilometres: NDArray[np.float64] | None = None
    corrected: str = ""

    def __post_init__(self) -> None:
        self.size = self.index.size

    @cached_property
    def found(self) -> int:
        """What fits everything asked; once asked, the filters stay as they are."""
        return self.without("")

    @property
    def total(self) -> int:
        return self.found.bit_count()

    def without(self, name: str) -> int:
        """Return what fits everything asked but one filter."""
        if name and name not in self.masks:
            return self.found
        found = self.everything
        for other, mask in self.masks.items():
            if other != name:
                found &= mask
        return found

    def counts(self, name: str) -> dict[str, int]:
        """Map each choice of a facet to how many fit it and all other filters."""
        rest = self.without(name)
        places, words = self._found_words if rest is self.found else _filled(rest, self.size)
        codes, table = self.index.table(name)
        if not codes:
            return {}
        fits = np.bitwise_count(table[:, places] & words).sum(axis=1, dtype=np.uint32)
        if FACET[name].empty_fits:
            fits += np.uint32((rest & ~self.index.chosen.get(name, 0)).bit_count())
        return dict(zip(codes, fits.tolist(), strict=True))

    @cached_property
    def _found_words(self) -> Filled:
        return _filled(self.found, self.size)

    def contains(self, page_id: int) -> bool:
        position = self.index.position_of.get(page_id)
        return position is not None and bool(self.found >> position & 1)

    def distance_km(self, page_id: int) -> float | None:
        """Kilometres from the place asked for, or None if either place is not known."""
        position = self.index.position_of.get(page_id)
        if self.kilometres is None or position is None or position >= self.size:
            return None
        distance = float(self.kilometres[self.index.columns.point[position]])
        return distance if distance < np.inf else None

    # Order --------------------------------------------------------------------------------

    def page_ids(self, start: int, stop: int) -> list[int]:
        """Return the pages from place `start` up to `stop` in the order asked for."""
        positions = positions_of(self.found, self.size)
        if not positions.size:
            return []
        # Another thread may be adding positions: an order must be of one size.
        with self.index.lock:
            keys = self._keys(positions)
        stop = min(stop, positions.size)
        if stop < positions.size:
            nearest = np.argpartition(keys, stop - 1)[:stop]
            positions, keys = positions[nearest], keys[nearest]
        ordered = positions[np.argsort(keys, kind="stable")]
        return [int(page) for page in self.index.columns.page_id[ordered[start:stop]]]

    def all_page_ids(self) -> list[int]:
        return self.page_ids(0, self.total)

    def _keys(self, positions: NDArray[np.intp]) -> NDArray[Any]:
        """Return a number per position that sorts them; no two are equal."""
        index, columns = self.index, self.index.columns
        newest = index.order(Sort.NEWEST, lambda: -columns.published)
        match self.query.sort:
            case Sort.TITLE:
                return index.order(Sort.TITLE, lambda: columns.title)[positions]
            case Sort.SOONEST:
                return _soonest(index)[positions]
            case Sort.NEAREST if self.kilometres is not None:
                ties = newest[positions]
                ordered = np.lexsort((ties, self.kilometres[columns.point[positions]]))
                ranks = np.empty(positions.size, dtype=np.int32)
                ranks[ordered] = np.arange(positions.size, dtype=np.int32)
                return ranks
            case Sort.RELEVANCE:
                layer_of = np.full(self.size, len(self.layers), dtype=np.int64)
                for number, bits in enumerate(self.layers):
                    layer_of[positions_of(bits, self.size)] = number
                return layer_of[positions] * len(newest) + newest[positions]
            case _:
                return newest[positions]


def find(index: CatalogueIndex, query: CatalogueQuery) -> Matches:
    """Answer a query from an index."""
    with index.lock:
        everything = index.alive & index.languages.get(query.language, 0)
        masks = {
            facet.name: _ticked(index, facet, query.ticked[facet.name])
            for facet in FACETS
            if query.ticked.get(facet.name)
        }
        masks |= _number_masks(index, query)
        matches = Matches(index, query, masks, everything)
        _ask_place(matches)
        _ask_words(matches)
    return matches


def _filled(bits: int, size: int) -> Filled:
    """Return a set without the words that are empty, where most of them are.

    What was added to the index since is beyond its last word.
    """
    words = words_of(bits, size)
    places = np.flatnonzero(words)
    if places.size * FEW > words.size:
        return slice(words.size), words
    return places, words[places]


def _ticked(index: CatalogueIndex, facet: Facet, codes: set[str]) -> int:
    sets = index.values.get(facet.name, {})
    found = 0
    for code in codes:
        found |= sets.get(code, 0)
    if facet.empty_fits:
        found |= ((1 << index.size) - 1) & ~index.chosen.get(facet.name, 0)
    return found


def _number_masks(index: CatalogueIndex, query: CatalogueQuery) -> dict[str, int]:
    columns, masks = index.columns, {}
    if query.group is not None:
        fits = (columns.group_min <= query.group) & (columns.group_max >= query.group)
        masks["group"] = bits_of_mask(fits)
    if query.lead is not None:
        masks["lead"] = bits_of_mask(columns.lead_time <= query.lead)
    if query.age is not None:
        masks["age"] = bits_of_mask(columns.minimum_age <= query.age)
    if query.day is not None:
        masks["date"] = _day_mask(index, query.day)
    return masks


def _day_mask(index: CatalogueIndex, day: datetime.date) -> int:
    """Offers possible on this day; one that must be asked for earlier than today is not."""
    columns, number = index.columns, day.toordinal()
    fits = (columns.first_day <= number) & (number <= columns.last_day)
    days_left = (day - localdate()).days
    if days_left >= 0:
        fits &= columns.lead_time <= days_left
    return bits_of_mask(fits) & _ticked(index, FACET["weekday"], {str(day.isoweekday())})


def _ask_place(matches: Matches) -> None:
    query = matches.query
    if query.nowhere is not None:
        matches.masks["near"] = 0
    if query.place is None:
        return
    matches.kilometres = matches.index.kilometres_from(query.place)
    near = matches.kilometres <= query.within
    matches.masks["near"] = bits_of_mask(near.take(matches.index.columns.point))


def _ask_words(matches: Matches) -> None:
    query = matches.query
    if not query.words.strip():
        return
    match = matches.index.vocabularies[query.language].match(query.words, matches.everything)
    matches.layers, matches.corrected = match.layers, match.corrected
    matches.masks["q"] = match.found


def _soonest(index: CatalogueIndex) -> NDArray[Any]:
    """Order by the first day it is possible from today on; what is over comes last."""
    columns, today = index.columns, localdate().toordinal()

    def day() -> NDArray[Any]:
        return np.where(columns.last_day < today, LAST_DAY, np.maximum(columns.first_day, today))

    return index.order((Sort.SOONEST, today), day)
