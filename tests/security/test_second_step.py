"""Who decides about what schools see needs more than a mail box."""

import re
import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, TaskState

from offers.models import OfferPage, OfferPicture
from partners.accounts.mail_address import token_for
from partners.accounts.second_step import reset_second_step
from partners.people.models import User
from partners.people.rules import has_proven
from tests.conftest import World
from tests.factories.pages import approve
from tests.factories.partners import PASSWORD, MembershipFactory, UserFactory
from tests.security.attack import document_of, picture_of
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


def with_app(person: User) -> User:
    TOTP.activate(person, SECRET)
    return person


def code_of_app() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def log_in(person: User) -> Client:
    client = Client()
    client.post("/inloggen/", {"login": person.email, "password": PASSWORD})
    return client


def decide(client: Client, offer: OfferPage) -> Any:
    """Post an approval, as the button does."""
    state = TaskState.objects.get(revision=offer.latest_revision)
    address = reverse("wagtailadmin_pages:workflow_action", args=[offer.pk, "approve", state.pk])
    return client.post(address)


@without("leaders need a second step", role="leader")
@without("leaders need a second step", role="office")
@pytest.mark.parametrize("role", ["leader", "office"])
def test_admin_is_closed_until_there_is_a_second_step(
    world: World, settings: Any, role: str
) -> None:
    settings.SECOND_STEP_REQUIRED = True
    client = log_in(getattr(world, role))

    answer = client.get("/admin/")

    assert answer.headers["Location"] == "/account/"
    assert "nog een tweede stap nodig" in client.get("/account/").text


@without("leaders need a second step")
def test_leader_without_second_step_decides_nothing(world: World, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True
    offer = world.submitted()

    answer = decide(log_in(world.leader), offer)

    assert answer.headers["Location"] == "/account/"
    assert not OfferPage.objects.get(pk=offer.pk).live


@nothing_to_switch_off("django-allauth asks for the second step at login")
def test_leader_with_second_step_decides(world: World, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True
    offer = world.submitted()
    client = log_in(with_app(world.leader))
    assert SESSION_KEY not in client.session

    client.post("/inloggen/tweede-stap/", {"code": code_of_app()})
    decide(client, offer)

    assert client.session[SESSION_KEY] == str(world.leader.pk)
    assert OfferPage.objects.get(pk=offer.pk).live


@without("leaders need a second step")
def test_session_from_before_the_second_step_does_not_count(world: World, settings: Any) -> None:
    """A session that was open already proves nothing, though the person has an app now."""
    settings.SECOND_STEP_REQUIRED = True
    client = log_in(world.leader)
    with_app(world.leader)

    answer = client.get("/admin/")

    assert answer.headers["Location"] == "/account/bevestigen/code/?next=%2Fadmin%2F"
    client.post(answer.headers["Location"], {"code": code_of_app()})
    assert client.get("/admin/").status_code == 200


def files_of(world: World) -> list[str]:
    """A picture and a document that schools do not see yet."""
    return [picture_of(world.company).get_rendition("width-40").url, document_of(world.company).url]


@without("files that are not public ask for the second step", person="leader")
@without("files that are not public ask for the second step", person="office")
@pytest.mark.parametrize("person", ["leader", "office"])
def test_draft_files_ask_for_the_second_step_as_pages_do(
    world: World, settings: Any, person: str
) -> None:
    settings.SECOND_STEP_REQUIRED = True
    urls = files_of(world)
    client = log_in(getattr(world, person))

    without_one = [client.get(url) for url in urls]
    with_app(getattr(world, person))
    not_shown = [client.get(url) for url in urls]
    client.post("/account/bevestigen/code/", {"code": code_of_app()})
    shown = [client.get(url) for url in urls]

    assert [answer.headers.get("Location") for answer in without_one] == ["/account/"] * 2
    assert all("/account/bevestigen/code/" in answer.headers["Location"] for answer in not_shown)
    assert [(answer.status_code, bool(answer.getvalue())) for answer in shown] == [(200, True)] * 2


@nothing_to_switch_off("what schools see, and one's own, needs no second step")
def test_public_files_and_those_of_ones_own_company_are_open(world: World, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True
    urls = files_of(world)
    page = world.draft()
    page.pictures.add(OfferPicture(image=picture_of(world.company), alt_text="Een lasser"))
    page.save_revision()
    approve(page, requested_by=world.editor, by=world.leader)
    public = page.pictures.get().image.get_rendition("width-40").url

    own = [log_in(world.editor).get(url) for url in urls]
    seen = log_in(world.leader).get(public)

    assert [answer.status_code for answer in own if answer.getvalue()] == [200, 200]
    assert (seen.status_code, bool(seen.getvalue())) == (200, True)


NOT_BEFORE = (
    *("/account/", "/account/herstelcodes/", "/account/herstelcodes/bestand/"),
    *("/account/herstelcodes/nieuw/", "/account/app/", "/account/app/uitzetten/"),
    *("/account/passkeys/", "/account/passkeys/nieuw/", "/account/wachtwoord/"),
    *("/account/wachtwoord/kiezen/", "/account/mailadres/", "/account/apparaten/"),
    *("/account/verwijderen/", "/account/gegevens/", "/account/gegevens/download/"),
    *("/account/bevestigen/", "/en/account/herstelcodes/"),
)


@without("an account is closed until the second step is shown", address="/account/herstelcodes/")
@without("an account is closed until the second step is shown", address="/account/verwijderen/")
@without("an account is closed until the second step is shown", address="/account/gegevens/")
@without("an account is closed until the second step is shown", address="/account/apparaten/")
@pytest.mark.parametrize("address", NOT_BEFORE)
def test_password_leads_nowhere_past_the_second_step(
    world: World, settings: Any, address: str
) -> None:
    """Recovery codes, read after giving the password alone, would be the second step."""
    settings.SECOND_STEP_REQUIRED = True
    client = log_in(world.leader)
    with_app(world.leader)
    client.post("/account/bevestigen/", {"password": PASSWORD})

    answers = [client.get(address), client.post(address, {"password": PASSWORD})]

    assert [answer.status_code for answer in answers] == [302, 302]
    for answer in answers:
        assert "/account/bevestigen/code/?next=" in answer.headers["Location"]


@nothing_to_switch_off("django-allauth follows the methods that the adapter names")
def test_passkey_alone_leads_leaders_to_the_passkey_and_no_password(
    world: World, settings: Any
) -> None:
    settings.SECOND_STEP_REQUIRED = True
    client = log_in(world.leader)
    Authenticator.objects.create(user=world.leader, type=Authenticator.Type.WEBAUTHN, data={})

    answer = client.get("/account/bevestigen/code/?next=/admin/")

    assert answer.headers["Location"] == "/account/bevestigen/passkey/?next=%2Fadmin%2F"


@without("a new second step ends other sessions")
def test_setting_up_a_second_step_ends_other_sessions(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    client, older = log_in(world.leader), log_in(world.leader)
    client.post("/account/bevestigen/", {"password": PASSWORD})
    secret = client.get("/account/app/").context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/app/", {"code": code})

    assert Authenticator.objects.filter(user=world.leader).exists()
    assert client.session[SESSION_KEY] == str(world.leader.pk)
    assert SESSION_KEY not in older.session


@without("leaders need a second step")
@without("people of schools are behind the second step")
def test_members_of_schools_are_not_read_without_the_second_step(
    world: World, settings: Any
) -> None:
    settings.SECOND_STEP_REQUIRED = True
    member = MembershipFactory(teacher=True, school__region=world.region)
    client = log_in(world.leader)

    answer = client.get(f"/mijn-school/school/{member.school.pk}/")

    assert member.user.email not in answer.text
    assert answer.headers.get("Location") == "/account/"


@without("leaders need a second step")
def test_removed_second_step_closes_the_admin_again(world: World, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True
    client = log_in(with_app(world.leader))
    client.post("/inloggen/tweede-stap/", {"code": code_of_app()})
    assert client.get("/admin/").status_code == 200

    Authenticator.objects.filter(user=world.leader).delete()

    assert client.get("/admin/").headers["Location"] == "/account/"


@nothing_to_switch_off("companies and schools need no second step")
def test_companies_need_no_second_step(world: World, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True

    assert log_in(world.editor).get("/admin/").status_code == 200


@nothing_to_switch_off("django-allauth remembers the codes that were used")
def test_code_of_the_app_works_once(world: World) -> None:
    with_app(world.leader)
    code = code_of_app()

    first, second = log_in(world.leader), log_in(world.leader)
    first.post("/inloggen/tweede-stap/", {"code": code})
    answer = second.post("/inloggen/tweede-stap/", {"code": code})

    assert SESSION_KEY in first.session
    assert answer.status_code == 200
    assert SESSION_KEY not in second.session


# Lost -------------------------------------------------------------------------------------------


@without("the list of admin views", "only the office resets a second step", role="second_leader")
@without("the list of admin views", "only the office resets a second step", role="editor")
@pytest.mark.parametrize("role", ["second_leader", "other_leader", "editor"])
def test_others_reset_no_second_step(world: World, as_user: Any, role: str) -> None:
    with_app(world.leader)
    address = reverse("second_step_admin:reset_second_step", args=[world.leader.pk])

    answer = as_user(getattr(world, role)).post(address)

    assert answer.status_code == 404
    assert Authenticator.objects.filter(user=world.leader).exists()


@nothing_to_switch_off("the office may")
def test_office_resets_a_second_step_and_the_person_is_told(world: World, as_user: Any) -> None:
    client = as_user(with_app(world.leader))
    address = reverse("second_step_admin:reset_second_step", args=[world.leader.pk])

    asked = as_user(world.office).get(address)
    as_user(world.office).post(address)

    assert world.leader.email in asked.text
    assert not Authenticator.objects.filter(user=world.leader).exists()
    assert client.get("/mijn-werk/").status_code == 302
    assert mail.outbox[-1].to == [world.leader.email]
    entry = ModelLogEntry.objects.get(action="people.reset_second_step")
    assert (entry.user, entry.object_id) == (world.office, str(world.leader.pk))


@nothing_to_switch_off("nobody resets their own: the address does not exist")
def test_office_does_not_reset_its_own(world: World, as_user: Any) -> None:
    address = reverse("second_step_admin:reset_second_step", args=[world.office.pk])

    assert as_user(with_app(world.office)).post(address).status_code == 404


@nothing_to_switch_off("the action itself ends the sessions")
def test_reset_ends_all_sessions(world: World) -> None:
    client = Client()
    client.force_login(world.leader)

    reset_second_step(world.leader, by=None)

    assert SESSION_KEY not in client.session


# The mail address ----------------------------------------------------------------------------


@without("a mailed link is for one person and one change")
def test_link_of_somebody_else_changes_nothing(world: World, as_user: Any) -> None:
    token = token_for(world.colleague, "nieuw@example.nl")
    address = reverse("confirm_mail_address", args=[token])

    answer = as_user(world.editor).post(address)

    assert answer.status_code == 410
    assert User.objects.get(pk=world.editor.pk).email == world.editor.email


@without("a mailed link is for one person and one change")
def test_link_to_a_new_address_works_once(world: World, as_user: Any) -> None:
    client, old = as_user(world.editor), world.editor.email
    address = reverse("confirm_mail_address", args=[token_for(world.editor, "nieuw@example.nl")])

    assert client.post(address).status_code == 302
    User.objects.filter(pk=world.editor.pk).update(email=old)
    User.objects.filter(pk=world.editor.pk).update(email="ander@example.nl")
    answer = client.post(address)

    assert answer.status_code == 410
    assert User.objects.get(pk=world.editor.pk).email == "ander@example.nl"


@without("an address belongs to who proved it last")
def test_left_address_is_its_new_readers(world: World, as_user: Any) -> None:
    """Somebody proved it, took another, and kept neither password nor invitation from it."""
    old = world.editor.email
    EmailAddress.objects.create(user=world.editor, email=old, verified=True, primary=True)
    as_user(world.editor).post(
        reverse("confirm_mail_address", args=[token_for(world.editor, "nieuw@example.nl")])
    )
    reader = UserFactory(email=old)

    prove(reader)

    world.editor.refresh_from_db()
    assert proven_by(world.editor) == ["nieuw@example.nl"]
    assert has_proven(world.editor, "nieuw@example.nl")
    assert has_proven(reader, old)


@without("an address belongs to who proved it last")
def test_fresh_proof_takes_an_address_from_who_has_it_no_longer(world: World) -> None:
    """Rows from before, or of people whose address the office changed."""
    EmailAddress.objects.create(
        user=world.editor, email="gedeeld@example.nl", verified=True, primary=True
    )
    reader = UserFactory(email="gedeeld@example.nl")

    prove(reader)

    assert has_proven(reader, reader.email)
    assert proven_by(world.editor) == []


def prove(person: User) -> None:
    """Type the code that was mailed, as whoever reads the mail does."""
    client = Client()
    client.post("/inloggen/", {"login": person.email})
    found = re.search(r"^[A-Z]{4}-[A-Z]{4}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    client.post("/inloggen/code/", {"code": found.group()})


def proven_by(person: User) -> list[str]:
    return list(EmailAddress.objects.filter(user=person).values_list("email", flat=True))


@nothing_to_switch_off("the answer is made before anybody is looked up")
def test_address_of_somebody_else_is_neither_told_nor_taken(world: World, as_user: Any) -> None:
    client = as_user(world.editor)
    client.post("/account/bevestigen/", {"password": PASSWORD})
    address = reverse("change_mail_address")
    seen = []

    for email in (world.leader.email, "x" * (len(world.leader.email) - 11) + "@example.nl"):
        answer = client.post(address, {"email": email})
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
        seen.append((answer.status_code, text.replace(email, "…")))

    assert seen[0] == seen[1]
    assert [len(message.to) for message in mail.outbox] == [1, 1]
    assert "account/mailadres/" not in mail.outbox[0].body
