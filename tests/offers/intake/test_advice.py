"""“Which fits us?”: every answer leads to one to three forms that truly fit."""

from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from offers.enums import Aim, Effort, PlaceKind
from offers.intake.advice import MOST_SUGGESTED, suggestions
from offers.models import KINDS

PLACES = (PlaceKind.COMPANY, PlaceKind.SCHOOL)


@pytest.mark.parametrize("aim", Aim)
def test_each_answer_suggests_forms_that_serve_the_aim(aim: Aim) -> None:
    for effort, place in product(Effort, PLACES):
        found = suggestions([aim, effort, place])

        assert 1 <= len(found) <= MOST_SUGGESTED
        assert all(aim in suggestion.reasons for suggestion in found)


def test_every_kind_is_suggested_somewhere() -> None:
    suggested = {
        suggestion.kind.code
        for aim, effort, place in product(Aim, Effort, PLACES)
        for suggestion in suggestions([aim, effort, place])
    }

    assert suggested == {page_class.kind.code for page_class in KINDS}


def test_best_fit_comes_first_with_every_reason() -> None:
    found = suggestions([Aim.OWN_PEOPLE, Effort.LONG, PlaceKind.SCHOOL])

    assert found[0].kind.code == "hybrid_teacher"
    assert found[0].reasons == [Aim.OWN_PEOPLE, Effort.LONG, PlaceKind.SCHOOL]


def test_nothing_answered_suggests_nothing() -> None:
    assert suggestions([]) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"aim": "fresh_eyes"}, "Dit past bij u"),
        ({"aim": "", "effort": "", "place": ""}, "Beantwoord minstens één vraag."),
        ({"aim": "iets anders"}, "Beantwoord minstens één vraag."),
    ],
)
def test_page_answers_every_query(client: Client, query: dict[str, Any], sentence: str) -> None:
    answer = client.get(reverse("intake:fit"), query)

    assert answer.status_code == 200
    assert sentence in answer.text
