"""What visitors find: nothing of a draft, of an offline company, or past its date."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from moderation.actions import submit, withdraw
from moderation.refusals import ModerationRefused
from offers.kinds.tour import TourPage, TourStop
from offers.models import OfferPage
from search.models import CataloguePage
from tests.conftest import World
from tests.factories.pages import approve, company_page, offer_page
from tests.factories.partners import CompanyFactory, MembershipFactory
from tests.security import visibility_guards  # noqa: F401 - makes its guards known
from tests.security.attack import CANARY, edit, fresh, task_state_of
from tests.security.guards import nothing_to_switch_off, without
from tests.site_map import site_map

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")

DAY = datetime.timedelta(days=1)


def public_places(world: World) -> list[str]:
    """Every address that lists offers."""
    catalogue = CataloguePage.objects.get(locale__language_code="nl").get_url()
    pages = (world.region_page, world.company_page, world.neighbour_page)
    return [
        "/",
        catalogue,
        f"{catalogue}?q={CANARY}",
        "/sitemap.xml",
        *(page.get_url() for page in pages),
    ]


def places_that_tell(client: Client, world: World, *words: str) -> set[str]:
    """Return the public addresses whose answer has one of the words."""
    answers = {address: client.get(address) for address in public_places(world)}
    answers.pop("/sitemap.xml")
    # The catalogue repeats what was asked for; that is no leak.
    texts = {
        address: answer.text.replace(f"q={CANARY}", "").replace(f"“{CANARY}”", "")
        for address, answer in answers.items()
        if answer.status_code == 200
    } | {"/sitemap.xml": site_map(client)}
    for address, text in texts.items():
        texts[address] = text.replace(f'value="{CANARY}"', "")
    return {address for address, text in texts.items() if any(word in text for word in words)}


@nothing_to_switch_off("shows that the attacks beside it could succeed")
def test_places_show_an_approved_offer(world: World, client: Client) -> None:
    """The other tests prove nothing unless these places do show what may be shown."""
    page = world.live(title=CANARY)
    neighbour = world.neighbour_page.get_url()

    shown = places_that_tell(client, world, CANARY, page.slug)

    assert shown == set(public_places(world)) - {neighbour}


@without("only visible offers are found", state="draft")
@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_draft_is_nowhere(world: World, client: Client, state: str) -> None:
    page = getattr(world, state)(title=CANARY)

    assert client.get(page.get_url()).status_code == 404
    assert places_that_tell(client, world, CANARY, page.slug) == set()


@nothing_to_switch_off("Wagtail itself does this; the test notices if that changes")
def test_newer_draft_of_a_live_page_is_nowhere(world: World, as_user: Any, client: Client) -> None:
    page = world.live()
    edit(as_user(world.editor), page, summary=CANARY)
    edit(as_user(world.owner), world.company_page, summary=CANARY)
    submit(fresh(page), by=world.editor)

    assert CANARY not in client.get(page.get_url()).text
    assert places_that_tell(client, world, CANARY) == set()


@without("offers need a live provider")
def test_offer_of_a_withdrawn_company_is_nowhere(world: World, client: Client) -> None:
    page = world.live(title=CANARY)
    withdraw(fresh(world.company_page), by=world.owner)

    assert fresh(page).live is True
    assert client.get(page.get_url()).status_code == 410
    assert places_that_tell(client, world, CANARY, page.slug) == set()


@without("the sitemap asks visible()")
def test_offer_of_a_withdrawn_company_is_not_in_the_sitemap(world: World, client: Client) -> None:
    page = world.live(title=CANARY)
    withdraw(fresh(world.company_page), by=world.owner)

    assert page.slug not in site_map(client)


@without("a company page first")
def test_offer_of_a_company_that_was_never_online_is_not_approved(world: World) -> None:
    """Its page's row holds the newest draft, which an offer's page would show."""
    parent = company_page(world.region_page, CompanyFactory(region=world.region))
    page = offer_page(parent, by=world.editor, title=CANARY)

    with pytest.raises(ModerationRefused):
        approve(page, requested_by=world.editor, by=world.leader)

    assert fresh(page).live is False


@without("offers need a live provider")
def test_offer_past_its_date_is_nowhere_before_the_command_ran(
    world: World, client: Client
) -> None:
    page = world.live(title=CANARY, expire_at=timezone.now() + DAY)

    with time_machine.travel(timezone.now() + 2 * DAY):
        status = client.get(page.get_url()).status_code
        shown = places_that_tell(client, world, CANARY, page.slug)

    assert fresh(page).live is True
    assert (status, shown) == (410, set())


@nothing_to_switch_off("Wagtail itself does this; the test notices if that changes")
def test_offer_stays_in_sight_while_a_newer_version_waits(
    world: World, as_user: Any, client: Client
) -> None:
    page = world.live()
    edit(as_user(world.editor), page, "action-submit", title=CANARY)

    assert page.title in client.get(page.get_url()).text
    assert places_that_tell(client, world, CANARY) == set()


@without("revoked approvals do not count")
def test_withdrawn_offer_cannot_come_back_without_a_decision(world: World) -> None:
    page = world.live(title=CANARY)
    approved = page.live_revision
    withdraw(page, by=world.editor)

    with pytest.raises(ModerationRefused):
        approved.publish()

    assert fresh(page).live is False


@without("withdrawing ends everything")
def test_withdrawing_ends_the_round_and_the_date(world: World, as_user: Any) -> None:
    page = world.live(go_live_at=timezone.now() + DAY, title=CANARY)
    edit(as_user(world.editor), page, title="Nieuwer")

    as_user(world.editor).post(reverse("moderation_admin:withdraw", args=[page.pk]))

    assert fresh(page).scheduled_revision is None
    assert fresh(page).current_workflow_state is None
    assert fresh(page).approvals.filter(revoked_at=None).count() == 0


@without("a stop names live companies only")
def test_tour_names_no_company_that_went_offline(world: World, client: Client) -> None:
    page = world.draft(page_class=TourPage)
    page.stops.add(TourStop(title="Hal", seen="Een kraan.", company=world.neighbour))
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)
    before = world.neighbour.name in client.get(page.get_url()).text

    withdraw(fresh(world.neighbour_page), by=world.leader)

    assert before is True
    assert world.neighbour.name not in client.get(page.get_url()).text


# Addresses ----------------------------------------------------------------------------------


@nothing_to_switch_off("Wagtail itself does this; the test notices if that changes")
def test_address_of_a_draft_makes_nothing_public(
    world: World, as_user: Any, client: Client
) -> None:
    page = world.live()
    old, new = page.get_url(), page.get_url().replace(page.slug, "kanarie")

    edit(as_user(world.editor), page, title=CANARY, slug="kanarie")

    assert (client.get(old).status_code, client.get(new).status_code) == (200, 404)
    assert fresh(page).get_latest_revision_as_object().slug == page.slug


@without(
    "the page in the address is one's own", "page rights follow memberships", who="neighbour_editor"
)
@pytest.mark.parametrize("who", ["visitor", "teacher", "neighbour_editor", "other_leader"])
def test_previews_are_closed_to_others(world: World, as_user: Any, who: str) -> None:
    page = world.submitted(title=CANARY)
    task = task_state_of(page).task_id
    client = visitor(world, as_user, who)
    names = {
        "view_draft": [page.pk],
        "preview_on_edit": [page.pk],
        "revisions_view": [page.pk, page.latest_revision_id],
        "workflow_preview": [page.pk, task],
        "revisions_compare": [page.pk, "earliest", "latest"],
        "edit": [page.pk],
        "history": [page.pk],
    }

    answers = {
        name: client.get(reverse(f"wagtailadmin_pages:{name}", args=args))
        for name, args in names.items()
    }

    assert [name for name, answer in answers.items() if CANARY in answer.text] == []
    allowed = {404} if who in ("neighbour_editor", "other_leader") else {302}
    assert {answer.status_code for answer in answers.values()} == allowed


def visitor(world: World, as_user: Any, who: str) -> Client:
    if who == "visitor":
        return Client()
    if who == "teacher":
        return as_user(MembershipFactory(teacher=True).user)
    return as_user(getattr(world, who))


@without("contacts are for schools we know")
def test_contact_is_not_for_visitors(world: World, as_user: Any, client: Client) -> None:
    page = world.live(contact_email="kanarie@example.nl")
    unverified = MembershipFactory(teacher=True, verified=False).user

    told = [
        "kanarie@example.nl" in reader.get(page.get_url()).text
        for reader in (client, as_user(unverified), visitor(world, as_user, "teacher"))
    ]

    assert told == [False, False, True]


@without("contacts are for schools we know")
def test_street_is_not_for_visitors(world: World, as_user: Any, client: Client) -> None:
    """Of a sole trader it is a home."""
    page = world.live(street="Kanariekade 1")
    unverified = MembershipFactory(teacher=True, verified=False).user

    told = [
        "Kanariekade 1" in reader.get(page.get_url()).text
        for reader in (client, as_user(unverified), visitor(world, as_user, "teacher"))
    ]

    assert told == [False, False, True]


@without("no privacy per page", "nobody may publish")
def test_privacy_of_one_page_cannot_be_set(world: World, as_user: Any) -> None:
    """A page behind a password would still stand in the catalogue."""
    page = world.live()

    for person in (world.office, world.leader, world.editor):
        for target in (page, world.company_page):
            url = reverse("wagtailadmin_pages:set_privacy", args=[target.pk])
            as_user(person).post(url, {"restriction_type": "login"})

    assert PageViewRestriction.objects.count() == 0


@without("offers need a live provider")
def test_everything_public_goes_through_visible(world: World) -> None:
    """The filter itself: of eight offers the two that schools may see."""
    live = world.live()
    dated = world.live(title="Nog even", expire_at=timezone.now() + DAY)
    world.draft()
    world.submitted()
    withdraw(world.live(), by=world.editor)
    gone = offer_page(world.neighbour_page, by=world.neighbour_editor)
    approve(gone, requested_by=world.neighbour_editor, by=world.leader)
    withdraw(fresh(world.neighbour_page), by=world.leader)
    expired = world.live(expire_at=timezone.now() + DAY)
    Page.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - DAY)

    found = OfferPage.objects.visible().values_list("pk", flat=True)

    assert set(found) == {live.pk, dated.pk}
