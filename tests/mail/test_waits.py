"""Promise P4: no request waits for the mail server, not even for one that hangs."""

import logging
import smtplib
import socket
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mail.models import OutgoingMail
from tests.conftest import World
from tests.security.attack import act, edit, task_state_of

pytestmark = pytest.mark.database("the outbox")

logger = logging.getLogger(__name__)

SMTP = "django.core.mail.backends.smtp.EmailBackend"
OUTBOX = "mail.backend.OutboxBackend"
ROUNDS = 3
# Seconds to wait for a server that hangs; short, for the control.
TIMEOUT = 0.3


@pytest.fixture
def hanging_server(settings: Any) -> Iterator[socket.socket]:
    """A mail server that takes a connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        settings.EMAIL_TIMEOUT = TIMEOUT
        settings.OUTBOX_TRANSPORT = SMTP
        yield server


def was_called(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def seconds(call: Callable[[], Any]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def rounds(world: World, as_user: Any) -> tuple[float, float]:
    """Submit and approve through the screens; the median seconds of each."""
    company, leader = as_user(world.editor), as_user(world.leader)
    submitting, approving = [], []
    for _round in range(ROUNDS):
        page = world.draft()
        submitting.append(seconds(lambda page=page: edit(company, page, "action-submit")))
        state = task_state_of(page)
        approving.append(
            seconds(lambda page=page, state=state: act(leader, page, "approve", task_state=state))
        )
        page.refresh_from_db()
        assert page.live
    return statistics.median(submitting), statistics.median(approving)


def test_submitting_and_approving_never_call_the_mail_server(
    world: World, as_user: Any, settings: Any, hanging_server: socket.socket
) -> None:
    settings.EMAIL_BACKEND = OUTBOX

    hanging = rounds(world, as_user)

    assert not was_called(hanging_server)
    assert OutgoingMail.objects.waiting().count() == ROUNDS * 4
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    without_mail = rounds(world, as_user)
    logger.info(
        "submit %.0f ms, approve %.0f ms while the mail server hangs; without mail %.0f and %.0f",
        *(1000 * value for value in hanging + without_mail),
    )


def test_submitting_straight_to_the_mail_server_would_wait(
    world: World, as_user: Any, settings: Any, hanging_server: socket.socket
) -> None:
    """Negative control: what the outbox spares us."""
    settings.EMAIL_BACKEND = SMTP

    with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
        edit(as_user(world.editor), world.draft(), "action-submit")

    assert was_called(hanging_server)
