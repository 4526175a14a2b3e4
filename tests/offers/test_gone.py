"""The address of a withdrawn offer: gone, and nothing more; that of a draft: never heard of."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from moderation.actions import submit, withdraw
from moderation.coming_back import confirming
from offers.actions import start_translation
from offers.kinds.guest_lesson import GuestLessonPage
from offers.kinds.workshop import WorkshopPage
from sto_cms.log_lines import HEADER
from tests.conftest import World
from tests.factories.pages import approve, translate
from tests.security.attack import CANARY, fresh

DAY = datetime.timedelta(days=1)


def test_withdrawn_offer_is_gone_and_tells_nothing(world: World, client: Client) -> None:
    page = world.live(title=CANARY, summary=f"{CANARY} samenvatting")
    withdraw(fresh(page), by=world.editor)

    answer = client.get(page.get_url())

    assert answer.status_code == 410
    assert CANARY not in answer.text
    assert world.company_page.title not in answer.text
    assert 'href="/aanbod/"' in answer.text
    assert answer.headers["Cache-Control"] == "no-cache"
    assert 'rel="canonical"' not in answer.text


def test_withdrawn_offer_leads_to_others_of_its_form(world: World, client: Client) -> None:
    page = world.live(page_class=WorkshopPage)
    world.live(page_class=WorkshopPage, title="Nog een workshop")
    world.live(page_class=GuestLessonPage, title="Een gastles")
    world.draft(page_class=WorkshopPage, title=CANARY)
    withdraw(fresh(page), by=world.editor)

    text = client.get(page.get_url()).text

    assert "Nog een workshop" in text
    assert "Een gastles" not in text
    assert CANARY not in text


def test_newer_draft_of_a_withdrawn_offer_is_not_shown(world: World, client: Client) -> None:
    page = world.live()
    withdraw(fresh(page), by=world.editor)
    page = fresh(page)
    page.title = page.summary = CANARY
    page.save()  # the row of an offline page holds its newest draft
    page.save_revision(user=world.editor)

    answer = client.get(page.get_url())

    assert (answer.status_code, CANARY in answer.text) == (410, False)


def test_expired_offer_is_gone_before_and_after_the_command_ran(
    world: World, client: Client
) -> None:
    page = world.live(title=CANARY, expire_at=timezone.now() + DAY)

    with time_machine.travel(timezone.now() + 2 * DAY):
        before = client.get(page.get_url())
        fresh(page).unpublish(set_expired=True)
        after = client.get(page.get_url())

    assert (before.status_code, after.status_code) == (410, 410)
    assert CANARY not in before.text + after.text


def test_offer_of_a_withdrawn_company_is_gone_until_it_is_back(
    world: World, client: Client
) -> None:
    page = world.live(title=CANARY)
    withdraw(fresh(world.company_page), by=world.owner)
    answer = client.get(page.get_url())

    with confirming([page.pk]):
        approve(fresh(world.company_page), requested_by=world.owner, by=world.leader)

    assert (answer.status_code, CANARY in answer.text) == (410, False)
    assert client.get(page.get_url()).status_code == 200


@pytest.mark.parametrize("state", ["draft", "submitted", "scheduled", "never came online"])
def test_what_was_never_public_is_no_other_than_what_does_not_exist(
    world: World, client: Client, state: str
) -> None:
    page = in_state(world, state)
    missing = page.get_url().replace(page.slug, "bestaat-niet")

    answer, other = client.get(page.get_url()), client.get(missing)

    assert (answer.status_code, other.status_code) == (404, 404)
    assert answer.text == other.text
    assert sent_with(answer) == sent_with(other)


def sent_with(answer: Any) -> dict[str, str]:
    """Return the headers, without the number that each request has of its own."""
    return {name: value for name, value in answer.items() if name != HEADER}


def in_state(world: World, state: str) -> Any:
    if state in ("draft", "submitted"):
        return getattr(world, state)(title=CANARY)
    page = world.live(title=CANARY, go_live_at=timezone.now() + DAY)
    if state == "never came online":
        withdraw(fresh(page), by=world.editor)
    assert fresh(page).approvals.exists()
    return page


def test_new_address_of_a_withdrawn_offer_was_never_public(world: World, client: Client) -> None:
    page = world.live()
    withdraw(fresh(page), by=world.editor)
    page = fresh(page)
    page.slug = "kanarie"
    page.save()

    assert client.get(fresh(page).get_url()).status_code == 404


def test_translation_that_was_never_approved_stays_unknown(world: World, client: Client) -> None:
    english = Locale.objects.get(language_code="en")
    region = world.region_page.copy_for_translation(english)
    approve(region, requested_by=world.office, by=world.leader)
    page = world.live()
    version = start_translation(page, english, by=world.editor)
    translate(version, by=world.editor)
    submit(fresh(version), by=world.editor)
    withdraw(fresh(page), by=world.editor)

    statuses = [client.get(found.get_url()).status_code for found in (page, fresh(version))]

    assert statuses == [410, 404]


def test_address_below_an_offer_does_not_exist(world: World, client: Client) -> None:
    page = world.live()
    withdraw(fresh(page), by=world.editor)

    assert client.get(f"{page.get_url()}verder/").status_code == 404
