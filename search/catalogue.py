"""From the address to results: the only place that knows how offers are found. No HTML."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.models import Locale

from offers.cards import Card, cards_of
from offers.models import OfferPage
from search.entries import Entry, fold, load_entries
from search.facets import FACETS, Facet, Option
from search.forms import DEFAULT_DISTANCE, SORTS, CatalogueForm, Sort
from search.places import Point, kilometres, locate

PER_PAGE = 24


@dataclass(frozen=True)
class FacetResult:
    """A facet as the screen shows it."""

    name: str
    label: str
    options: list[Option]

    @property
    def selected_count(self) -> int:
        return sum(option.selected for option in self.options)


@dataclass(frozen=True)
class Choice:
    """A link on the screen: an applied filter, a sort, a page or a suggestion."""

    label: str
    url: str
    value: str = ""
    current: bool = False
    count: int = 0

    @property
    def remove_url(self) -> str:
        return self.url


@dataclass
class Question:
    """What was asked, understood."""

    words: list[str] = field(default_factory=list)
    ticked: dict[str, set[str]] = field(default_factory=dict)
    group: int | None = None
    day: date | None = None
    place: Point | None = None
    within: int = DEFAULT_DISTANCE
    sort: str = Sort.NEWEST


def search_catalogue(params: QueryDict, *, locale: Locale, base_url: str) -> "Results":
    """Return the results for the parameters of an address; malformed ones are left out."""
    return Results(params, locale, base_url)


class Results:
    """Cards, counts and links for one question."""

    def __init__(self, params: QueryDict, locale: Locale, base_url: str) -> None:
        self.params = params
        self.base_url = base_url
        self.form = CatalogueForm(params)
        self._asked = self.form.asked()
        self.problems = self.form.problems()
        self._question = self._understand()
        self._entries = load_entries(locale)
        self._distances = self._measure()
        found = [entry for entry in self._entries if self._fits(entry)]
        self._found = sorted(found, key=self._sort_key())

    # Understanding ------------------------------------------------------------------------

    def _understand(self) -> Question:
        asked = self._asked
        place = None
        if asked["near"]:
            place = locate(asked["near"])
            if place is None:
                self.problems.append(
                    _("We do not know the place “%(place)s”. Try a postcode, for example 2516.")
                    % {"place": asked["near"]}
                )
        sort = asked["sort"] or (Sort.NEAREST if place else Sort.NEWEST)
        return Question(
            words=fold(asked["q"] or "").split(),
            ticked={facet.name: set(asked[facet.name] or []) for facet in FACETS},
            group=asked["group"],
            day=asked["date"],
            place=place,
            within=asked["within"] or DEFAULT_DISTANCE,
            sort=Sort.NEWEST if sort == Sort.NEAREST and not place else sort,
        )

    def _measure(self) -> dict[int, float]:
        """Kilometres from the asked place to each offer that has one."""
        place = self._question.place
        if place is None:
            return {}
        return {entry.pk: kilometres(place, entry.point) for entry in self._entries if entry.point}

    # Finding ------------------------------------------------------------------------------

    def _fits(self, entry: Entry, *, without: str = "") -> bool:
        """True if the entry fits everything asked, except the filter named in `without`."""
        asked = self._question
        if without != "q" and not all(word in entry.text for word in asked.words):
            return False
        if without != "group" and not _fits_group(entry, asked.group):
            return False
        if without != "date" and not _fits_day(entry, asked.day):
            return False
        if without != "near" and not self._fits_place(entry):
            return False
        return all(
            facet.name == without or facet.keeps(entry, asked.ticked[facet.name])
            for facet in FACETS
        )

    def _fits_place(self, entry: Entry) -> bool:
        if self._question.place is None:
            return True
        return self._distances.get(entry.pk, float("inf")) <= self._question.within

    def _sort_key(self) -> Callable[[Entry], Any]:
        far = float("inf")
        keys: dict[str, Callable[[Entry], Any]] = {
            Sort.NEAREST: lambda entry: (self._distances.get(entry.pk, far), entry.pk),
            Sort.SOONEST: _soonest_first,
            Sort.TITLE: lambda entry: (fold(entry.title), entry.pk),
        }
        return keys.get(self._question.sort, _newest_first)

    # Showing ------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        return len(self._found)

    @cached_property
    def page_obj(self) -> Page:
        paginator = Paginator(self._found, PER_PAGE)
        return paginator.get_page(self.params.get("page"))

    @cached_property
    def cards(self) -> list[Card]:
        order = [entry.pk for entry in self.page_obj.object_list]
        # visible() again: an offer withdrawn since the entries were read is not shown.
        shown = OfferPage.objects.visible().filter(pk__in=order)
        by_url = {card.url: card for card in cards_of(shown, distances=self._distances)}
        offers = {offer.pk: offer.get_url() for offer in shown}
        return [by_url[offers[pk]] for pk in order if pk in offers]

    @cached_property
    def facets(self) -> list[FacetResult]:
        return [self._facet(facet) for facet in FACETS]

    def _facet(self, facet: Facet) -> FacetResult:
        others = [entry for entry in self._entries if self._fits(entry, without=facet.name)]
        options = facet.options(others, self._question.ticked[facet.name])
        return FacetResult(facet.name, str(facet.label), options)

    @cached_property
    def _applied(self) -> dict[str, list[tuple[str, str]]]:
        """Map each filter in use to its choices as (value, words)."""
        asked = self._question
        applied: dict[str, list[tuple[str, str]]] = {}
        if asked.words:
            applied["q"] = [("", f"“{self._asked['q']}”")]
        for facet in self.facets:
            ticked = [(option.value, option.label) for option in facet.options if option.selected]
            if ticked:
                applied[facet.name] = ticked
        if asked.group:
            applied["group"] = [("", _("group of %(n)s") % {"n": asked.group})]
        if asked.day:
            applied["date"] = [("", date_format(asked.day, "j F Y"))]
        if asked.place:
            words = _("within %(km)s km of %(place)s")
            applied["near"] = [("", words % {"km": asked.within, "place": asked.place.label})]
        return applied

    @cached_property
    def active(self) -> list[Choice]:
        """Applied filters, each with the address that leaves it out."""
        return [
            Choice(words, self._url(drop=name, value=value))
            for name, ticked in self._applied.items()
            for value, words in ticked
        ]

    @cached_property
    def suggestions(self) -> list[Choice]:
        """When nothing fits: which filter to drop, and how many that gives, most first."""
        if self.total:
            return []
        tries = [
            Choice(
                ", ".join(words for _value, words in ticked),
                self._url(drop=name),
                count=sum(self._fits(entry, without=name) for entry in self._entries),
            )
            for name, ticked in self._applied.items()
        ]
        return sorted((way for way in tries if way.count), key=lambda way: -way.count)

    @property
    def clear_url(self) -> str:
        return self.base_url

    @cached_property
    def sorts(self) -> list[Choice]:
        choices = SORTS
        return [
            Choice(str(label), self._url(sort=value), value, value == self._question.sort)
            for value, label in choices
            if value != Sort.NEAREST or self._question.place
        ]

    @cached_property
    def pages(self) -> list[Choice]:
        """One link per page of results; empty where one page is enough."""
        paginator = self.page_obj.paginator
        if paginator.num_pages == 1:
            return []
        return [
            Choice(str(number), self._url(page=number), str(number), number == self.page_obj.number)
            for number in paginator.page_range
        ]

    @property
    def previous_url(self) -> str:
        page = self.page_obj
        return self._url(page=page.previous_page_number()) if page.has_previous() else ""

    @property
    def next_url(self) -> str:
        page = self.page_obj
        return self._url(page=page.next_page_number()) if page.has_next() else ""

    def _url(self, *, drop: str = "", value: str = "", **replace: Any) -> str:
        """Return the address of this question with one filter left out or one value changed."""
        params = QueryDict(mutable=True)
        for name in self.form.fields:
            kept = self.params.getlist(name)
            if name == drop:
                kept = [item for item in kept if value and item != value]
            if kept := [item for item in kept if item]:
                params.setlist(name, kept)
        for name, item in replace.items():
            params[name] = str(item)
        return f"{self.base_url}?{params.urlencode()}" if params else self.base_url


def _fits_group(entry: Entry, group: int | None) -> bool:
    if group is None:
        return True
    return (entry.group_min or 0) <= group <= (entry.group_max or group)


def _fits_day(entry: Entry, day: date | None) -> bool:
    if day is None:
        return True
    if entry.available_from and day < entry.available_from:
        return False
    if entry.available_until and day > entry.available_until:
        return False
    return not entry.weekdays or str(day.isoweekday()) in entry.weekdays


def _soonest_first(entry: Entry) -> tuple[bool, date, int]:
    """Order by the first day it is possible from today on; what is over comes last."""
    today = localdate()
    over = entry.available_until is not None and entry.available_until < today
    return (over, max(entry.available_from or today, today), -entry.pk)


def _newest_first(entry: Entry) -> tuple[float, int]:
    published = entry.published or datetime(1970, 1, 1, tzinfo=UTC)
    return (-published.timestamp(), -entry.pk)
