"""A facet is declared in one place; what a declaration lacks is named."""

from dataclasses import replace
from typing import Any

import pytest

from api.offers import facet_fields
from api.parameters import OfferFilters
from api.schemas import Offer
from offers.kinds.facility import FacilityPage
from offers.kinds.tour import TourPage
from search.engine.forms import CatalogueForm
from search.facets.checks import TAKEN, check_facets, errors_of
from search.facets.declared import FACETS, IN_SENTENCE
from search.facets.facet import ApiField, Facet
from search.facets.providers import Providers
from search.facets.values import chosen
from search.indexing.facet_values import values_of
from tests.conftest import World


def complete(**other: Any) -> Facet:
    return replace(FACETS[1], **{"name": "season", "api": ApiField("season"), **other})


def test_every_facet_declares_everything() -> None:
    assert check_facets() == []
    assert set(IN_SENTENCE) == {"weekday", "year"}


@pytest.mark.parametrize(
    ("facet", "said"),
    [
        (complete(), []),
        (complete(label=""), ["The facet “season” lacks its “label”."]),
        (complete(values=None), ["The facet “season” lacks its “values”."]),
        (complete(when_empty=None), ["The facet “season” lacks its “when_empty”."]),
        (
            Facet(name="season"),
            [
                f"The facet “season” lacks its “{name}”."
                for name in ("label", "choices", "values", "when_empty", "shown", "api")
            ],
        ),
        (complete(name="page"), ["The facet “page” has the name of another parameter."]),
        (
            complete(name="Sea son"),
            ["The facet “Sea son” needs a name of small letters only: it stands in URLs."],
        ),
        (
            complete(relation="title"),
            ["The facet “season” names the relation “title”, and offers have none."],
        ),
        (complete(name="kind"), ["2 facets are called “kind”."]),
        (complete(api=ApiField("kind")), ["2 fields are called “kind”."]),
    ],
)
def test_declaration_that_lacks_something_is_told(facet: Facet, said: list[str]) -> None:
    assert [error.msg for error in errors_of([*FACETS, facet])] == said


def test_field_of_one_kind_says_nothing_of_the_others() -> None:
    codes_of = chosen("lending", of=FacilityPage)

    assert list(codes_of(FacilityPage(lending="on_site"), Providers())) == ["on_site"]
    assert list(codes_of(FacilityPage(), Providers())) == []
    assert list(codes_of(TourPage(), Providers())) == []


def test_names_of_other_parameters_are_all_taken() -> None:
    facets = {facet.name for facet in FACETS}
    others = {*CatalogueForm.base_fields, *OfferFilters.model_fields}

    assert others - facets <= TAKEN


@pytest.mark.django_db
def test_each_facet_tells_an_offer_to_the_rows_and_to_the_api(world: World) -> None:
    page = world.live(title="Las een naad").specific

    values = values_of(page, Providers.of([page]))
    told = facet_fields(values)

    assert values["kind"] == [page.kind.code]
    assert values["level"] == [level.code for level in page.levels.all()]
    assert set(values) <= {facet.name for facet in FACETS}
    assert (told["kind"], told["levels"]) == (page.kind.code, values["level"])
    assert set(told) <= set(Offer.model_fields)
