"""What one may ask of the API. Anything else is refused, with a sentence that says why."""

import datetime
from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import override
from ninja import Field, Schema
from pydantic import BeforeValidator, create_model

from api.error_answers import Refused
from moderation.row_keys import LARGEST_KEY
from partners.organisations.enums import Sector
from search.engine.matches import Matches, find
from search.engine.query import query_of
from search.engine.refresh import index_of
from search.facets.declared import FACETS
from texts.normalise import name, one_line

MOST = 100


def _read_as(change: Callable[[str], str]) -> BeforeValidator:
    """Read text as a form does (texts/form_fields.py); NUL is left for the form to refuse."""
    return BeforeValidator(lambda typed: typed if "\x00" in str(typed) else change(str(typed)))


Line = Annotated[str, _read_as(one_line)]
ShortName = Annotated[str, _read_as(name)]
SHORT_NAME = "^[-a-zA-Z0-9_]{0,50}$"

Language = Annotated[
    Literal["nl", "en"], Field(description="which catalogue: the language of the texts")
]
Identifier = Annotated[int, Field(ge=1, le=LARGEST_KEY)]


class Part(Schema):
    """Which part of a list."""

    locale: Language = "nl"
    limit: int = Field(50, ge=1, le=MOST)
    cursor: int = Field(0, ge=0, le=LARGEST_KEY, description="from `next`; no meaning of its own")


class Filters(Schema):
    """The filters of the catalogue: OR within one, AND between them."""

    locale: Language = "nl"
    q: Line = Field("", max_length=100, description="words")
    near: Line = Field("", max_length=60, description="a postcode or place")
    within: Literal["5", "10", "15", "25", "50"] = Field("25", description="kilometres from `near`")
    group: int | None = Field(None, ge=1, le=2000, description="people that must fit")
    date: datetime.date | None = Field(None, description="a day on which it must be possible")
    lead: int | None = Field(None, ge=0, le=365, description="days from now")
    age: int | None = Field(None, ge=4, le=99, description="age of the youngest")


FACET_FIELDS: dict[str, Any] = {
    facet.name: (list[str], Field([], description=f"{facet.label}: codes of /facets"))
    for facet in FACETS
}
FacetFilters: Any = create_model("FacetFilters", __base__=Filters, **FACET_FIELDS)
OfferFilters: Any = create_model("OfferFilters", __base__=(FacetFilters, Part))


class CompanyFilters(Part):
    region: ShortName = Field("", pattern=SHORT_NAME, description="short name of a region")
    sector: Sector | None = None


class OnlyLanguage(Schema):
    locale: Language = "nl"


def refuse_unknown(request: HttpRequest, known: type[Schema]) -> None:
    """Refuse parameters nobody reads: a filter with a slip in its name would find too much."""
    unknown = sorted(set(request.GET) - set(known.model_fields))
    if unknown:
        raise Refused([(name, "There is no such parameter.") for name in unknown])


def matches_for(request: HttpRequest, language: str) -> Matches:
    """Answer the query in a URL as the catalogue does; refuses what it would leave out."""
    index = index_of(request)
    with override("en"):  # as all words of the API itself
        query, problems = query_of(request.GET, language, index.lists)
    if problems:
        raise Refused([("", problem) for problem in problems])
    return find(index, query)
