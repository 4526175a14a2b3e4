"""The offer itself: its rules, what it may refer to, and who sees the contact."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from moderation.actions import submit, withdraw
from moderation.refusals import ModerationRefused
from offers.examples import own_columns
from offers.kinds.internship import InternshipPage
from offers.kinds.tour import TourPage, TourStop
from offers.models import KINDS, OfferAttachment, OfferPage, OfferPicture
from partners.people.models import User
from partners.privacy.redaction import forget_address
from tests.conftest import World, live_company
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import network_page, offer_page
from tests.factories.partners import MembershipFactory, NetworkFactory, SchoolFactory

SEPTEMBER, JUNE = datetime.date(2027, 9, 1), datetime.date(2028, 6, 30)


def errors_of(page: OfferPage) -> set[str]:
    try:
        page.full_clean()
    except ValidationError as error:
        return set(error.message_dict)
    return set()


# Facts that must fit together ------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"group_min": 5, "group_max": 24}, set()),
        ({"group_min": 24, "group_max": 24}, set()),
        ({"group_min": 25, "group_max": 24}, {"group_min"}),
        ({"group_max": 0}, {"group_max"}),
        ({"group_max": 2001}, {"group_max"}),
        ({"available_from": SEPTEMBER, "available_until": JUNE}, set()),
        ({"available_from": JUNE, "available_until": JUNE}, set()),
        ({"available_from": JUNE, "available_until": SEPTEMBER}, {"available_until"}),
        ({"duration": 0}, {"duration"}),
        ({"postcode": "2516 AB"}, set()),
        ({"postcode": "2516"}, {"postcode"}),
        ({"weekdays": ["1", "7"]}, set()),
        ({"weekdays": ["8"]}, {"weekdays"}),
        ({"weekdays": "1"}, {"weekdays"}),
        ({"languages": ["nl", "xx"]}, {"languages"}),
        ({"contact_email": "geen adres"}, {"contact_email"}),
    ],
)
def test_clean_names_the_field_that_does_not_fit(
    world: World, facts: dict[str, Any], wrong: set[str]
) -> None:
    page = world.draft()
    for name, value in facts.items():
        setattr(page, name, value)

    assert errors_of(page) == wrong


def test_clean_offline_before_online_is_refused(world: World) -> None:
    page = world.draft()
    page.go_live_at = timezone.now() + datetime.timedelta(days=5)
    page.expire_at = timezone.now() + datetime.timedelta(days=4)

    assert errors_of(page) == {"expire_at"}


@pytest.mark.parametrize(
    "impossible",
    [
        {"group_min": 9, "group_max": 5},
        {"available_from": JUNE, "available_until": SEPTEMBER},
        {"company": None},
    ],
)
def test_impossible_row_is_refused_by_database(world: World, impossible: dict[str, Any]) -> None:
    page = world.draft()

    with pytest.raises(IntegrityError), transaction.atomic():
        OfferPage.objects.filter(pk=page.pk).update(**impossible)


# Completeness ----------------------------------------------------------------------------


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_full_clean_names_every_required_fact_that_is_empty(
    world: World, page_class: type[OfferPage]
) -> None:
    page = world.draft(page_class=page_class)
    assert errors_of(page) == set()

    page.summary = ""
    page.duration = page.group_max = None
    page.levels.clear()
    for name in own_columns(page_class):
        field = page_class._meta.get_field(name)
        setattr(page, name, None if field.null else "")
    if isinstance(page, TourPage):
        page.stops.clear()

    expected = set(page_class.required_facts)
    if page_class is InternshipPage:
        expected.add("days")
    assert set(page.missing_facts()) == expected
    assert errors_of(page) >= expected - {"days"}


@pytest.mark.parametrize(
    ("days", "duration", "missing"),
    [(None, None, ["days"]), (5, None, []), (None, 90, []), (5, 90, [])],
)
def test_internship_asks_days_or_duration(
    world: World, days: int | None, duration: int | None, missing: list[str]
) -> None:
    page = world.draft(page_class=InternshipPage)
    page.days, page.duration = days, duration

    assert page.missing_facts() == missing


# Belonging -------------------------------------------------------------------------------


def test_offer_under_company_belongs_to_it_and_its_region(world: World) -> None:
    page = world.draft()

    assert (page.company, page.network, page.region) == (world.company, None, world.region)


def test_offer_under_network_belongs_to_it_and_its_region(world: World) -> None:
    network = NetworkFactory(region=world.other_region)
    page = offer_page(network_page(world.other_region_page, network))

    assert (page.company, page.network, page.region) == (None, network, world.other_region)


# References ------------------------------------------------------------------------------


def refers_to(page: Any, company: Any, what: str) -> None:
    if what == "pictures":
        page.pictures.add(OfferPicture(image=ImageFactory(company=company), alt_text="Een hal."))
    elif what == "attachments":
        document = DocumentFactory(company=company)
        page.attachments.add(OfferAttachment(document=document, title="Route"))
    elif what == "partner_companies":
        page.partner_companies.add(company)
    else:
        page.stops.add(TourStop(title="Bij de ander", company=company))


@pytest.mark.parametrize("what", ["pictures", "attachments"])
@pytest.mark.parametrize("whose", ["neighbour", "far_company"])
def test_file_of_another_company_is_refused_by_check_and_by_draft(
    world: World, what: str, whose: str
) -> None:
    page = world.draft()
    refers_to(page, getattr(world, whose), what)

    assert errors_of(page) == {NON_FIELD_ERRORS}  # inline rows have no field of the form
    with pytest.raises(ModerationRefused):
        page.save_revision(user=world.editor, clean=False)


@pytest.mark.parametrize("what", ["pictures", "attachments"])
def test_file_of_nobody_is_refused(world: World, what: str) -> None:
    page = world.draft()
    refers_to(page, None, what)

    assert errors_of(page) == {NON_FIELD_ERRORS}


@pytest.mark.parametrize("what", ["pictures", "attachments", "partner_companies", "stops"])
def test_reference_to_own_company_is_allowed(world: World, what: str) -> None:
    page = world.draft(page_class=TourPage)
    refers_to(page, world.company, what)

    assert errors_of(page) == set()


@pytest.mark.parametrize("what", ["partner_companies", "stops"])
def test_public_company_of_the_region_may_take_part(world: World, what: str) -> None:
    page = world.draft(page_class=TourPage)
    refers_to(page, world.neighbour, what)

    assert errors_of(page) == set()


@pytest.mark.parametrize(
    ("what", "field"), [("partner_companies", "partner_companies"), ("stops", NON_FIELD_ERRORS)]
)
def test_company_of_another_region_or_offline_may_not_take_part(
    world: World, what: str, field: str
) -> None:
    hidden, hidden_page, _editor = live_company(world.region_page, world.region, world.leader)
    withdraw(hidden_page, by=world.leader)

    for company in (world.far_company, hidden):
        page = world.draft(page_class=TourPage, title=f"Met {company}")
        refers_to(page, company, what)
        assert errors_of(page) == {field}
        with pytest.raises(ModerationRefused):
            page.save_revision(user=world.editor, clean=False)


# Serving ---------------------------------------------------------------------------------


def test_offer_of_company_that_went_offline_is_not_there(world: World, client: Client) -> None:
    page = world.live()
    url = page.get_url()
    withdraw(world.company_page, by=world.leader)

    assert OfferPage.objects.get(pk=page.pk).live
    assert client.get(url).status_code == 410


def teacher(world: World, *, verified: bool) -> User:
    school = SchoolFactory(region=world.region)
    return MembershipFactory(teacher=True, school=school, verified=verified).user


def coordinator(world: World, *, of_company: bool) -> User:
    network = NetworkFactory(region=world.region)
    if of_company:
        world.company.networks.add(network)
    return MembershipFactory(coordinator=True, network=network).user


READERS = {
    "verified teacher": lambda world: teacher(world, verified=True),
    "editor": lambda world: world.editor,
    "colleague": lambda world: world.colleague,
    "leader": lambda world: world.leader,
    "office": lambda world: world.office,
    "coordinator": lambda world: coordinator(world, of_company=True),
    "teacher nobody verified": lambda world: teacher(world, verified=False),
    "neighbour": lambda world: world.neighbour_editor,
    "leader elsewhere": lambda world: world.other_leader,
    "other coordinator": lambda world: coordinator(world, of_company=False),
    "member of nothing": lambda world: User.objects.create_user("niemand@example.nl"),
}
ALLOWED = {"verified teacher", "editor", "colleague", "leader", "office", "coordinator"}


@pytest.mark.parametrize("reader", READERS)
def test_contact_is_shown_to_verified_teachers_and_own_staff_only(
    world: World, as_user: Any, reader: str
) -> None:
    page = world.live(contact_email="werkplaats@example.nl", contact_role="hoofd werkplaats")

    answer = as_user(READERS[reader](world)).get(page.get_url())

    shown = ["werkplaats@example.nl" in answer.text, "hoofd werkplaats" in answer.text]
    assert shown == [reader in ALLOWED] * 2


NO_MAILBOX = "Het bedrijf heeft nog niet gezegd waar scholen kunnen vragen."
LOG_IN = "Log in en zie wie je kunt mailen."
NOT_VERIFIED = "Je ziet de contactgegevens zodra je regio"
SENTENCES = {
    "visitor": LOG_IN,
    "teacher nobody verified": NOT_VERIFIED,
    "neighbour": NOT_VERIFIED,
    "verified teacher": "Mail het bedrijf",
    "editor": "Mail het bedrijf",
}


@pytest.mark.parametrize("reader", SENTENCES)
@pytest.mark.parametrize("mailbox", ["werkplaats@example.nl", ""])
def test_sentence_about_contact_is_true_for_each_reader(
    world: World, client: Client, as_user: Any, reader: str, mailbox: str
) -> None:
    page = world.live(contact_email="werkplaats@example.nl")
    if not mailbox:
        forget_address("werkplaats@example.nl")
    if reader != "visitor":
        client = as_user(READERS[reader](world))

    shown = client.get(page.get_url()).text

    said = [sentence for sentence in {NO_MAILBOX, *SENTENCES.values()} if sentence in shown]
    assert said == [SENTENCES[reader] if mailbox else NO_MAILBOX]
    assert (f"mailto:{world.region.role_email}" in shown) is not bool(mailbox)


def test_offer_without_mailbox_is_not_submitted_and_stays_online(world: World) -> None:
    draft = world.draft(contact_email="")
    online = world.live(contact_email="werkplaats@example.nl")
    forget_address("werkplaats@example.nl")

    with pytest.raises(ValidationError) as refused:
        submit(draft, by=world.editor)
    online = type(online).objects.get(pk=online.pk)
    online.save()

    assert set(refused.value.message_dict) == {"contact_email"}
    assert (online.contact_email, online.live) == ("", True)


def test_contact_is_not_shown_to_visitors(world: World, client: Client) -> None:
    page = world.live(contact_email="werkplaats@example.nl", contact_role="hoofd werkplaats")

    answer = client.get(page.get_url())

    assert "werkplaats" not in answer.text
    assert f"/inloggen/?next={page.get_url()}" in answer.text
