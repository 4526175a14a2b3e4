"""What a reader asks of the catalogue, understood from the parameters of a URL."""

from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from partners.organisations.locating import Point, locate, suggestions
from search.engine.facets import Lists
from search.engine.forms import DEFAULT_DISTANCE, CatalogueForm, Sort
from search.facets.declared import FACETS


@dataclass(frozen=True)
class Nowhere:
    """A place that nobody knows, and up to three that may be meant."""

    typed: str
    suggestions: list[str]

    @property
    def sentence(self) -> str:
        told = _("We do not know the place “%(place)s”. Try a postcode, for example 2516.")
        return told % {"place": self.typed}

    def __str__(self) -> str:
        if not self.suggestions:
            return self.sentence
        told = _("Did you mean: %(places)s?") % {"places": ", ".join(self.suggestions)}
        return f"{self.sentence} {told}"


@dataclass
class CatalogueQuery:
    """Everything is optional; `language` is the code of the language of the offers.

    Nothing is near a place that nobody knows: then `nowhere` is told, and `place` empty.
    """

    language: str
    words: str = ""
    ticked: dict[str, set[str]] = field(default_factory=dict)
    group: int | None = None
    day: date | None = None
    lead: int | None = None
    age: int | None = None
    place: Point | None = None
    nowhere: Nowhere | None = None
    within: int = DEFAULT_DISTANCE
    sort: str = ""


def query_of(params: QueryDict, language: str, lists: Lists) -> tuple[CatalogueQuery, list[str]]:
    """Return the query, and a sentence for each parameter that was not understood.

    `lists` are those of the index that is asked.
    """
    return query_in(CatalogueForm(params, lists=lists), language)


def query_in(form: CatalogueForm, language: str) -> tuple[CatalogueQuery, list[str]]:
    asked, problems = form.asked(), form.problems()
    place = locate(asked["near"]) if asked["near"] else None
    nowhere = None
    if asked["near"] and place is None:
        nowhere = Nowhere(asked["near"], suggestions(asked["near"]))
        problems.append(str(nowhere))
    query = CatalogueQuery(
        language=language,
        words=asked["q"] or "",
        ticked={facet.name: set(asked[facet.name] or []) for facet in FACETS},
        group=asked["group"],
        day=asked["date"],
        lead=asked["lead"],
        age=asked["age"],
        place=place,
        nowhere=nowhere,
        within=asked["within"] or DEFAULT_DISTANCE,
    )
    query.sort = _sort(asked["sort"], query)
    return query, problems


def _sort(asked: str, query: CatalogueQuery) -> str:
    """Return how to sort: as asked where that is possible, else by what was asked for."""
    if asked and may_sort(asked, query):
        return asked
    if query.words.strip():
        return Sort.RELEVANCE
    return Sort.NEAREST if query.place else Sort.NEWEST


def may_sort(sort: str, query: CatalogueQuery) -> bool:
    """False for an order that needs what was not asked: a place, or words."""
    if sort == Sort.NEAREST:
        return query.place is not None
    return sort != Sort.RELEVANCE or bool(query.words.strip())
