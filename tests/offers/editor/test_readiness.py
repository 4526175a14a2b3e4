"""The task list of a draft, for every form."""

from typing import Any

import pytest

from offers.editor.readiness import PARTS, readiness_of
from offers.kinds.tour import TourPage
from offers.kinds.workshop import WorkshopPage
from offers.models import KINDS, OfferPage
from tests.conftest import World

FORMS = pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)

ALL_THERE = {
    "description": "<p>Welkom.</p>",
    "postcode": "2516 AB",
    "accessibility": "full",
    "cost": 0,
    "contact_role": "Chef",
    "contact_email": "info@example.nl",
}


def codes_to_do(page_class: type[OfferPage], content: dict[str, Any]) -> list[str]:
    return [state.part.code for state in readiness_of(page_class, content).to_do]


@FORMS
def test_readiness_empty_draft_lacks_every_required_fact(page_class: type[OfferPage]) -> None:
    readiness = readiness_of(page_class, {"title": "Een idee"})

    required = [name for state in readiness.parts for name in state.required]
    assert len(required) == len(page_class.facts_to_submit())
    assert not readiness.can_be_submitted
    assert (readiness.done, readiness.total) == (0, len(PARTS))


@FORMS
def test_readiness_complete_draft_can_be_submitted(
    world: World, page_class: type[OfferPage]
) -> None:
    content = world.draft(page_class=page_class).serializable_data()

    assert readiness_of(page_class, content).can_be_submitted


def test_readiness_everything_filled_in_is_done(world: World) -> None:
    content = world.draft(**ALL_THERE).serializable_data() | {"pictures": [{"image": 1}]}

    readiness = readiness_of(WorkshopPage, content)

    assert (readiness.done, readiness.to_do) == (6, [])


@pytest.mark.parametrize(
    ("field", "part"),
    [
        ("summary", "needed"),
        ("skills", "needed"),
        ("levels", "needed"),
        ("group_max", "needed"),
        ("duration", "needed"),
        ("postcode", "when"),
        ("cost", "know"),
        ("contact_email", "needed"),
        ("contact_role", "contact"),
        ("pictures", "pictures"),
    ],
)
def test_readiness_one_empty_field_leaves_its_own_part(world: World, field: str, part: str) -> None:
    content = world.draft(**ALL_THERE).serializable_data() | {"pictures": [{"image": 1}]}
    content[field] = [] if isinstance(content[field], list) else None

    assert codes_to_do(WorkshopPage, content) == [part]


def test_readiness_names_rows_and_fields_in_words() -> None:
    first = readiness_of(TourPage, {"title": "Een idee", "summary": "Kijk mee."}).parts[0]

    assert first.required == [
        "Niveaus",
        "Duur",
        "Grootste groep",
        "Haltes",
        "Mailbox voor aanvragen",
    ]
    assert first.lacks == "Niveaus, Duur, Grootste groep, Haltes, Mailbox voor aanvragen"
