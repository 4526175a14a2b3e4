"""“Bied iets aan”: a stranger learns nothing, and sends in nothing of somebody else."""

import contextlib
import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from moderation.decide import decide
from moderation.refusals import ModerationRefused
from offers.intake.models import Intake
from offers.models import OfferPage
from partners.organisations.models import Company
from partners.pages.models import CompanyPage
from partners.people.enums import Role
from partners.people.invitation_actions import invite
from partners.people.models import Membership, User
from search.models import CataloguePage
from tests.conftest import World
from tests.factories.pages import approve
from tests.factories.partners import UserFactory
from tests.offers.intake.intake_form import KVK, NEWCOMER, send, type_code, typed, url_of
from tests.security import intake_guards  # noqa: F401 - registers its guards
from tests.security.attack import task_state_of
from tests.security.guards import nothing_to_switch_off, without
from tests.site_map import site_map

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own")

# What differs between any two answers.
RANDOM = re.compile(r'name="(csrfmiddlewaretoken|key)" value="[^"]*"|\b[A-Z0-9]{4}-[A-Z0-9]{4}\b')


def proven(person: User) -> User:
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def what_a_stranger_gets(**changes: Any) -> list[Any]:
    """Every answer and mail up to the proof of the address."""
    cache.clear()
    mail.outbox.clear()
    browser = Client()
    wrong = send(browser, summary="", **changes)
    asked = send(browser, **changes)
    code_page = browser.get(asked.headers["Location"])
    resumed = browser.get(url_of())
    answers = [wrong, asked, code_page, resumed]
    Intake.objects.all().delete()
    User.objects.filter(email=NEWCOMER).delete()
    return [
        *[(answer.status_code, sorted(answer.headers), plain(answer)) for answer in answers],
        *[RANDOM.sub("", f"{letter.subject} {letter.body}") for letter in mail.outbox],
    ]


def plain(answer: Any) -> str:
    return RANDOM.sub("", answer.content.decode())


@nothing_to_switch_off("nothing is looked up before the address is proven")
def test_kvk_of_a_known_company_answers_as_an_unknown_one(here: World) -> None:
    known, unknown = here.company.kvk, "55555555"
    assert not Company.objects.filter(kvk=unknown).exists()

    of_known = what_a_stranger_gets(kvk=known)
    of_unknown = what_a_stranger_gets(kvk=unknown)

    assert str(of_known).replace(known, "KVK") == str(of_unknown).replace(unknown, "KVK")
    assert here.company.name not in str(of_known)


@without("a browser's token is known by its digest only")
def test_what_stands_in_the_database_opens_no_form(here: World) -> None:
    send(Client())
    thief = Client()
    thief.cookies[settings.INTAKE_COOKIE_NAME] = Intake.objects.get().browser

    shown = thief.get(url_of()).text + thief.get("/").text

    assert "Las je eerste naad" not in shown


@without("what is typed belongs to its browser")
def test_guessed_token_opens_no_form(here: World) -> None:
    send(Client())
    thief = Client()
    thief.cookies[settings.INTAKE_COOKIE_NAME] = "geraden"

    thief.post(reverse("intake:drop"), {"key": typed()["key"]})
    shown = thief.get(url_of()).text

    assert "Las je eerste naad" not in shown
    assert Intake.objects.count() == 1


@without("only its typist finishes")
def test_somebody_else_in_the_same_browser_cannot_finish(here: World) -> None:
    shared = Client()
    send(shared)
    shared.force_login(proven(UserFactory()))

    shown = shared.get(reverse("intake:finish")).text
    shared.post(reverse("intake:finish"))

    assert "Las je eerste naad" not in shown.split('class="wrap intake"')[1]
    assert not Company.objects.filter(kvk=KVK).exists()
    assert Intake.objects.count() == 1


@without("the address is proven")
def test_login_without_proof_of_its_address_cannot_finish(here: World) -> None:
    send(Client())
    somebody = Client()
    somebody.force_login(User.objects.get_or_create(email=NEWCOMER)[0])

    shown = somebody.get(reverse("intake:finish")).text
    somebody.post(reverse("intake:finish"))

    assert "Las je eerste naad" not in shown
    assert not Company.objects.filter(kvk=KVK).exists()


@without("a company page first", "offers need a live provider")
def test_offer_of_a_company_that_was_never_approved_is_nowhere(here: World, client: Client) -> None:
    send(client)
    type_code(client)
    offer = OfferPage.objects.get(owner__email=NEWCOMER).specific

    with contextlib.suppress(ModerationRefused):
        approve_waiting(offer, by=here.leader)

    visitor = Client()
    catalogue = CataloguePage.objects.get(locale__language_code="nl").get_url()
    pages = [catalogue, here.region_page.get_url()]
    assert [visitor.get(path).text.count("Las je eerste naad") for path in pages] == [0, 0]
    assert "las-je-eerste-naad" not in site_map(visitor)
    assert visitor.get(offer.get_url()).status_code == 404


def approve_waiting(offer: Any, *, by: User) -> None:
    decide(task_state_of(offer).pk, "approve", by=by)


@nothing_to_switch_off("a request to belong is no membership that counts")
def test_who_asked_to_belong_sees_and_changes_nothing(here: World, client: Client) -> None:
    send(client, kvk=here.company.kvk)

    told = type_code(client).text
    page = CompanyPage.objects.get(company=here.company)
    admin = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert Membership.objects.get(user__email=NEWCOMER).verified is False
    assert here.company.name not in told
    assert here.editor.email not in told
    assert admin.status_code == 302
    assert not OfferPage.objects.filter(owner__email=NEWCOMER).exists()


@without("offers of others have no page of thanks")
def test_page_of_thanks_of_somebody_else_does_not_exist(here: World, client: Client) -> None:
    send(client)
    type_code(client)
    offer = OfferPage.objects.get(owner__email=NEWCOMER)
    stranger = Client()
    stranger.force_login(here.neighbour_editor)

    answer = stranger.get(reverse("intake:done", args=[offer.pk]))

    assert answer.status_code == 404


@nothing_to_switch_off("the same door for approving as every other offer")
def test_newcomer_cannot_approve_what_they_sent(here: World, client: Client) -> None:
    send(client)
    type_code(client)
    newcomer = User.objects.get(email=NEWCOMER)
    page = CompanyPage.objects.get(company__kvk=KVK)

    with pytest.raises(ModerationRefused):
        approve_waiting(page, by=newcomer)
    with pytest.raises(ModerationRefused):
        approve(page, requested_by=newcomer, by=newcomer)


# Words of others in our mails ---------------------------------------------------------------------

LURE = "Uw account verloopt www.kwaad.example.nl/inloggen"


@without("names hold no links", name="your_name")
@without("names hold no links", name="company_name")
@pytest.mark.parametrize("name", ["your_name", "company_name"])
def test_name_with_a_link_reaches_nobodys_mailbox(here: World, client: Client, name: str) -> None:
    answer = send(client, **{name: LURE})

    assert list(answer.context["form"].errors) == [name]
    assert LURE in answer.text
    assert mail.outbox == []


@without("names hold no links", field="first_name")
@pytest.mark.parametrize("field", ["first_name", "last_name"])
def test_name_with_a_link_is_not_taken_by_the_account_screen(
    here: World, as_user: Any, field: str
) -> None:
    form = {
        "name_email-first_name": "Eva",
        "name_email-last_name": "Bos",
        "name_email-email": here.office.email,
        "locale-preferred_language": "nl",
        "locale-current_time_zone": "Europe/Amsterdam",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        f"name_email-{field}": LURE,
    }

    answer = as_user(here.office).post(reverse("wagtailadmin_account"), form)

    assert LURE in answer.text
    assert LURE not in User.objects.get(pk=here.office.pk).get_full_name()


@nothing_to_switch_off("the same validator as on Bied iets aan, where it is switched off")
@pytest.mark.parametrize("field", ["first_name", "last_name"])
def test_name_with_a_link_is_not_taken_by_ones_own_account(
    here: World, as_user: Any, field: str
) -> None:
    form = {"first_name": "Eva", "last_name": "Bos", "language": "nl", field: LURE}

    answer = as_user(here.owner).post(reverse("about_me"), form)

    assert LURE in answer.text
    assert LURE not in User.objects.get(pk=here.owner.pk).get_full_name()


@nothing_to_switch_off("the same validator as on Bied iets aan, where it is switched off")
def test_company_name_with_a_link_is_not_written_by_the_office(here: World) -> None:
    here.company.name = LURE

    with pytest.raises(ValidationError):
        here.company.full_clean()


@without("facts of letters stand on one line")
def test_line_break_in_a_name_makes_no_paragraph_of_its_own(here: World) -> None:
    with connection.cursor() as cursor:  # past every door: the column takes no line break
        planted = ["Bouw\n\nUw account verloopt", here.company.pk]
        cursor.execute("UPDATE organisations_company SET name = %s WHERE id = %s", planted)
    company = Company.objects.get(pk=here.company.pk)
    mail.outbox.clear()

    invite(company, email=NEWCOMER, role=Role.COMPANY_EDITOR, by=here.leader)

    assert "Bouw Uw account verloopt" in str(mail.outbox[0].body)
