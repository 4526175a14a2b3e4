"""What the programme office is told about the site itself."""

from typing import Any

from django.urls import reverse

from jobs.models import JobRun
from tests.conftest import World


def test_about_tells_the_office_release_and_jobs(world: World, as_user: Any, settings: Any) -> None:
    JobRun.objects.create(job="some.job", failed_at="2026-11-30T12:00Z", error="ValueError()")

    page = as_user(world.office).get(reverse("about")).content.decode()

    assert f"<strong>{settings.VERSION}</strong>" in page
    assert "some.job" in page
    assert "ValueError()" in page


def test_about_is_the_offices(world: World, as_user: Any) -> None:
    answers = [as_user(user).get(reverse("about")) for user in (world.leader, world.owner)]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_about_without_a_worker_asks_whether_it_is_on(world: World, as_user: Any) -> None:
    page = as_user(world.office).get(reverse("about")).content.decode()

    assert "Staat de worker aan?" in page


def test_version_of_the_api_is_that_of_the_release(client: Any, settings: Any, db: None) -> None:
    told = client.get("/api/v1/openapi.json").json()

    assert told["info"]["version"] == settings.VERSION
