"""How long requests take in this process, and the lines of the table."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.management.base import CommandError
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.client import ClientHandler

_requests = RequestFactory(headers={"host": "localhost", "accept-language": "nl"})


@dataclass(frozen=True)
class Line:
    """One line of the table: what was found, and what it may be at most (or at least).

    Without a limit it only tells.
    """

    name: str
    found: float
    limit: float | None = None
    unit: str = ""
    at_least: bool = False

    @property
    def holds(self) -> bool:
        if self.limit is None:
            return True
        return self.found >= self.limit if self.at_least else self.found <= self.limit

    def __str__(self) -> str:
        verdict = "" if self.holds else "  TOO LITTLE" if self.at_least else "  TOO MUCH"
        return f"{self.name:<64}{f'{self.found:,.2f}{self.unit}':>14}{self._limit:>14}{verdict}"

    @property
    def _limit(self) -> str:
        if self.limit is None:
            return "–"
        return f"{'≥' if self.at_least else '≤'} {self.limit:g}{self.unit}"


def judge(lines: Iterable[Line]) -> None:
    """Raise CommandError with the names of the lines that do not hold."""
    failed = [line.name for line in lines if not line.holds]
    if failed:
        raise CommandError(f"Over the limit: {'; '.join(failed)}.")


class Caller:
    """Sends requests through every middleware, without a server between."""

    def __init__(self, *, zipped: bool = False) -> None:
        self._handler = ClientHandler(enforce_csrf_checks=False)
        # As browsers ask; the middleware then compresses, for the empty view too.
        self._headers = {"accept-encoding": "gzip"} if zipped else {}

    def get(self, path: str) -> HttpResponse:
        answer: Any = self._handler(self._environ(path))
        if answer.status_code != 200:
            raise CommandError(f"{path} answers {answer.status_code}.")
        return answer

    def status(self, path: str, reader: str) -> int:
        """Return the status of an answer to a reader at this IP address, whatever it is."""
        return self._handler(self._environ(path) | {"REMOTE_ADDR": reader}).status_code

    def seconds(self, path: str) -> float:
        """Return how long one request takes, its environment made beforehand."""
        environ = self._environ(path)
        start = time.perf_counter()
        answer = self._handler(environ)
        took = time.perf_counter() - start
        if answer.status_code != 200:
            raise CommandError(f"{path} answers {answer.status_code}.")
        return took

    def queries(self, path: str) -> list[str]:
        """Count at the connection: its log of queries is emptied when a request starts."""
        seen: list[str] = []

        def remember(execute: Any, sql: str, *rest: Any) -> Any:
            seen.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(remember):
            self.get(path)
        return seen

    def _environ(self, path: str) -> dict[str, Any]:
        return _requests.get(path, headers=self._headers).environ


def milliseconds(action: Callable[[], Any]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def in_turns(caller: Caller, *columns: Sequence[str]) -> list[float]:
    """Return the median milliseconds of each column of URLs.

    They take turns, so that a busy moment of the machine slows all of them.
    """
    gc.collect()
    times: list[list[float]] = [[] for _column in columns]
    for row in zip(*columns, strict=True):
        for place, path in enumerate(row):
            times[place].append(caller.seconds(path) * 1000)
    return [median(taken) for taken in times]
