"""The profile of a company: whose it is, what it may say, and what schools read."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Locale

from moderation.content import content_hash
from moderation.refusals import ModerationRefused
from offers.actions import start_translation
from partners.organisations.enums import Sector
from partners.pages.models import CompanyPage, CompanySite, NetworkPage
from tests.conftest import World, owner_of
from tests.factories.pages import approve, network_page
from tests.factories.partners import MembershipFactory, NetworkFactory, PlaceFactory
from tests.security.attack import edit, form_of, press, with_row
from tests.security.attack import edit_url as url_of


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def newest(page: CompanyPage) -> Any:
    return fresh(page).get_latest_revision_as_object()


def coordinator(world: World) -> Any:
    network = NetworkFactory(region=world.region)
    world.company.networks.add(network)
    return MembershipFactory(coordinator=True, network=network).user


def person(world: World, who: str) -> Any:
    if who == "coordinator":
        return coordinator(world)
    if who == "neighbour_owner":
        return owner_of(world.neighbour)
    return getattr(world, who)


def published(world: World, **changes: Any) -> CompanyPage:
    """Return the company's page, live with these changes."""
    version = newest(world.company_page)
    for name, value in changes.items():
        setattr(version, name, value)
    version.save_revision(user=world.owner)
    approve(fresh(world.company_page), requested_by=world.owner, by=world.leader)
    return fresh(world.company_page)


def joint_offer(world: World, *, live: bool = True, **facts: Any) -> Any:
    """Return an offer of a network in which the company takes part."""
    network = NetworkFactory(region=world.region)
    author = MembershipFactory(coordinator=True, network=network).user
    parent = network_page(world.region_page, network)
    approve(parent, requested_by=author, by=world.leader)
    page = world.draft(parent=NetworkPage.objects.get(pk=parent.pk), **facts)
    page.partner_companies.set([world.company])
    page.save()
    page.save_revision(user=author)
    if live:
        approve(page, requested_by=author, by=world.leader)
    return fresh(page)


# Whose it is -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("owner", True),
        ("coordinator", True),
        ("leader", True),
        ("office", True),
        ("editor", False),
        ("neighbour_owner", False),
        ("neighbour_editor", False),
        ("other_leader", False),
    ],
)
def test_profile_is_changed_by_those_who_answer_for_it(
    world: World, who: str, allowed: bool
) -> None:
    tester = world.company_page.permissions_for_user(person(world, who))

    assert tester.can_edit() is allowed
    assert tester.may_withdraw() is allowed
    assert tester.can_unpublish() is False  # everybody withdraws


def test_profile_editor_makes_offers_under_it_all_the_same(world: World) -> None:
    tester = world.company_page.permissions_for_user(world.editor)

    assert tester.can_add_subpage()
    assert world.draft().permissions_for_user(world.editor).can_edit()


def test_profile_started_by_an_editor_is_not_the_editors(world: World) -> None:
    page = world.company_page
    page.owner = world.editor

    assert not page.permissions_for_user(world.editor).can_edit()
    assert not page.permissions_for_user(world.editor).can_delete()


def test_profile_visitor_and_person_who_left_change_nothing(world: World) -> None:
    world.owner.is_active = False

    for nobody in (world.owner, AnonymousUser()):
        assert not world.company_page.permissions_for_user(nobody).can_edit()


def test_profile_owner_edits_it_on_the_screen_and_editor_is_sent_home(
    world: World, as_user: Any
) -> None:
    edit(as_user(world.owner), world.company_page, summary="Wij lassen.")

    answer = as_user(world.editor).get(url_of(world.company_page))

    assert newest(world.company_page).summary == "Wij lassen."
    assert answer.status_code == 302


# Sites -----------------------------------------------------------------------------------


def add_site(world: World, as_user: Any, **site: str) -> Any:
    client = as_user(world.owner)
    data = form_of(client.get(url_of(world.company_page)))
    row = {"name": "Werkplaats", "postcode": "2516", "place": "", "id": "", **site}
    return press(client, world.company_page, with_row(data, "sites", **row))


def test_site_place_is_filled_in_from_the_postcode(world: World, as_user: Any) -> None:
    PlaceFactory(postcode="2516", name="Den Haag")

    add_site(world, as_user)

    site = newest(world.company_page).sites.get()
    assert (site.name, site.postcode, site.place) == ("Werkplaats", "2516", "Den Haag")


def test_site_place_that_was_typed_stays(world: World, as_user: Any) -> None:
    PlaceFactory(postcode="2516", name="Den Haag")

    add_site(world, as_user, place="Binckhorst")

    assert newest(world.company_page).sites.get().place == "Binckhorst"


def test_site_unknown_postcode_asks_for_the_place(world: World, as_user: Any) -> None:
    answer = add_site(world, as_user, postcode="9999")

    assert "Vul de plaats in" in answer.text
    assert not newest(world.company_page).sites.exists()


@pytest.mark.parametrize(
    ("site", "kept"),
    [
        ({"postcode": "2516 AB"}, "2516 AB"),
        ({"postcode": "251"}, "251"),
        ({"postcode": "0516"}, "0516"),
        ({"name": "Voorbeeldkade 14"}, "Voorbeeldkade 14"),
        ({"name": "Thuis, 2516AB"}, "Thuis, 2516AB"),
        ({"place": "Voorbeeldweg 3"}, "Voorbeeldweg 3"),
    ],
)
def test_site_with_an_address_is_refused_and_nothing_typed_is_lost(
    world: World, as_user: Any, site: dict[str, str], kept: str
) -> None:
    PlaceFactory(postcode="2516")

    answer = add_site(world, as_user, **site)

    assert answer.status_code == 200
    assert kept in answer.text
    assert not newest(world.company_page).sites.exists()


@pytest.mark.parametrize("field", ["summary", "story", "know_how", "facilities", "place"])
def test_profile_text_with_a_full_postcode_is_refused(world: World, field: str) -> None:
    page = world.company_page
    setattr(page, field, "U vindt ons op 2516 AB in Den Haag")

    with pytest.raises(ValidationError) as error:
        page.full_clean()

    assert set(error.value.message_dict) == {field}


def test_profile_text_with_years_and_numbers_is_fine(world: World) -> None:
    page = world.company_page
    page.story = "<p>In 2024 zijn wij begonnen. Sinds 1962 draait de pers, onderweg 3 keer.</p>"

    page.full_clean()


# What was approved -------------------------------------------------------------------------


def test_profile_site_counts_in_what_was_approved(world: World) -> None:
    page = published(world, sites=[CompanySite(name="Hal", postcode="2516", place="Den Haag")])
    approved = content_hash(page.serializable_data())
    site = page.sites.get()
    site.place = "Ergens anders"
    page.sites = [site]

    assert content_hash(page.serializable_data()) != approved
    with pytest.raises(ModerationRefused):
        page.save()


def test_profile_translation_brings_sites_and_lines_along(world: World) -> None:
    page = published(
        world,
        know_how="Lassen",
        sector=Sector.METAL,
        sites=[CompanySite(name="Hal", postcode="2516", place="Den Haag")],
    )
    english = Locale.objects.get(language_code="en")
    region = world.region_page.copy_for_translation(english)
    approve(region, requested_by=world.office, by=world.leader)

    version = start_translation(page, english, by=world.owner)

    assert (version.know_how, version.sector) == ("Lassen", Sector.METAL)
    assert [site.postcode for site in fresh(version).sites.all()] == ["2516"]


# What schools read -------------------------------------------------------------------------


def test_profile_page_tells_what_is_known(world: World, client: Client) -> None:
    page = published(
        world,
        know_how="- Lassen met drie technieken\n\n* Meten",
        facilities="Lesruimte voor 20 mensen",
        sector=Sector.METAL,
        recognised_training_company=True,
        sites=[CompanySite(name="Lashal", postcode="2516", place="Den Haag")],
    )

    html = client.get(page.get_url()).text

    assert page.know_how_lines == ["Lassen met drie technieken", "Meten"]
    for words in ("Lassen met drie technieken", "Lesruimte voor 20 mensen", "Lashal", "2516"):
        assert words in html
    for words in ("Metaal en machines", "Erkend leerbedrijf"):
        assert words in html


def test_profile_page_without_any_of_it_has_no_empty_headings(world: World, client: Client) -> None:
    html = client.get(world.company_page.get_url()).text

    assert 'class="sites"' not in html
    assert 'class="abilities"' not in html
    assert "joint-offers-title" not in html


def test_profile_page_of_partner_shows_the_joint_offer(world: World, client: Client) -> None:
    page = joint_offer(world, title="Zes bedrijven op een dag")

    for provider in (world.company_page, page.get_parent()):
        assert page.title in client.get(provider.get_url()).text
    assert page.title not in client.get(world.neighbour_page.get_url()).text
    assert world.company_page.title in client.get(page.get_url()).text


def test_profile_page_of_partner_hides_a_joint_draft(world: World, client: Client) -> None:
    page = joint_offer(world, title="Nog geheim", live=False)

    assert page.title not in client.get(world.company_page.get_url()).text
