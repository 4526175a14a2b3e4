"""Links of Wagtail's editor lead somewhere, for everybody who sees them."""

from typing import Any

import pytest
from django.urls import reverse

from tests.conftest import World


@pytest.mark.parametrize("person", ["editor", "leader"])
def test_full_history_of_a_review_is_the_history_of_the_page(
    world: World, as_user: Any, person: str
) -> None:
    page, client = world.submitted(), as_user(getattr(world, person))
    link = reverse("wagtailadmin_pages:workflow_history", args=[page.pk])
    history = reverse("wagtailadmin_pages:history", args=[page.pk])

    answer = client.get(link, follow=True)

    assert (answer.redirect_chain, answer.status_code) == ([(history, 302)], 200)


def test_full_history_of_anothers_page_does_not_exist(world: World, as_user: Any) -> None:
    page = world.submitted()

    answer = as_user(world.neighbour_editor).get(
        reverse("wagtailadmin_pages:workflow_history", args=[page.pk]), follow=True
    )

    assert answer.status_code == 404
