"""Links of Wagtail's editor lead somewhere, for everybody who sees them."""

from typing import Any

import pytest
from django.urls import reverse

from moderation.actions import recall
from tests.conftest import World


@pytest.mark.parametrize("person", ["editor", "leader"])
def test_full_history_of_a_review_is_the_history_of_the_page(
    world: World, as_user: Any, person: str
) -> None:
    page, client = world.submitted(), as_user(getattr(world, person))
    if person == "editor":  # who waits sees the page itself
        recall(page, by=world.editor)
    link = reverse("wagtailadmin_pages:workflow_history", args=[page.pk])
    history = reverse("wagtailadmin_pages:history", args=[page.pk])

    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    answer = client.get(link, follow=True)

    assert link in editor.text
    assert (answer.redirect_chain, answer.status_code) == ([(history, 302)], 200)


def test_full_history_of_anothers_page_does_not_exist(world: World, as_user: Any) -> None:
    page = world.submitted()

    answer = as_user(world.neighbour_editor).get(
        reverse("wagtailadmin_pages:workflow_history", args=[page.pk]), follow=True
    )

    assert answer.status_code == 404
