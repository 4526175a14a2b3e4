"""What the API answers, in words for whoever builds on it."""

import datetime
from typing import Any

from ninja import Field, Schema
from pydantic import create_model

from offers.enums import DurationUnit
from search.facets.declared import FACETS
from search.facets.facet import ApiField


class Problem(Schema):
    """One thing that is wrong; `where` is the parameter, empty for the URL itself."""

    where: str
    message: str


class Problems(Schema):
    errors: list[Problem]


class Provider(Schema):
    """The company or network whose offer it is."""

    id: int
    name: str
    url: str


class Duration(Schema):
    amount: int
    unit: DurationUnit


class OfferFacts(Schema):
    """What an offer tells beside its facets."""

    id: int
    language: str = Field(description="language of the texts: nl or en")
    url: str
    title: str
    summary: str
    provider: Provider | None
    place: str
    distance_km: float | None = Field(None, description="from `near`, where that was asked")
    group_min: int | None
    group_max: int | None
    minimum_age: int | None
    duration: Duration | None
    available_from: datetime.date | None
    available_until: datetime.date | None
    lead_time_days: int | None
    cost: int | None = Field(description="whole euros; 0 is free, null says nothing")
    cost_note: str
    published_at: datetime.datetime
    changed_at: datetime.datetime | None


def field_of(api: ApiField) -> tuple[Any, Any]:
    """Return the type of a field that tells a facet, and what the description says of it."""
    kind: Any = list[api.type] if api.many else api.type  # type: ignore[name-defined]
    optional = not (api.many or api.always)
    return kind | None if optional else kind, Field(..., description=api.description or None)


FACET_FIELDS: dict[str, Any] = {
    facet.api.name: field_of(facet.api) for facet in FACETS if facet.api and not facet.api.of_page
}
Offer: Any = create_model(
    "Offer",
    __base__=OfferFacts,
    __doc__="One offer in one language, as its approved page says it. Codes are those of /facets.",
    **FACET_FIELDS,
)


class Detail(Schema):
    label: str
    value: str


class Version(Schema):
    """The same offer in another language."""

    id: int
    language: str
    url: str


class WholeOffer(Offer):
    description: str = Field(description="simple HTML: headings, paragraphs, lists")
    learning_goals: str
    bring: str
    safety_gear: str
    accessibility_note: str
    details: list[Detail] = Field(description="what only this kind of offer has")
    picture: str = Field(description="URL of a picture for links, 1200 by 630")
    versions: list[Version]


class Site(Schema):
    name: str
    postcode: str = Field(description="four digits")
    place: str


class Company(Schema):
    """A company as its approved page says it."""

    id: int
    language: str
    url: str
    name: str
    summary: str
    region: str
    place: str
    sector: str | None
    website: str | None
    recognised_training_company: bool
    sites: list[Site]
    offers: int = Field(description="how many can be asked for, in this language")


class Region(Schema):
    slug: str
    language: str
    url: str
    name: str
    intro: str
    companies: int
    offers: int


class Choice(Schema):
    code: str
    label: str
    count: int = Field(description="how many fit it and all other filters")


class Facet(Schema):
    name: str = Field(description="also the name of the parameter")
    label: str
    choices: list[Choice]


class Answer(Schema):
    """A part of a list; `next` is the URL of what follows, or null at the end."""

    count: int = Field(description="how many there are in all parts together")
    next: str | None


class Offers(Answer):
    results: list[Offer]


class Companies(Answer):
    results: list[Company]


class Regions(Schema):
    count: int
    results: list[Region]


class Facets(Schema):
    count: int = Field(description="how many offers fit everything asked")
    results: list[Facet]


Json = dict[str, Any]
