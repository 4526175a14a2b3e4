"""The system check names what a participation form lacks."""

from dataclasses import replace
from typing import Any

import pytest

from offers.checks import check_kinds, missing_pieces
from offers.examples import example_of
from offers.kinds.facility import FacilityPage
from offers.kinds.tour import TourPage
from offers.kinds.workshop import WorkshopPage
from offers.models import KINDS, OfferPage
from tests.conftest import World


def named(page_class: type[OfferPage]) -> list[tuple[str | None, str]]:
    return [(error.id, error.msg) for error in missing_pieces(page_class)]


def test_no_form_lacks_anything() -> None:
    assert check_kinds(None) == []


@pytest.mark.parametrize(
    ("page_class", "example", "said"),
    [
        (WorkshopPage, {}, "WorkshopPage has no example of skills."),
        (TourPage, {"stops": []}, "TourPage has no example of stops."),
        (
            WorkshopPage,
            {"skills": "Solderen", "prize": "Een beker"},
            "WorkshopPage shows prize, which it does not have.",
        ),
    ],
)
def test_example_that_is_not_complete_is_named(
    monkeypatch: pytest.MonkeyPatch, page_class: type[OfferPage], example: Any, said: str
) -> None:
    monkeypatch.setattr(page_class, "kind", replace(page_class.kind, example=example))

    assert named(page_class) == [("offers.E012", said)]


def test_example_with_a_value_its_field_refuses_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {**FacilityPage.kind.example, "lending": "on_the_moon"}
    monkeypatch.setattr(FacilityPage, "kind", replace(FacilityPage.kind, example=wrong))

    [(code, said)] = named(FacilityPage)

    assert code == "offers.E012"
    assert said.startswith("FacilityPage shows a wrong lending: ")


def test_form_without_explanation_or_order_of_its_own_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kind = replace(WorkshopPage.kind, explanation="", order=TourPage.kind.order)
    monkeypatch.setattr(WorkshopPage, "kind", kind)

    found = [error.id for error in check_kinds(None)]

    assert found == ["offers.E004", "offers.E004", "offers.E006"]


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_example_is_complete(world: World, page_class: type[OfferPage]) -> None:
    assert example_of(page_class).missing_facts() == []
    assert {level.code for level in example_of(page_class, levels=["bb"]).levels.all()} == {"bb"}
