"""Hostile requests to every URL: what comes back must never be a crash."""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

VALUES = (
    "", "1", "0", "-1", "x", "\x00", "a\x00b", '"', "'", "';--", "%", "%00", "é", "\ud7ff", "💥",
    "9" * 30, "9" * 5000, "1e309", "NaN", "null", "[]", "{}", "../../etc/passwd", "<script>",
    "2026-02-30", "1.5", "true", "0x10", "+1", " 1", "١", "a" * 3000, "\r\nX: y", "*", "(", "\\",
    "__all__", "-pk", "pk__in", "id", "title",
)  # fmt: skip
NAMES = (
    "q", "p", "page", "id", "ordering", "next", "mode", "locale", "collection_id", "tag", "company",
    "title", "slug", "summary", "kind", "level", "group", "near", "within", "bedrijf", "wacht",
    "pictures-TOTAL_FORMS", "pictures-INITIAL_FORMS", "attachments-TOTAL_FORMS",
    "stops-TOTAL_FORMS", "levels", "go_live_at", "expire_at", "loaded_revision_id",
    "overwrite_revision_id", "action-submit", "action-workflow-action", "workflow-action-name",
    "workflow-action-extra-data", "comment", "language", "username", "password", "email", "query",
    "fields", "limit", "offset", "order", "child_of", "descendant_of", "type", "search",
)  # fmt: skip
TYPES = ("application/json", "text/plain", "application/x-www-form-urlencoded", "x/y; charset=no")
FILES = (
    b"",
    b"\x00" * 50,
    b"%PDF-1.4\n\x00",
    b"\x89PNG\r\n\x1a\nIHDR\xff\xff",
    b"GIF89a",
    b"PK\3\4",
)
FILE_NAMES = ("a.png", "a.pdf", "a.jpg", "../a.png", "a", "é💥.webp", "a.png\x00.exe", "x" * 300)


@dataclass
class Tally:
    """How many answers of each class there were, and what crashed."""

    answers: Counter = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)

    def remember(self, told: str, status: int, error: str) -> None:
        self.answers[f"{status // 100}xx"] += 1
        if status >= 500:
            self.crashes.append(f"{told} {status} {error}")


def patterns(found: Any = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in get_resolver().url_patterns if found is None else found:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, here)
        else:
            yield here, pattern


class Fuzz:
    """One stream of requests, the same for the same seed."""

    def __init__(self, people: list[Any], known: list[int], seed: int = 1) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - not for secrets
        self.known = [str(key) for key in known]
        self.routes = [
            (here, pattern)
            for here, pattern in patterns()
            if "logout" not in here and "failwhale" not in here  # the second crashes on purpose
        ]
        self.clients = [Client(raise_request_exception=False)]
        for person in people:
            client = Client(raise_request_exception=False)
            client.force_login(person)
            self.clients.append(client)
        self.tally = Tally()

    def get(self, times: int) -> None:
        for _time in range(times):
            self._send("get", self._values())

    def post(self, times: int) -> None:
        for _time in range(times):
            if self.dice.random() < 0.2:
                self._send("post", self.dice.choice(VALUES), self.dice.choice(TYPES))
            else:
                self._send("post", self._values())

    def upload(self, times: int) -> None:
        for _time in range(times):
            name = self.dice.choice(FILE_NAMES)
            file: Any = SimpleUploadedFile("f", self.dice.choice(FILES), self.dice.choice(TYPES))
            file._name = name  # past Django's own cleaning, as a hostile browser sends it
            self._send("post", self._values() | {"file": file})

    def _values(self) -> dict[str, str]:
        names = self.dice.sample(NAMES, self.dice.randint(0, 6))
        return {name: self._value() for name in names}

    def _value(self) -> str:
        return self.dice.choice(self.known if self.dice.random() < 0.3 else VALUES)

    def _url(self) -> str:
        here, pattern = self.dice.choice(self.routes)
        parts = here.split("/")
        if isinstance(pattern.pattern, RegexPattern):
            parts = [self._value() if set(part) & set("^$(\\") else part for part in parts]
        filled = [
            (self._number() if "int:" in part else self._value()) if "<" in part else part
            for part in parts
        ]
        return "/" + "/".join(part.replace("/", "") for part in filled)

    def _number(self) -> str:
        return self.dice.choice([*self.known, "0", "999999", "9" * 18, "9" * 30])

    def _send(self, method: str, data: Any, content_type: str = "") -> None:
        url, client = self._url(), self.dice.choice(self.clients)
        self.error = ""
        got_request_exception.connect(self._crash)
        try:
            with transaction.atomic():
                if content_type:
                    body = data.encode("utf-8", "replace")
                    answer = client.generic("POST", _quoted(url), body, content_type)
                else:
                    answer = getattr(client, method)(_quoted(url), data)
                answer.getvalue()
                transaction.set_rollback(True)
        except UnicodeEncodeError:
            return  # no browser could send it
        finally:
            got_request_exception.disconnect(self._crash)
        told = f"{method} {url!r} as {self.clients.index(client)}: {data!r}"
        self.tally.remember(told[:300], answer.status_code, self.error)

    def _crash(self, **kwargs: Any) -> None:
        self.error = repr(sys.exc_info()[1])[:200]


def _quoted(url: str) -> str:
    return quote(url, safe="/")
