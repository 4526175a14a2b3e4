"""Facts about stock Wagtail that our guards are built on; a change here is worth a look.

These tests switch a guard off and expect the hole behind it: when an upgrade closes it, the
guard may go (docs/security.md).
"""

from typing import Any

import pytest
from django.urls import reverse

from partners.files import page_forms
from sto_cms.office.admin_access import AdminAccessMiddleware
from tests.conftest import World
from tests.factories.pages import offer_page
from tests.security.attack import CANARY, document_of, edit_url, form_of, picture_of, with_row


@pytest.fixture
def no_fence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AdminAccessMiddleware, "process_view", lambda *args: None)


def test_stock_tells_whether_a_file_of_others_exists(
    world: World, as_user: Any, no_fence: None
) -> None:
    client, view = as_user(world.editor), "wagtaildocs_chooser:chosen"
    foreign = document_of(world.neighbour)

    answers = [client.get(reverse(view, args=[pk])).status_code for pk in (foreign.pk, 999_999)]

    assert answers == [302, 404]


def test_stock_previews_a_page_where_it_cannot_stand(
    world: World, as_user: Any, no_fence: None
) -> None:
    parts = ["pages", "regionpage", world.company_page.pk]

    answer = as_user(world.editor).get(reverse("wagtailadmin_pages:preview_on_add", args=parts))

    assert answer.status_code == 200


def test_stock_names_pages_of_others_in_its_page_chooser(
    world: World, as_user: Any, no_fence: None
) -> None:
    offer_page(world.neighbour_page, by=world.neighbour_editor, title=CANARY)
    url = reverse("wagtailadmin_choose_page_child", args=[world.neighbour_page.pk])

    assert CANARY in as_user(world.editor).get(url).text


def test_stock_shows_a_foreign_picture_that_was_posted(
    world: World, as_user: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_forms, "drop_foreign_files", lambda form, company_ids: [])
    page, client = world.draft(), as_user(world.editor)
    foreign = picture_of(world.neighbour)
    form = with_row(form_of(client.get(edit_url(page))), "pictures", image=foreign.pk, alt_text="x")

    assert CANARY in client.post(edit_url(page), form | {"title": ""}).text
