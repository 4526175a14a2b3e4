"""From the URL to a screen: results, counts and links. search/engine/matches.py finds."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from search.engine.facets import Option
from search.engine.forms import PARAMETERS, SORTS, Sort
from search.engine.matches import Matches, find
from search.engine.query import may_sort
from search.facets.declared import FACETS, IN_SENTENCE
from search.facets.facet import Facet
from search.screen.cards import DrawnCard, cards_html
from search.screen.catalogue_request import CatalogueRequest
from search.screen.sentence import Sentence

PER_PAGE = 24
# Of a facet with more choices than MANY, the FIRST most usual are shown at once.
MANY, FIRST = 9, 7
ANYWHERE_KM = 25_000
ALTERNATIVES = 3


@dataclass(frozen=True)
class FacetResult:
    """A facet as the screen shows it."""

    name: str
    label: str
    options: list[Option]

    @property
    def selected_count(self) -> int:
        return sum(option.selected for option in self.options)

    @cached_property
    def first(self) -> list[Option]:
        """What is ticked and what fits most offers, in the order of the list."""
        if len(self.options) <= MANY:
            return self.options
        usual = sorted(self.options, key=lambda option: (not option.selected, -option.count))
        shown = {option.value for option in usual[: max(FIRST, self.selected_count)]}
        return [option for option in self.options if option.value in shown]

    @cached_property
    def more(self) -> list[Option]:
        shown = {option.value for option in self.first}
        return [option for option in self.options if option.value not in shown]


@dataclass(frozen=True)
class Choice:
    """A link on the screen: an applied filter, a sort or a suggestion."""

    label: str
    url: str
    value: str = ""
    current: bool = False
    count: int = 0

    @property
    def remove_url(self) -> str:
        return self.url


class Found:
    """The pages of an answer as a sequence, of which only the slice that is shown is sorted."""

    def __init__(self, matches: Matches) -> None:
        self._matches = matches

    def __len__(self) -> int:
        return self._matches.total

    def __getitem__(self, places: slice) -> list[int]:
        return self._matches.page_ids(places.start, places.stop)


class Results:
    """Cards, counts and links for one request; malformed parameters are left out."""

    def __init__(self, asked: CatalogueRequest) -> None:
        self.params = asked.params
        self.base_url = asked.base_url
        self.form = asked.form
        self.query, self.problems = asked.query, asked.problems
        self.matches = find(asked.index, self.query)

    # Showing ------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        return self.matches.total

    @property
    def corrected(self) -> str:
        """What the reader may have meant, where nothing has the words that were typed."""
        return self.matches.corrected

    @cached_property
    def page_obj(self) -> Page:
        found: Any = Found(self.matches)
        return Paginator(found, PER_PAGE).get_page(self.params.get("page"))

    @property
    def are_as_asked(self) -> bool:
        """False where something was not understood, or the list ends before the page asked for."""
        page = self.params.get("page", "1")
        return not self.problems and page == str(self.page_obj.number)

    @cached_property
    def cards(self) -> list[DrawnCard]:
        order = list(self.page_obj.object_list)
        return cards_html(order, {page: self.matches.distance_km(page) for page in order})

    @property
    def circle(self) -> str:
        """The place that was asked for and the distance, as "52.08,4.31,15"; empty without."""
        place = self.query.place
        if place is None:
            return ""
        return f"{place.latitude:.4f},{place.longitude:.4f},{self.query.within}"

    @property
    def first_number(self) -> int:
        """The place in the whole list of the first card shown."""
        return self.page_obj.start_index()

    @cached_property
    def facets(self) -> list[FacetResult]:
        return [self._facet(facet) for facet in FACETS]

    @cached_property
    def _counts(self) -> dict[str, dict[str, int]]:
        return {facet.name: self.matches.counts(facet.name) for facet in FACETS}

    def _facet(self, facet: Facet) -> FacetResult:
        """Give the choices that fit something, and those that are ticked."""
        ticked = self.query.ticked.get(facet.name, set())
        count_of = self._counts[facet.name].get
        options = [
            Option(code, label, count, code in ticked)
            for code, label in self.matches.index.lists.choices(facet.name)
            if (count := count_of(code, 0)) or code in ticked
        ]
        return FacetResult(facet.name, str(facet.label), options)

    @property
    def facets_beside(self) -> list[FacetResult]:
        """The facets that are not in the sentence."""
        return [facet for facet in self.facets if facet.name not in IN_SENTENCE]

    @cached_property
    def sentence(self) -> Sentence:
        return Sentence(self.form, self.matches, self._counts)

    @cached_property
    def _applied(self) -> dict[str, list[tuple[str, str]]]:
        """Map each filter in use to its choices as (value, words)."""
        asked = self.query
        applied: dict[str, list[tuple[str, str]]] = {}
        if asked.words.strip():
            applied["q"] = [("", f"“{asked.words}”")]
        for facet in self.facets:
            ticked = [(option.value, option.label) for option in facet.options if option.selected]
            if ticked:
                applied[facet.name] = ticked
        numbers = {
            "group": (asked.group, _("group of %(n)s")),
            "lead": (asked.lead, _("at most %(n)s days ahead")),
            "age": (asked.age, _("from %(n)s years")),
        }
        for name, (number, words) in numbers.items():
            if number is not None:
                applied[name] = [("", words % {"n": number})]
        if asked.day:
            applied["date"] = [("", date_format(asked.day, "j F Y"))]
        if asked.place:
            words = _("within %(km)s km of %(place)s")
            applied["near"] = [("", words % {"km": asked.within, "place": asked.place.label})]
        if asked.nowhere:
            applied["near"] = [("", _("near “%(place)s”") % {"place": asked.nowhere.typed})]
        return applied

    @cached_property
    def active(self) -> list[Choice]:
        """Applied filters, each with the URL that leaves it out."""
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
                count=self.matches.without(name).bit_count(),
            )
            for name, ticked in self._applied.items()
        ]
        return sorted((way for way in tries if way.count), key=lambda way: -way.count)

    @property
    def places_meant(self) -> list[Choice]:
        """Where the place is not known: those that may be meant, each with its URL."""
        nowhere = self.query.nowhere
        names = nowhere.suggestions if nowhere else []
        return [Choice(name, self._url(near=name)) for name in names]

    @property
    def other_problems(self) -> list[str]:
        """All but the place that is not known: that one has links to those that may be meant."""
        return [problem for problem in self.problems if problem != str(self.query.nowhere)]

    @cached_property
    def alternatives(self) -> list[DrawnCard]:
        """When nothing fits: the nearest that fit all but the distance."""
        if self.total or not self.query.place:
            return []
        farther = replace(self.query, within=ANYWHERE_KM, sort=Sort.NEAREST)
        matches = find(self.matches.index, farther)
        nearest = matches.page_ids(0, ALTERNATIVES)
        return cards_html(nearest, {page: matches.distance_km(page) for page in nearest})

    @property
    def corrected_url(self) -> str:
        return self._url(q=self.corrected)

    @property
    def url(self) -> str:
        """The URL of this query, without what is no part of it."""
        return self._url()

    @property
    def query_string(self) -> str:
        return self.url.partition("?")[2]

    @property
    def brochure_url(self) -> str:
        return self._url(view="brochure")

    @property
    def is_mix(self) -> bool:
        """True for one of the countless mixes of filters, which search engines need not know."""
        asked = [name for name in self.params if any(self.params.getlist(name))]
        return (
            len(asked) > 1
            or "q" in asked
            or any(len(self.params.getlist(name)) > 1 for name in asked)
        )

    @property
    def clear_url(self) -> str:
        return self.base_url

    @cached_property
    def sorts(self) -> list[Choice]:
        return [
            Choice(str(label), self._url(sort=value), value, value == self.query.sort)
            for value, label in SORTS
            if may_sort(value, self.query)
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
        """Return the URL of this query with one filter left out or one value changed."""
        parts = dict(self._parts)
        if drop:
            values = [
                item for item in self.params.getlist(drop) if value and item and item != value
            ]
            parts[drop] = urlencode({drop: values}, doseq=True)
        for name, item in replace.items():
            parts[name] = urlencode({name: item})
        query_string = "&".join(part for part in parts.values() if part)
        return f"{self.base_url}?{query_string}" if query_string else self.base_url

    @cached_property
    def _parts(self) -> dict[str, str]:
        """Map what was asked to how a URL says it; a page has many links with most of it."""
        asked = {name: [item for item in self.params.getlist(name) if item] for name in PARAMETERS}
        return {
            name: urlencode({name: values}, doseq=True) for name, values in asked.items() if values
        }
