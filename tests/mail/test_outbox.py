"""The outbox: a mail exists exactly if its event does, once per reader, and gets there."""

import datetime
import smtplib
from typing import Any

import pytest
import time_machine
from django.conf import settings as project
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend as MemoryBackend
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.users.models import UserProfile

from mail import delivery
from mail.delivery import MOST_ATTEMPTS, claim, deliver, try_again, wait_after
from mail.enums import MailState
from mail.mails import EVENT_HEADER
from mail.models import OutgoingMail
from moderation.actions import submit
from tests.conftest import World

pytestmark = pytest.mark.database("the outbox")

MINUTE = datetime.timedelta(minutes=1)
NOW = datetime.datetime(2027, 3, 1, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def outbox(settings: Any, db: None) -> None:
    settings.EMAIL_BACKEND = "mail.backend.OutboxBackend"


def write(event: str = "", to: list[str] | None = None, **facts: Any) -> None:
    headers = {EVENT_HEADER: event} if event else {}
    EmailMessage("Onderwerp", "Tekst", to=to or ["a@example.nl"], headers=headers, **facts).send()


def only() -> OutgoingMail:
    return OutgoingMail.objects.get()


class RefusingBackend(MemoryBackend):
    """A mail server that answers, and says no."""

    def send_messages(self, messages: Any) -> int:
        raise smtplib.SMTPDataError(451, b"later")


class AbsentBackend(MemoryBackend):
    """A mail server that is not there."""

    opened = 0

    def open(self) -> bool:
        type(self).opened += 1
        raise ConnectionRefusedError("nobody there")


class DyingBackend(MemoryBackend):
    """A mail server that breaks off in the middle of a mail."""

    def send_messages(self, messages: Any) -> int:
        raise smtplib.SMTPServerDisconnected("gone")


def transport(settings: Any, backend: type) -> None:
    settings.OUTBOX_TRANSPORT = f"{backend.__module__}.{backend.__qualname__}"


# Writing -------------------------------------------------------------------------------------


def test_all_mail_goes_through_the_outbox_unless_in_tests() -> None:
    from sto_cms.settings import base  # inline: the settings as they are without tests

    assert base.EMAIL_BACKEND == "mail.backend.OutboxBackend"


def test_mail_of_an_event_is_a_row_and_not_sent_yet(mailoutbox: list) -> None:
    write("welcome:12", reply_to=["loket@example.nl"])

    row = only()
    assert (row.event, row.recipient, row.subject) == ("welcome:12", "a@example.nl", "Onderwerp")
    assert (row.state, row.attempts, row.sent_at) == (MailState.WAITING, 0, None)
    assert row.headers == {"Reply-To": "loket@example.nl"}
    assert row.from_email == project.DEFAULT_FROM_EMAIL
    assert row.message_id.endswith("@example.nl>")
    assert mailoutbox == []


def test_mail_of_an_event_that_is_rolled_back_never_existed(world: World) -> None:
    page = world.draft()

    with transaction.atomic():
        submit(page, by=world.editor)
        written = OutgoingMail.objects.count()
        transaction.set_rollback(True)

    assert written == 3  # to two leaders, and the confirmation
    assert not OutgoingMail.objects.exists()


def test_mail_of_an_event_is_one_per_reader_however_often_it_is_told() -> None:
    write("welcome:12", to=["a@example.nl", "b@example.nl"])
    write("welcome:12", to=["A@example.nl"], cc=["c@example.nl"], bcc=["b@example.nl"])
    write("welcome:13", to=["a@example.nl"])

    told = OutgoingMail.objects.order_by("pk").values_list("event", "recipient")
    assert list(told) == [
        ("welcome:12", "a@example.nl"),
        ("welcome:12", "b@example.nl"),
        ("welcome:12", "c@example.nl"),
        ("welcome:13", "a@example.nl"),
    ]


def test_mail_without_an_event_is_an_event_of_its_own() -> None:
    write()
    write()

    assert OutgoingMail.objects.values("event").distinct().count() == 2


def test_mail_with_an_attachment_is_refused_where_it_is_written() -> None:
    message = EmailMessage("Onderwerp", "Tekst", to=["a@example.nl"])
    message.attach("deal.pdf", b"%PDF", "application/pdf")

    with pytest.raises(ValueError, match="no attachments"):
        message.send()


def test_mail_of_html_only_gets_a_plain_text() -> None:
    message = EmailMessage("Onderwerp", "<p>Tekst</p>", to=["a@example.nl"])
    message.content_subtype = "html"

    message.send()

    assert (only().plain, only().html) == ("Tekst", "<p>Tekst</p>")


@pytest.mark.parametrize(
    "facts",
    [
        {"state": MailState.SENT},
        {"state": MailState.WAITING, "sent_at": NOW},
        {"state": MailState.GIVEN_UP},
        {"state": MailState.SENT, "sent_at": NOW, "claimed_until": NOW},
        {"state": "lost"},
        {"recipient": ""},
    ],
)
def test_mail_in_an_impossible_state_is_refused_by_the_database(facts: dict) -> None:
    write()

    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.update(**facts)


def test_round_of_review_is_told_to_each_leader_in_their_language(world: World) -> None:
    profile = UserProfile.get_for_user(world.second_leader)
    profile.preferred_language = "en"
    profile.save()

    submit(world.draft(title="Zelf lassen"), by=world.editor)

    rows = {row.recipient: row for row in OutgoingMail.objects.all()}
    leaders = {world.leader.email, world.second_leader.email}
    assert set(rows) == leaders | {world.editor.email}
    for leader, language in ((world.leader, "nl"), (world.second_leader, "en")):
        row = rows[leader.email]
        with override(language):
            assert row.subject == gettext("To look at: %(title)s") % {"title": "Zelf lassen"}
        assert row.language == language
        assert f'<html lang="{language}">' in row.html
    assert len({rows[reader].event for reader in leaders}) == 1


# Sending -------------------------------------------------------------------------------------


def test_deliver_sends_what_waits_with_its_own_identifier(mailoutbox: list) -> None:
    message = EmailMultiAlternatives(
        "Onderwerp", "Tekst", to=["a@example.nl"], bcc=["b@example.nl"]
    )
    message.attach_alternative("<p>Tekst</p>", "text/html")
    message.send()

    more = deliver()

    assert more is False
    assert [sent.recipients() for sent in mailoutbox] == [["a@example.nl"], ["b@example.nl"]]
    for sent, row in zip(mailoutbox, OutgoingMail.objects.order_by("pk"), strict=True):
        assert sent.message()["Message-ID"] == row.message_id
        assert sent.message()["Auto-Submitted"] == "auto-generated"
        assert EVENT_HEADER not in sent.message()
        assert sent.alternatives[0][0] == "<p>Tekst</p>"
        assert row.state == MailState.SENT
        assert row.sent_at is not None


@pytest.mark.parametrize(("keeps", "text"), [(True, "Tekst"), (False, "")])
def test_deliver_forgets_the_text_of_what_is_sent(settings: Any, keeps: bool, text: str) -> None:
    settings.OUTBOX_KEEPS_TEXT = keeps
    write()

    deliver()

    assert only().plain == text


def test_deliver_takes_a_batch_and_says_there_is_more(
    monkeypatch: pytest.MonkeyPatch, mailoutbox: list
) -> None:
    monkeypatch.setattr(delivery, "BATCH", 2)
    write(to=["a@example.nl", "b@example.nl", "c@example.nl"])

    assert [deliver(), deliver()] == [True, False]
    assert len(mailoutbox) == 3


def test_claim_is_one_workers_until_it_ends(settings: Any) -> None:
    write()

    with time_machine.travel(timezone.now() + MINUTE, tick=False) as clock:
        mine, other = claim(), claim()
        clock.shift(settings.OUTBOX_CLAIM_SECONDS + 1)
        after_a_crash = claim()

    assert mine is not None
    assert other is None
    assert after_a_crash is not None
    assert after_a_crash.message_id == mine.message_id


def test_refused_mail_is_tried_later_and_later_with_the_same_identifier(
    settings: Any, mailoutbox: list
) -> None:
    transport(settings, RefusingBackend)
    write()
    identifier = only().message_id

    with time_machine.travel(timezone.now() + MINUTE, tick=False) as clock:
        for attempt, minutes in enumerate([1, 2, 4, 8], start=1):
            deliver()
            row = only()
            assert row.attempts == attempt
            assert row.next_try == timezone.now() + minutes * MINUTE
            assert "451" in row.last_error
            deliver()
            assert only().attempts == attempt
            clock.shift(minutes * MINUTE)
        transport(settings, MemoryBackend)
        deliver()

    assert [sent.message()["Message-ID"] for sent in mailoutbox] == [identifier]
    assert (only().state, only().last_error) == (MailState.SENT, "")


def test_refused_mail_is_given_up_after_two_days_and_can_be_tried_again(
    settings: Any, mailoutbox: list
) -> None:
    transport(settings, RefusingBackend)
    write()
    OutgoingMail.objects.update(attempts=MOST_ATTEMPTS - 1)

    deliver()

    given_up = only()
    waits = sum((wait_after(attempt) for attempt in range(1, MOST_ATTEMPTS)), start=0 * MINUTE)
    assert given_up.state == MailState.GIVEN_UP
    assert datetime.timedelta(days=1.5) < waits < datetime.timedelta(days=2.5)
    deliver()
    assert only().attempts == MOST_ATTEMPTS
    transport(settings, MemoryBackend)
    assert try_again(given_up)
    assert not try_again(given_up)
    deliver()
    assert only().state == MailState.SENT


def test_absent_server_is_asked_once_and_counts_against_no_mail(settings: Any) -> None:
    transport(settings, AbsentBackend)
    AbsentBackend.opened = 0
    write(to=["a@example.nl", "b@example.nl"])

    with pytest.raises(ConnectionRefusedError):
        deliver()

    assert AbsentBackend.opened == 1
    rows = OutgoingMail.objects.all()
    assert {(row.state, row.attempts, row.claimed_until) for row in rows} == {
        (MailState.WAITING, 0, None)
    }
    assert sorted(row.last_error for row in rows) == ["", "ConnectionRefusedError: nobody there"]


def test_server_that_breaks_off_counts_and_ends_the_batch(settings: Any) -> None:
    transport(settings, DyingBackend)
    write(to=["a@example.nl", "b@example.nl"])

    with pytest.raises(smtplib.SMTPServerDisconnected):
        deliver()

    assert sorted(row.attempts for row in OutgoingMail.objects.all()) == [0, 1]


def test_mail_that_cannot_be_built_does_not_stop_the_others(mailoutbox: list) -> None:
    EmailMessage("Een", "Tekst", "twee\nregels@example.nl", to=["a@example.nl"]).send()
    write(to=["b@example.nl"])

    deliver()

    assert [sent.to for sent in mailoutbox] == [["b@example.nl"]]
    assert OutgoingMail.objects.get(recipient="a@example.nl").last_error.startswith("BadHeader")
