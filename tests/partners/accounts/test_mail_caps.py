"""What a stranger can have mailed is little, silently; and nobody is kept out by it."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.conf import settings as project
from django.test import Client

from mail.models import OutgoingMail
from partners.people.enums import Role
from partners.people.invitation_actions import invite
from partners.people.models import User
from tests.conftest import World, owner_of
from tests.factories.pages import approve, company_page
from tests.factories.partners import PASSWORD, CompanyFactory, UserFactory, prove_address
from tests.mailed_code import code_in

pytestmark = pytest.mark.database("mails are counted in the outbox")

VICTIM = "slachtoffer@example.nl"
CAP = project.MAILS_OF_STRANGERS
NOW = datetime.datetime(2027, 3, 1, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def outbox(settings: Any, db: None) -> None:
    settings.EMAIL_BACKEND = "mail.backend.OutboxBackend"


@pytest.fixture
def victim() -> User:
    return prove_address(UserFactory(email=VICTIM))


def ask(place: str, email: str = VICTIM, client: Client | None = None) -> Any:
    """Ask for a code from an address on the internet."""
    return (client or Client()).post("/inloggen/", {"login": email}, REMOTE_ADDR=place)


def flood(email: str = VICTIM, times: int = CAP + 5) -> list[Any]:
    return [ask(f"192.0.2.{number + 1}", email) for number in range(times)]


def mails_to(email: str = VICTIM) -> int:
    return OutgoingMail.objects.filter(recipient=email).count()


# One address, many sources ----------------------------------------------------------------


@pytest.mark.parametrize("email", [VICTIM, "niemand-hier@example.nl"])
def test_one_address_gets_a_share_a_day_over_all_sources(victim: User, email: str) -> None:
    with time_machine.travel(NOW, tick=False):
        flood(email)
        # One more: of the places that came too late, the first.
        after = mails_to(email)
    with time_machine.travel(NOW + datetime.timedelta(hours=25), tick=False):
        ask("192.0.2.200", email)

    assert after == CAP + 1
    assert mails_to(email) == CAP + 2


def test_silent_is_the_same_page_for_who_gets_a_code_and_who_does_not(victim: User) -> None:
    answers = flood()

    pages = {re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", a.text) for a in answers}
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (302, answers[0].headers["Location"])
    }
    assert len(pages) == 1


def test_capitals_make_no_second_address(victim: User) -> None:
    flood()
    before = mails_to()

    for number in range(5):
        ask(f"198.51.100.{number}", VICTIM.upper())

    assert OutgoingMail.objects.filter(recipient__iexact=VICTIM).count() == before


# Nobody is kept out ----------------------------------------------------------------


def logged_in_once(email: str) -> Client:
    """A browser in which this person logged in by code before, and out again."""
    client = Client()
    ask("203.0.113.7", email, client)
    newest = OutgoingMail.objects.filter(recipient=email).latest("pk")
    client.post("/inloggen/code/", {"code": code_in(newest.plain)})
    client.post("/uitloggen/")
    return client


def test_browser_somebody_logged_in_with_before_gets_its_code_through_a_flood(
    victim: User,
) -> None:
    client = logged_in_once(VICTIM)
    flood()
    before = mails_to()

    ask("203.0.113.7", client=client)
    newest = OutgoingMail.objects.filter(recipient=VICTIM).latest("pk")
    answer = client.post("/inloggen/code/", {"code": code_in(newest.plain)})

    assert mails_to() == before + 1
    assert client.session["_auth_user_id"] == str(victim.pk)
    assert answer.status_code == 302


def test_mark_of_a_browser_is_for_its_own_addresses_and_cannot_be_made_up(victim: User) -> None:
    other = UserFactory(email="ander@example.nl")
    attacker = logged_in_once(other.email)
    forged = Client()
    name = project.KNOWN_BROWSER_COOKIE_NAME
    forged.cookies[name] = attacker.cookies[name].value[:-2] + "xx"
    flood()
    before = mails_to()

    ask("203.0.113.8", client=attacker)
    ask("203.0.113.9", client=forged)

    assert mails_to() == before
    assert VICTIM not in attacker.cookies[name].value
    assert other.email not in attacker.cookies[name].value


def test_mark_tells_no_address_and_only_who_logged_in_gets_one(victim: User) -> None:
    client = Client()
    visitor = Client()

    visitor.get("/")
    ask("203.0.113.7", client=visitor)
    client.post("/inloggen/", {"login": VICTIM, "password": PASSWORD})

    cookie = client.cookies[project.KNOWN_BROWSER_COOKIE_NAME]
    assert project.KNOWN_BROWSER_COOKIE_NAME not in visitor.cookies
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_place_that_asked_for_nothing_yet_gets_one_code_through_a_flood(victim: User) -> None:
    """A new telephone: one code for each new place, every ten minutes."""
    with time_machine.travel(NOW, tick=False):
        flood()
        before = mails_to()
    with time_machine.travel(NOW + datetime.timedelta(minutes=11), tick=False):
        ask("192.0.2.1")  # an attacker's place had its mail
        ask("203.0.113.20")
        ask("203.0.113.21")  # too soon after the one before

    assert mails_to() == before + 1


# One source, many addresses ----------------------------------------------------------------


def limits(settings: Any, **changed: str) -> None:
    settings.ACCOUNT_RATE_LIMITS = project.ACCOUNT_RATE_LIMITS | changed


def test_one_source_mails_few_strangers_and_does_not_notice(victim: User, settings: Any) -> None:
    limits(settings, mail_unknown="3/d/key", request_login_code="1000/m/ip")

    answers = [ask("192.0.2.1", f"vreemd{number}@example.nl") for number in range(6)]
    again = ask("192.0.2.1", "vreemd0@example.nl")

    assert {answer.status_code for answer in [*answers, again]} == {302}
    mailed = OutgoingMail.objects.values_list("recipient", flat=True)
    assert sorted(mailed) == sorted(
        [f"vreemd{n}@example.nl" for n in range(3)] + ["vreemd0@example.nl"]
    )


def test_invented_addresses_use_up_no_room_of_who_is_known_there(
    victim: User, settings: Any
) -> None:
    """A pupil at school cannot keep the teachers out, who have the same place."""
    limits(settings, mail_unknown="3/d/key", request_login_code="1000/m/ip")
    for number in range(6):
        ask("192.0.2.1", f"vreemd{number}@example.nl")

    ask("192.0.2.1")

    assert mails_to() == 1


def test_known_addresses_are_no_list_to_mail_either(settings: Any) -> None:
    limits(settings, mail_known="2/d/key", request_login_code="1000/m/ip")
    people = [prove_address(UserFactory()) for _number in range(4)]

    for person in people:
        ask("192.0.2.1", person.email)

    assert OutgoingMail.objects.count() == 2


def test_person_who_changes_their_address_mails_few_strangers(victim: User, settings: Any) -> None:
    limits(settings, mail_unknown="2/d/key", change_mail_address="100/h/user")
    client = Client()
    client.post("/inloggen/", {"login": VICTIM, "password": PASSWORD})
    client.post("/account/bevestigen/", {"password": PASSWORD})

    for number in range(4):
        place = f"192.0.2.{number}"
        form = {"email": f"vreemd{number}@example.nl"}
        client.post("/account/mailadres/", form, REMOTE_ADDR=place)

    assert OutgoingMail.objects.filter(event__startswith="address:").count() == 2


# Other mails ----------------------------------------------------------------


def approved_company(world: World) -> Any:
    company = CompanyFactory(region=world.region)
    page = company_page(world.region_page, company)
    approve(page, requested_by=world.editor, by=world.leader)
    return company


def test_invitations_of_all_companies_together_fill_no_mailbox(world: World, settings: Any) -> None:
    settings.MAILS_OF_STRANGERS = 2

    for _number in range(3):
        company = approved_company(world)
        invite(company, email=VICTIM, role=Role.COMPANY_EDITOR, by=owner_of(company))

    assert mails_to() == 2


def test_notice_about_ones_own_account_always_goes(victim: User) -> None:
    flood()
    before = mails_to()
    client = Client()
    client.post("/inloggen/", {"login": VICTIM, "password": PASSWORD})

    client.post(
        "/account/wachtwoord/",
        {
            "oldpassword": PASSWORD,
            "password1": "een-ander-lang-woord",
            "password2": "een-ander-lang-woord",
        },
    )

    newest = OutgoingMail.objects.filter(recipient=VICTIM).latest("pk")
    assert mails_to() == before + 1
    assert newest.event.startswith("once:")


def test_all_other_mails_together_have_a_share_too(world: World, settings: Any) -> None:
    settings.MAILS_PER_ADDRESS = 3

    for _number in range(4):
        world.submitted()

    assert mails_to(world.leader.email) == 3
    assert mails_to(world.second_leader.email) == 3
