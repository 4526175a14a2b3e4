"""What a server hands over beside the address: it must not change what others read."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import set_script_prefix

from sto_cms.wsgi import application
from tests.conftest import World

NOTHING_FITS = "q=bestaatnietxyz"


@pytest.fixture
def server(world: World) -> Iterator[Any]:
    """The application as gunicorn calls it, on the connection of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)

    def ask(query: str = "", **said: str) -> str:
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/aanbod/",
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
            "wsgi.errors": io.StringIO(),
        }
        told: list[str] = []
        body = application(environ | said, lambda status, _headers: told.append(status))
        return told[0] + b"".join(body).decode()

    world.live(title="Las een naad")
    yield ask
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    set_script_prefix("/")


@pytest.mark.parametrize("charset", ["cp037", "utf-16", "rot13", "hex", "undefined", "no-such"])
def test_no_request_chooses_in_which_letters_its_address_is_read(server: Any, charset: str) -> None:
    odd = server(NOTHING_FITS, CONTENT_TYPE=f"text/plain; charset={charset}")

    assert odd.startswith("200")
    assert "Las een naad" not in odd
    assert "Las een naad" not in server(NOTHING_FITS)


def test_nobody_puts_a_prefix_before_the_addresses_of_others(server: Any) -> None:
    assert "/elders/" not in server(SCRIPT_NAME="/elders")
    assert "/elders/" not in server()
    assert "Las een naad" in Client().get("/aanbod/").text
