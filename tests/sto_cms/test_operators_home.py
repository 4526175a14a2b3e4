"""What the programme office is warned of on its home screen."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobs.models import JobRun
from mail.enums import MailState
from mail.models import OutgoingMail
from moderation.checking import RESULT, keep_checking
from offers.models import OfferPage
from tests.conftest import World

pytestmark = pytest.mark.database("orders by the later of two moments")

HOME = reverse("wagtailadmin_home")
SILENT = "De worker is twee minuten of langer stil."


def ran(*, seconds_ago: int = 0, job: str = "mail.delivery.deliver", **facts: Any) -> None:
    moment = timezone.now() - datetime.timedelta(seconds=seconds_ago)
    JobRun.objects.update_or_create(
        job=job, defaults={"succeeded_at": moment, "error": "", **facts}
    )


def warned(client: Client) -> list[str]:
    panel = BeautifulSoup(client.get(HOME).text, "html.parser").find(
        "section", {"aria-labelledby": "warnings"}
    )
    return [link.text.strip() for link in panel.select("a.sto-row__title")] if panel else []


@pytest.mark.parametrize(("seconds", "silent"), [(100, False), (140, True)])
def test_office_is_warned_of_a_worker_that_is_silent_for_two_minutes(
    world: World, as_user: Any, seconds: int, silent: bool
) -> None:
    ran(seconds_ago=seconds)

    assert warned(as_user(world.office)) == ([SILENT] if silent else [])


def test_office_is_warned_of_a_worker_that_never_ran(world: World, as_user: Any) -> None:
    assert warned(as_user(world.office)) == [SILENT]


def test_worker_that_fails_lives(world: World, as_user: Any) -> None:
    now = timezone.now()
    ran(seconds_ago=900, failed_at=now, error="OSError('weg')")

    assert warned(as_user(world.office)) == ["Dit ging mis: mail.delivery.deliver."]


def test_office_is_warned_of_mail_that_was_given_up(world: World, as_user: Any) -> None:
    ran()
    OutgoingMail.objects.create(
        event="x:1",
        recipient="a@example.nl",
        subject="x",
        state=MailState.GIVEN_UP,
        attempts=20,
        last_error="550 no such mailbox",
    )
    client = as_user(world.office)

    listed = client.get(reverse("outgoing_mail:index"), {"state": MailState.GIVEN_UP})

    assert warned(client) == ["1 mail is opgegeven."]
    assert "a@example.nl" in listed.text


def test_office_is_warned_of_what_the_check_found_until_it_is_gone(
    world: World, as_user: Any
) -> None:
    ran()
    page, client = world.live(), as_user(world.office)
    OfferPage.objects.filter(pk=page.pk).update(summary="Andere woorden.")
    while keep_checking():
        pass
    found = warned(client), JobRun.objects.get(job=RESULT).error

    OfferPage.objects.filter(pk=page.pk).update(summary=page.summary)
    while keep_checking():
        pass

    assert found[0] == [f"Dit ging mis: {RESULT}."]
    assert f"Page {page.pk}: " in found[1]
    assert warned(client) == []


@pytest.mark.parametrize("reader", ["leader", "owner", "editor"])
def test_others_are_not_warned(world: World, as_user: Any, reader: str) -> None:
    answer = as_user(getattr(world, reader)).get(HOME)

    assert SILENT not in answer.text
    assert 'aria-labelledby="first-steps"' not in answer.text


def test_first_steps_end_with_the_first_region_online(world: World, as_user: Any) -> None:
    ran()

    assert 'aria-labelledby="first-steps"' not in as_user(world.office).get(HOME).text
