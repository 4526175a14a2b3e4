"""Parameters of a URL: what is understood, what is told, what a link keeps."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import override

from search.engine.forms import PARAMETERS, CatalogueForm


def form_of(query: str) -> CatalogueForm:
    return CatalogueForm(QueryDict(query))


def test_ticked_unknown_choice_spoils_its_own_filter_and_the_rest_still_works(db: None) -> None:
    form = form_of("kind=nergens&kind=tour&level=kb&group=12")

    asked = form.asked()

    assert (asked["kind"], asked["level"], asked["group"]) == ([], ["kb"], 12)
    assert len(form.problems()) == 1


def test_ticked_unknown_choice_is_told_by_name_after_what_was_typed(db: None) -> None:
    with override("en"):
        problems = form_of("kind=<b>&group=0").problems()

    assert problems == [
        "Group size: Ensure this value is greater than or equal to 1.",
        "Form: Select a valid choice. <b> is not one of the available choices.",
    ]


def test_ticked_nothing_asks_nothing(db: None) -> None:
    form = form_of("kind=&level=&level=kb")

    assert form.asked()["kind"] == []
    assert form.asked()["level"] == ["kb"]
    assert form.problems() == []


def test_form_of_no_url_has_nothing_to_tell(db: None) -> None:
    assert CatalogueForm().problems() == []


def test_parameters_all_survive_in_links(ask: Any) -> None:
    query = "&".join(f"{name}=1" for name in PARAMETERS) + "&page=2&utm_source=elders"

    kept = QueryDict(ask(query).url.partition("?")[2])

    assert tuple(kept) == PARAMETERS
