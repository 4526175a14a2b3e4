"""A page that was cached, beside an empty view, both from the web server of production."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.catalogue.timing import Line, median
from benchmarks.catalogue.urls import EMPTY_AFTER_QUERY
from search.catalogue_url import catalogue_url

BATCHES, BATCH = 30, 50
SHARE = 90
STARTS_WITHIN = 60  # seconds


def server_lines(database: str) -> list[Line]:
    """Ask as browsers do, and then without compression."""
    with _server(database) as port:
        share, plain = _share(port, "gzip"), _share(port, "identity")
    return [
        Line("cached page by gunicorn, share of an empty view", share, SHARE, "%", True),
        Line("  the same, asked without compression", plain, unit="%"),
    ]


def _share(port: int, encoding: str) -> float:
    """Ask both in turns, a batch at a time, one request after the other; return per cent."""
    page = catalogue_url("nl")
    for path in (page, EMPTY_AFTER_QUERY):
        _requests_per_second(port, path, encoding)
    cached, empty = [], []
    for _batch in range(BATCHES):
        cached.append(_requests_per_second(port, page, encoding))
        empty.append(_requests_per_second(port, EMPTY_AFTER_QUERY, encoding))
    return median(cached) / median(empty) * 100


@contextlib.contextmanager
def _server(database: str) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - the server of this very environment
        [
            *(sys.executable, "-m", "gunicorn", "benchmarks.catalogue.wsgi"),
            *("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "4"),
            *("--log-level", "error"),
        ],
        env={**os.environ, "DATABASE_URL": database},
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)


def _requests_per_second(port: int, path: str, encoding: str) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Accept-Language": "nl", "Accept-Encoding": encoding}
    start = time.perf_counter()
    for _request in range(BATCH):
        connection.request("GET", path, headers=headers)
        connection.getresponse().read()
    took = time.perf_counter() - start
    connection.close()
    return BATCH / took
