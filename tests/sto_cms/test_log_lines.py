"""What stands in the log: enough to find a request again, and nothing about a person."""

import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from sto_cms.log_lines import SECRET_PREFIXES, JsonFormatter, LineFormatter, without_secrets
from tests.security.walk import routes

ROOT = Path(__file__).resolve().parents[2]
SECRET = "Zm9vYmFyLWdlaGVpbS1rZW5tZXJr:1vQ"
LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00 (?P<level>[A-Z]+) (?P<logger>[\w.]+) "
    r"\[(?P<request>[\w-]+)\] (?P<message>.*)"
)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    yield from written(LineFormatter())


@pytest.fixture
def json_log() -> Iterator[io.StringIO]:
    yield from written(JsonFormatter())


def written(formatter: logging.Formatter) -> Iterator[io.StringIO]:
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(formatter)
    logging.getLogger().addHandler(handler)
    yield text
    logging.getLogger().removeHandler(handler)


def secret_routes() -> list[str]:
    """Return what stands before the secret in every address that has one."""
    return sorted(
        route.pattern.split("<")[0].lstrip("/") for route in routes() if "token" in route.parts
    )


def test_every_address_with_a_secret_is_known_to_the_log_and_to_nginx() -> None:
    docs = (ROOT / "docs/operations.md").read_text()

    assert secret_routes() == sorted(SECRET_PREFIXES)
    for prefix in SECRET_PREFIXES:
        assert without_secrets(f"Not Found: /en/{prefix}{SECRET}/") == f"Not Found: /en/{prefix}…"
        assert prefix.rstrip("/") in docs


@pytest.mark.parametrize("prefix", SECRET_PREFIXES)
def test_wrong_secret_is_not_logged(
    db: None, client: Client, log: io.StringIO, prefix: str
) -> None:
    client.get(f"/{prefix}{SECRET}/nog-iets/")
    client.get(f"/{prefix}{SECRET}/")

    assert f"/{prefix}…" in log.getvalue()
    assert SECRET not in log.getvalue()


def test_line_has_time_level_logger_and_the_request_of_the_answer(
    db: None, client: Client, log: io.StringIO
) -> None:
    answer = client.get("/bestaat-niet/")
    given = client.get("/bestaat-niet/", headers={"x-request-id": "van-nginx-0001"})
    forged = client.get("/bestaat-niet/", headers={"x-request-id": "x] ERROR\nvals"})

    found = [LINE.fullmatch(line) for line in log.getvalue().splitlines()]
    names = [line["request"] for line in found if line]
    assert all(found)
    assert {line["logger"] for line in found if line} == {"django.request"}
    assert names[0] == answer.headers["X-Request-ID"]
    assert names[1] == given.headers["X-Request-ID"] == "van-nginx-0001"
    assert re.fullmatch(r"[0-9a-f]{32}", forged.headers["X-Request-ID"])


def test_what_somebody_typed_makes_no_line_of_its_own(log: io.StringIO) -> None:
    logging.getLogger("app").warning("odd: %s", "a\n2026-01-01 ERROR vals\r\nb")

    assert len(log.getvalue().splitlines()) == 1


def test_mail_addresses_are_taken_out_of_tracebacks_too(
    log: io.StringIO, json_log: io.StringIO
) -> None:
    try:
        raise ValueError("Key (email)=(jan.jansen@example.nl) already exists.")
    except ValueError:
        logging.getLogger("app").exception("Not stored for %s", "piet+werk@example.nl")

    for text in (log.getvalue(), json_log.getvalue()):
        assert "jansen" not in text
        assert "piet" not in text
        assert text.count("…@example.nl") == 3  # the traceback quotes the line, too


def test_json_is_one_object_per_event(db: None, client: Client, json_log: io.StringIO) -> None:
    answer = client.get("/bestaat-niet/")
    logging.getLogger("app").error("twee\nregels")

    first, second = [json.loads(line) for line in json_log.getvalue().splitlines()]
    assert list(first) == ["time", "level", "logger", "request_id", "message"]
    assert first["request_id"] == answer.headers["X-Request-ID"]
    assert (second["level"], second["logger"], second["message"]) == (
        "ERROR",
        "app",
        "twee\nregels",
    )
    assert second["request_id"] == "-"
