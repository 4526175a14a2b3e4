"""Log lines: when, how bad, who says it, in which request, and nothing about a person.

Addresses of the site can hold a secret (an invitation, a feed of one's own) and errors of a
database quote what somebody typed, so both are taken out of every line, tracebacks included.
"""

import json
import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime

from django.core.signals import request_finished
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

NONE = "-"
request_id: ContextVar[str] = ContextVar("request_id", default=NONE)

REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
HEADER = "X-Request-ID"
# What stands before the secret in an address; docs/operations.md has the same for nginx.
SECRET_PREFIXES = (
    "uitnodiging/",
    "account/mailadres/",
    "bewaard/agenda/",
    "bewaard/feed/",
    "bewaard/stop/",
    "admin/password_reset/confirm/",
)
SECRET = re.compile(rf"((?:{'|'.join(map(re.escape, SECRET_PREFIXES))}))[^\s?#'\"<>]+")
# The domain stays: it says whose mail server refuses, and names nobody.
MAIL_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@(?=[\w-]+(?:\.[\w-]+)+)")
INSTEAD = "…"


class RequestIdMiddleware:
    """Names each request, or takes the proxy's name for it over, and tells it in the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        name = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        request_id.set(name)
        response = self.get_response(request)
        response[HEADER] = name
        return response


@receiver(request_finished)
def forget_request(**kwargs: object) -> None:
    """Not in the middleware: Django writes its line about an answer after all of them."""
    request_id.set(NONE)


def without_secrets(text: str) -> str:
    """Return a text without secrets of addresses and without the names in mail addresses."""
    return MAIL_ADDRESS.sub(f"{INSTEAD}@", SECRET.sub(rf"\g<1>{INSTEAD}", text))


class LineFormatter(logging.Formatter):
    """One line per event; a traceback follows on lines of its own."""

    def format(self, record: logging.LogRecord) -> str:
        # What somebody typed must not look like a line of its own.
        message = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        parts = (_moment(record), record.levelname, record.name, f"[{request_id.get()}]", message)
        return without_secrets("\n".join([" ".join(parts), *_trace(record)]))


class JsonFormatter(logging.Formatter):
    """One JSON object per event, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        facts = {
            "time": _moment(record),
            "level": record.levelname,
            "logger": record.name,
            "request_id": request_id.get(),
            "message": without_secrets(record.getMessage()),
        }
        trace = _trace(record)
        if trace:
            facts["traceback"] = without_secrets("\n".join(trace))
        return json.dumps(facts, ensure_ascii=False)


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _trace(record: logging.LogRecord) -> list[str]:
    formatter = logging.Formatter()
    found = [formatter.formatException(record.exc_info)] if record.exc_info else []
    return [*found, formatter.formatStack(record.stack_info)] if record.stack_info else found
