"""The backend of all mail: it writes rows, in the transaction of whoever sends."""

from collections.abc import Iterator, Sequence
from email.utils import make_msgid, parseaddr
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from mail.caps import may_be_written
from mail.mails import EVENT_HEADER, LANGUAGE_HEADER
from mail.models import OutgoingMail
from texts.exits import header_line, without_tags

# What the outbox itself decides about.
OWN_HEADERS = {EVENT_HEADER.lower(), "message-id", "date", "to", "cc", "bcc"}


class OutboxBackend(BaseEmailBackend):
    """Stores each mail once per reader; a mail without an event is an event of its own.

    What is over the share of its address or source (mail/caps.py) is silently not stored.

    Asks no mail server and opens no transaction: a mail exists exactly if what it tells of
    was committed.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        rows = [row for message in email_messages for row in rows_of(message)]
        rows = [row for row in rows if may_be_written(row)]
        OutgoingMail.objects.bulk_create(rows, ignore_conflicts=True)
        return len(email_messages)


def rows_of(message: EmailMessage) -> Iterator[OutgoingMail]:
    if message.attachments:
        raise ValueError("The outbox keeps no attachments: let the mail link to the file.")
    headers = {name.lower(): str(value) for name, value in message.extra_headers.items()}
    event = headers.get(EVENT_HEADER.lower()) or f"once:{uuid4()}"
    language = headers.get(LANGUAGE_HEADER.lower()) or get_language() or settings.LANGUAGE_CODE
    plain, html = texts_of(message)
    for recipient in message.recipients():
        yield OutgoingMail(
            event=event,
            recipient=parseaddr(recipient)[1] or recipient,
            subject=header_line(str(message.subject)),
            plain=plain,
            html=html,
            language=language,
            from_email=message.from_email,
            headers=headers_of(message),
            message_id=new_message_id(message.from_email),
        )


def texts_of(message: EmailMessage) -> tuple[str, str]:
    """Return a mail's plain text and its HTML, which may be empty."""
    if message.content_subtype == "html":
        return without_tags(str(message.body)), str(message.body)
    alternatives = getattr(message, "alternatives", [])
    html = next((str(text) for text, mime in alternatives if mime == "text/html"), "")
    return str(message.body), html


def headers_of(message: EmailMessage) -> dict[str, str]:
    kept = {
        name: str(value)
        for name, value in message.extra_headers.items()
        if name.lower() not in OWN_HEADERS
    }
    if message.reply_to:
        kept["Reply-To"] = ", ".join(message.reply_to)
    return kept


def new_message_id(from_email: str) -> str:
    """Return an identifier under the sender's own domain, which tells no host name."""
    domain = parseaddr(from_email)[1].rpartition("@")[2]
    return make_msgid(domain=domain or "localhost")
