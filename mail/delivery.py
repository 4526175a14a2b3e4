"""Hands waiting mails to the mail server: at least once, outside any transaction.

A worker claims a mail by a conditional UPDATE, sends it, and marks it sent after the
server's answer. One that dies in between leaves a claim that ends by itself; the mail is
then sent again with the same Message-ID. So a mail is doubled only where a worker died
between the server's 250 and the mark, and lost never. Only a kind of mail that is asked about
once more (mail/before_sending.py) can be overtaken while it waits; it is then dropped.
"""

import datetime
import logging
import smtplib
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from jobs.connections import mend_connections
from mail.before_sending import check_for
from mail.enums import MailState
from mail.models import OutgoingMail
from texts.exits import header_line

logger = logging.getLogger(__name__)

# Mails per call, so that other jobs get their turn.
BATCH = 25
# A refused mail is tried again after 1, 2, 4, … minutes, at most every four hours: 20 times
# in about two days.
MOST_ATTEMPTS = 20
FIRST_WAIT = datetime.timedelta(minutes=1)
LONGEST_WAIT = datetime.timedelta(hours=4)
# Seconds to insist on the mark of a mail that is out while the database is away.
PATIENCE = 60


def deliver() -> bool:
    """Send what is due, a batch at most. True if there may be more.

    Raises OSError when the mail server cannot be reached: the worker then leaves it alone
    for a while.
    """
    server = get_connection(settings.OUTBOX_TRANSPORT)
    try:
        for _mail in range(BATCH):
            mail = claim()
            if mail is None:
                return False
            _send(mail, server)
        return True
    finally:
        _hang_up(server)


def claim() -> OutgoingMail | None:
    """Take the mail that is due longest; nobody else gets it until the claim ends."""
    while True:
        now = timezone.now()
        due = OutgoingMail.objects.due(now)
        pk = due.values_list("pk", flat=True).first()
        if pk is None:
            return None
        until = now + datetime.timedelta(seconds=settings.OUTBOX_CLAIM_SECONDS)
        if due.filter(pk=pk).order_by().update(claimed_until=until):
            mail = OutgoingMail.objects.filter(pk=pk).first()
            if mail is not None:  # else its person was erased at this moment
                return mail


def try_again(mail: OutgoingMail) -> bool:
    """Put a mail that was given up back in line. False if it was not given up."""
    given_up = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.GIVEN_UP)
    return bool(given_up.update(state=MailState.WAITING, attempts=0, next_try=timezone.now()))


def _send(mail: OutgoingMail, server: BaseEmailBackend) -> None:
    try:
        server.open()
    except OSError as error:  # smtplib's errors are OSErrors too
        _postpone(mail, error)
        raise
    try:
        # Once the server is there: what waits through an outage is asked about after it.
        if _drop_if_overtaken(mail):
            return
        server.send_messages([message_of(mail, server)])
    except Exception as error:
        _note_failure(mail, error)
        _hang_up(server)
        if isinstance(error, OSError) and not _is_answer(error):
            raise
    else:
        _insist(lambda: _note_sent(mail))


def _drop_if_overtaken(mail: OutgoingMail) -> bool:
    """Remove a mail whose kind says that it must not go any more; True if it is gone."""
    check = check_for(mail.event)
    if check is None:
        return False
    with transaction.atomic():
        if check(mail.event, mail.recipient):
            return False
        OutgoingMail.objects.filter(pk=mail.pk).waiting().delete()
    logger.info("Mail %s was overtaken while it waited and is not sent", mail.pk)
    return True


def message_of(mail: OutgoingMail, server: BaseEmailBackend) -> EmailMultiAlternatives:
    """Return the mail as it goes out, the same on every try."""
    message = EmailMultiAlternatives(
        subject=header_line(mail.subject),
        body=mail.plain,
        from_email=mail.from_email,
        to=[mail.recipient],
        connection=server,
        headers={name: header_line(value) for name, value in mail.headers.items()}
        | {
            "Message-ID": mail.message_id,
            "Date": mail.created_at.strftime("%a, %d %b %Y %H:%M:%S +0000"),
            "Auto-Submitted": "auto-generated",
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def wait_after(attempts: int) -> datetime.timedelta:
    return min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)


def _is_answer(error: OSError) -> bool:
    """True if the server refused this mail, False if the server itself is ill."""
    return isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused)


def _note_sent(mail: OutgoingMail) -> None:
    # Codes and secret links need no memory once they are out.
    texts = {} if settings.OUTBOX_KEEPS_TEXT else {"plain": "", "html": ""}
    OutgoingMail.objects.filter(pk=mail.pk, state=MailState.WAITING).update(
        state=MailState.SENT,
        sent_at=timezone.now(),
        attempts=mail.attempts + 1,
        claimed_until=None,
        last_error="",
        **texts,
    )


def _note_failure(mail: OutgoingMail, error: Exception) -> None:
    attempts = mail.attempts + 1
    # What the server said names the reader; that belongs in the row, not in the log.
    kind = type(error).__name__
    if attempts >= MOST_ATTEMPTS:
        logger.error("Mail %s is given up after %s attempts: %s", mail.pk, attempts, kind)
        _release(mail, error, attempts=attempts, state=MailState.GIVEN_UP)
        return
    logger.warning("Mail %s is refused: %s", mail.pk, kind)
    _release(mail, error, attempts=attempts, next_try=timezone.now() + wait_after(attempts))


def _postpone(mail: OutgoingMail, error: Exception) -> None:
    """Try again shortly; a server that is away is not this mail's fault, so it counts not."""
    _release(mail, error, next_try=timezone.now() + FIRST_WAIT)


def _release(mail: OutgoingMail, error: Exception, **facts: Any) -> None:
    said = f"{type(error).__name__}: {error}"[:1000]
    mine = OutgoingMail.objects.filter(pk=mail.pk, claimed_until=mail.claimed_until)
    mine.waiting().update(claimed_until=None, last_error=said, **facts)


def _insist(store: Callable[[], None]) -> None:
    """Store something that must not be forgotten, through a restart of the database."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return store()
        except (OperationalError, InterfaceError):
            if time.monotonic() > end:
                raise
            mend_connections()
            time.sleep(0.5)


def _hang_up(server: BaseEmailBackend) -> None:
    with suppress(OSError):
        server.close()
