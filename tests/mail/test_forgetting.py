"""Mail goes with its time and with its reader."""

import datetime
import logging
import smtplib
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend as MemoryBackend
from django.utils import timezone

from jobs.retention import apply_retention
from mail.delivery import deliver
from mail.enums import MailState
from mail.models import OutgoingMail
from moderation.actions import submit
from partners.privacy.erasure import erase_person
from tests.conftest import World

pytestmark = pytest.mark.database("the outbox")


@pytest.fixture(autouse=True)
def outbox(settings: Any, db: None) -> None:
    settings.EMAIL_BACKEND = "mail.backend.OutboxBackend"


def recipients() -> set[str]:
    return set(OutgoingMail.objects.values_list("recipient", flat=True))


@pytest.mark.parametrize(("days", "stays"), [(89, True), (91, False)])
@pytest.mark.parametrize("state", MailState.values)
def test_mail_goes_after_its_period_unless_it_still_waits(
    state: str, days: int, stays: bool
) -> None:
    EmailMessage("Onderwerp", "Tekst", to=["a@example.nl"]).send()
    OutgoingMail.objects.update(
        state=state,
        sent_at=timezone.now() if state == MailState.SENT else None,
        last_error="550 full",
        created_at=timezone.now() - datetime.timedelta(days=days),
    )

    apply_retention()

    assert OutgoingMail.objects.exists() is (stays or state == MailState.WAITING)


def test_mail_to_two_people_goes_when_both_are_erased(world: World) -> None:
    submit(world.draft(), by=world.editor)
    EmailMessage("Onderwerp", "Tekst", to=["b@example.nl"]).send()
    leaders = {world.leader.email, world.second_leader.email}
    assert recipients() == leaders | {world.editor.email, "b@example.nl"}

    erase_person(world.leader)
    erase_person(world.second_leader)

    # The office hears that the region has no leader any more.
    assert recipients() == {"b@example.nl", world.editor.email, world.office.email}


class RefusingBackend(MemoryBackend):
    def send_messages(self, messages: Any) -> int:
        raise smtplib.SMTPRecipientsRefused({"geheim@example.nl": (550, b"unknown")})


def test_refused_mail_is_logged_without_its_reader(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.OUTBOX_TRANSPORT = f"{__name__}.RefusingBackend"
    EmailMessage("Onderwerp", "Tekst", to=["geheim@example.nl"]).send()

    with caplog.at_level(logging.DEBUG):
        deliver()

    assert "SMTPRecipientsRefused" in caplog.text
    assert "geheim" not in caplog.text
    assert "geheim" in OutgoingMail.objects.get().last_error
