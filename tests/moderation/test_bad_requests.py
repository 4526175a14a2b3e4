"""What a package's view cannot read is 400, undone and logged; a fault of our own stays one."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from moderation.bad_requests import answer_bad_request
from tests.conftest import World


@pytest.mark.parametrize(
    ("name", "args", "form"),
    [
        ("wagtailsnippetchoosers_organisations_topic:chosen", ["x"], None),
        ("wagtailimages:add_multiple", [], {}),
    ],
)
def test_request_a_view_of_wagtail_cannot_read_is_400(
    world: World, as_user: Any, name: str, args: list[Any], form: dict[str, str] | None
) -> None:
    client, url = as_user(world.office), reverse(name, args=args)

    answer = client.get(url) if form is None else client.post(url, form)

    assert answer.status_code == 400


def test_number_that_is_no_key_is_404_for_staff(world: World, as_user: Any) -> None:
    url = reverse("moderation_admin:withdraw", args=[10**29])

    assert as_user(world.leader).post(url).status_code == 404


def test_visitor_with_an_odd_next_gets_no_crash(client: Client, world: World) -> None:
    client.force_login(world.editor)

    assert client.get("/admin/login/", {"next": "*"}).status_code == 404


def test_fault_of_our_own_view_is_not_hidden() -> None:
    request = RequestFactory().get("/mijn-werk/")
    request.resolver_match = resolve("/mijn-werk/")

    assert answer_bad_request(request, ValueError("a fault")) is None
