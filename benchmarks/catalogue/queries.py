"""Queries to the catalogue, each another one, so that no answer was kept from before."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.core.management.base import CommandError
from django.http import QueryDict
from django.utils.timezone import localdate

from benchmarks.catalogue.words import Words
from partners.organisations.locating import Point
from partners.organisations.models import Place
from search.engine.matches import find
from search.engine.query import CatalogueQuery, query_of
from search.engine.refresh import fresh_index

Pairs = list[tuple[str, str]]
# A page of results is full from the smallest catalogue on: the same work at every size.
FULL_PAGE = 24
TRIES = 20_000
BROAD = {
    "kind": ("workshop", "tour", "guest_lesson", "internship"),
    "level": ("bb", "kb", "gl", "tl"),
    "weekday": ("1", "2", "4", "5"),
    "cost": ("free", "paid"),
    "place": ("company", "school"),
    "length": ("hour", "halfday", "day"),
    "profile": ("PIE", "BWI", "M&T", "MVI"),
    "audience": ("pupils", "teachers"),
}


class Queries:
    """Draws them; the same for the same seed."""

    def __init__(self, seed: int = 2) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - the same each time, no secret
        index = fresh_index()
        self.codes = {name: list(codes) for name, codes in index.values.items()}
        areas = Place.objects.values_list("latitude", "longitude", "postcode")
        self.points = [Point(*area) for area in areas]
        self.dice.shuffle(self.points)

    def mixes(self) -> dict[str, Callable[[], CatalogueQuery]]:
        """Map the name of each mix of filters to what draws one."""
        return {
            "a group": lambda: self._ask(group=self.dice.randint(2, 60)),
            "one facet": lambda: self._ask(facets=1),
            "three facets": lambda: self._ask(facets=3),
            "six facets, group": lambda: self._ask(facets=6, group=self.dice.randint(2, 60)),
            "day, group, lead time, age": lambda: self._ask(**self._numbers()),
            "distance": lambda: self._ask(place=self.points.pop(), within=25),
            "all of these": lambda: self._ask(
                facets=3, place=self.points.pop(), within=50, **self._numbers()
            ),
        }

    def _ask(self, *, facets: int = 0, **facts: Any) -> CatalogueQuery:
        names = self.dice.sample(sorted(self.codes), facets)
        ticked = {
            name: set(self.dice.sample(self.codes[name], min(2, len(self.codes[name]))))
            for name in names
        }
        return CatalogueQuery(language="nl", ticked=ticked, **facts)

    def _numbers(self) -> dict[str, Any]:
        return {
            "group": self.dice.randint(2, 60),
            "day": localdate() + timedelta(days=self.dice.randint(1, 300)),
            "lead": self.dice.randint(1, 60),
            "age": self.dice.randint(12, 18),
        }


def filter_urls(url: str, many: int, seed: int = 3) -> list[str]:
    """Return different URLs with two or three filters that fill a page."""
    dice = random.Random(seed)  # noqa: S311 - the same each time, no secret
    return _full_pages(url, many, _filters(dice))


def text_urls(url: str, many: int, words: Words) -> list[str]:
    """Return different URLs with one or two words that fill a page."""
    return _full_pages(url, many, _words(words))


def _filters(dice: random.Random) -> Iterator[Pairs]:
    while True:
        pairs = [("group", str(dice.randint(9, 24)))]
        for name in dice.sample(sorted(BROAD), dice.choice((1, 2, 2))):
            many = dice.choice((1, 2))
            pairs += [(name, code) for code in dice.sample(BROAD[name], many)]
        yield pairs


def _words(words: Words) -> Iterator[Pairs]:
    while True:
        text = words.noun() if words.dice.random() < 0.7 else f"{words.noun()} {words.noun()}"
        yield [("q", text)]


def _full_pages(url: str, many: int, asked: Iterator[Pairs]) -> list[str]:
    found: dict[str, None] = {}
    index = fresh_index()
    full = min(FULL_PAGE, len(index.position_of) // 10)
    for pairs in islice(asked, TRIES):
        query_string = urlencode(pairs)
        query, _problems = query_of(QueryDict(query_string), "nl", index.lists)
        if find(index, query).total >= full:
            found[f"{url}?{query_string}"] = None
        if len(found) == many:
            return list(found)
    raise CommandError(f"Only {len(found)} of {many} questions fill a page; take more offers.")
