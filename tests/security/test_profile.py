"""The profile belongs to the owner: an editor of the same company neither reads nor changes it."""

from typing import Any

import pytest
from django.urls import reverse

from moderation.actions import withdraw
from tests.conftest import World
from tests.security.attack import CANARY, edit, edit_url, form_of, fresh, press, unchanged
from tests.security.guards import without
from tests.security.test_fence import PAGE_VIEWS, address, admin_routes


@without("the profile is the owner's", method="get")
@pytest.mark.parametrize("method", ["get", "post"])
def test_draft_of_the_profile_is_not_shown_to_editors(
    world: World, as_user: Any, method: str
) -> None:
    edit(as_user(world.owner), world.company_page, summary=CANARY)
    client = as_user(world.editor)
    urls = {
        name: address(name, parts, world.company_page)
        for name, _route, parts in admin_routes()
        if name in PAGE_VIEWS
    }

    with unchanged():
        answers = {name: getattr(client, method)(url) for name, url in urls.items()}

    assert {name for name, answer in answers.items() if CANARY in answer.text} == set()
    assert answers["wagtailadmin_pages:edit"].status_code in (302, 404)


@without("the profile is the owner's", action="")
@pytest.mark.parametrize("action", ["", "action-submit"])
def test_profile_posted_by_an_editor_is_refused(world: World, as_user: Any, action: str) -> None:
    data = form_of(as_user(world.owner).get(edit_url(world.company_page))) | {"summary": CANARY}

    with unchanged():
        press(as_user(world.editor), world.company_page, data, action)

    assert fresh(world.company_page).get_latest_revision_as_object().summary != CANARY


@without("the profile is the owner's")
def test_profile_is_not_withdrawn_by_an_editor(world: World, as_user: Any) -> None:
    url = reverse("moderation_admin:withdraw", args=[world.company_page.pk])

    as_user(world.editor).post(url)
    still_live = fresh(world.company_page).live
    as_user(world.owner).post(url)

    assert (still_live, fresh(world.company_page).live) == (True, False)


@without("the profile is the owner's")
def test_unpublished_profile_is_not_deleted_by_an_editor(world: World, as_user: Any) -> None:
    withdraw(world.company_page, by=world.owner)
    type(world.company_page).objects.filter(pk=world.company_page.pk).update(owner=world.editor)
    url = reverse("wagtailadmin_pages:delete", args=[world.company_page.pk])

    as_user(world.editor).post(url)

    assert type(world.company_page).objects.filter(pk=world.company_page.pk).exists()
