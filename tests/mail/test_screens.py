"""What was sent to whom: for the programme office; and for everybody in the demo."""

import datetime
from typing import Any

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mail.enums import MailState
from mail.models import OutgoingMail
from tests.conftest import World

pytestmark = pytest.mark.database("queries of a list")

SECRET = "Code-7731"


@pytest.fixture(autouse=True)
def outbox(settings: Any, db: None) -> None:
    settings.EMAIL_BACKEND = "mail.backend.OutboxBackend"


def written(html: str = "", **facts: Any) -> OutgoingMail:
    message = EmailMultiAlternatives("Uw code", f"De code is {SECRET}.", to=["a@example.nl"])
    if html:
        message.attach_alternative(html, "text/html")
    message.send()
    mail = OutgoingMail.objects.get()
    OutgoingMail.objects.update(**facts or {"attempts": 0})
    return mail


def given_up() -> OutgoingMail:
    return written(state=MailState.GIVEN_UP, attempts=20, last_error="SMTPDataError: 550 full")


def admin(name: str, *args: int) -> str:
    return reverse(f"outgoing_mail:{name}", args=args)


# The programme office ------------------------------------------------------------------------


def test_office_sees_what_became_of_each_mail_but_not_its_text(world: World, as_user: Any) -> None:
    mail = given_up()
    client = as_user(world.office)

    index = client.get(admin("index"))
    one = client.get(admin("inspect", mail.pk))

    assert "a@example.nl" in index.text
    assert "Uw code" in index.text
    assert "SMTPDataError: 550 full" in one.text
    assert mail.message_id.strip("<>") in one.text
    assert SECRET not in index.text + one.text


def test_office_tries_again_what_was_given_up(world: World, as_user: Any) -> None:
    mail = given_up()
    client = as_user(world.office)
    assert admin("try_again", mail.pk) in client.get(admin("inspect", mail.pk)).text

    answer = client.post(admin("try_again", mail.pk), follow=True)

    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.WAITING, 0)
    assert "opnieuw verstuurd" in answer.text
    assert admin("try_again", mail.pk) not in answer.text


def test_office_does_not_send_twice_what_was_sent(world: World, as_user: Any) -> None:
    mail = written(state=MailState.SENT, sent_at=timezone.now())

    answer = as_user(world.office).post(admin("try_again", mail.pk), follow=True)

    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert "Niet opnieuw verstuurd" in answer.text


@pytest.mark.parametrize(("minutes", "told"), [(5, False), (15, True)])
def test_office_is_told_when_mail_is_late(
    world: World, as_user: Any, minutes: int, told: bool
) -> None:
    written(next_try=timezone.now() - datetime.timedelta(minutes=minutes))

    answer = as_user(world.office).get(admin("index"))

    assert ("1 mail wacht te lang" in answer.text) is told


def test_list_of_mails_takes_the_same_queries_for_one_and_for_many(
    world: World, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(world.office)
    EmailMessage("Onderwerp", "Tekst", to=["a@example.nl"]).send()
    client.get(admin("index"))
    with django_assert_max_num_queries(20) as one:
        client.get(admin("index"))
    EmailMessage("Onderwerp", "Tekst", to=["b@example.nl", "c@example.nl", "d@example.nl"]).send()

    with django_assert_max_num_queries(20) as many:
        client.get(admin("index"))

    assert len(many) == len(one)


@pytest.mark.parametrize("person", ["editor", "leader"])
def test_others_have_no_list_of_mails(world: World, as_user: Any, person: str) -> None:
    mail = given_up()
    client = as_user(getattr(world, person))

    answers = [
        client.get(admin("index")),
        client.get(admin("index_results")),
        client.get(admin("inspect", mail.pk)),
        client.post(admin("try_again", mail.pk)),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert "outgoing_mail" not in client.get("/admin/").text
    mail.refresh_from_db()
    assert mail.state == MailState.GIVEN_UP


def test_visitor_has_no_list_of_mails(client: Client) -> None:
    mail = given_up()

    answers = [client.get(admin("index")), client.post(admin("try_again", mail.pk))]

    assert [answer.status_code for answer in answers] == [302] * 2
    mail.refresh_from_db()
    assert mail.state == MailState.GIVEN_UP


# The demo ------------------------------------------------------------------------------------


def demo(name: str, *args: int) -> str:
    return reverse(f"demo_mail:{name}", args=args)


def test_demo_shows_every_mail_to_everybody(client: Client, settings: Any) -> None:
    settings.DEMO_MAIL = True
    mail = written(html="<head></head><p>Uw <b>code</b></p>")

    index = client.get(demo("list"))
    one = client.get(demo("mail", mail.pk))
    letter = client.get(demo("html", mail.pk))

    assert demo("list") == "/demo/mail/"
    assert demo("mail", mail.pk) in index.text
    assert SECRET in one.text
    assert f'src="{demo("html", mail.pk)}"' in one.text
    assert "frame-src 'self'" in one.headers["Content-Security-Policy"]
    assert letter.text == '<head><base target="_top"></head><p>Uw <b>code</b></p>'


def test_demo_lets_a_mail_run_no_code(client: Client, settings: Any) -> None:
    settings.DEMO_MAIL = True
    mail = written(html="<script>alert(1)</script>")

    one = client.get(demo("mail", mail.pk))
    policy = client.get(demo("html", mail.pk)).headers["Content-Security-Policy"]

    assert "<script>alert" not in one.text
    assert 'sandbox="allow-top-navigation-by-user-activation"' in one.text
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "sandbox allow-top-navigation-by-user-activation" in policy


def test_demo_mail_of_plain_text_has_no_frame(client: Client, settings: Any) -> None:
    settings.DEMO_MAIL = True
    mail = written()

    one = client.get(demo("mail", mail.pk))

    assert "<iframe" not in one.text
    assert client.get(demo("html", mail.pk)).status_code == 404


def test_demo_without_mail_says_so(client: Client, settings: Any) -> None:
    settings.DEMO_MAIL = True

    assert "nog niets gemaild" in client.get(demo("list"), {"page": "x"}).text


def test_outside_the_demo_there_is_no_mailbox(client: Client) -> None:
    mail = written(html="<p>Uw code</p>")

    answers = [
        client.get(demo("list")),
        client.get(demo("mail", mail.pk)),
        client.get(demo("html", mail.pk)),
    ]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert not any(SECRET in answer.text for answer in answers)


def test_production_has_no_mailbox(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL"):
        monkeypatch.setenv(name, "https://loket.example.nl")
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://user:secret@mail.example.nl:587")

    from sto_cms.settings import production  # inline: reads the environment when imported

    assert production.DEMO_MAIL is False
    assert production.OUTBOX_KEEPS_TEXT is False
    assert production.EMAIL_BACKEND == "mail.backend.OutboxBackend"
    assert production.OUTBOX_TRANSPORT == "django.core.mail.backends.smtp.EmailBackend"
    assert production.EMAIL_HOST == "mail.example.nl"
