"""Walks every address of the site as one person, and tells what leaked or changed."""

import itertools
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

from django.conf import settings
from django.core.handlers import exception as handling
from django.core.handlers.exception import get_exception_response
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern

from tests.rows import SESSIONS, Rows, changed, everything
from tests.security.canaries import Belongings
from tests.security.route_table import Reach, Rule, rule_of


@dataclass(frozen=True)
class Route:
    """One URL pattern: its name, its address as it stands in the code, its parts."""

    name: str
    pattern: str
    parts: tuple[str, ...]
    named: bool

    def address(self, values: dict[str, Any]) -> str:
        if not self.named:
            return "/" + re.sub(
                r"<(?:\w+:)?(\w+)>|\^\.\*",
                lambda found: str(values.get(found[1], "iets")),
                self.pattern,
            ).rstrip("$")
        if self.parts and self.parts[0] == "0":
            return reverse(self.name, args=[values[part] for part in self.parts])
        return reverse(self.name, kwargs={part: values[part] for part in self.parts})


def routes(patterns: Any = None, before: str = "", spaces: tuple[str, ...] = ()) -> Iterator[Route]:
    """Yield every URL pattern there is."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from routes(pattern.url_patterns, here, inner)
        elif isinstance(pattern, URLPattern):
            name = ":".join((*spaces, pattern.name)) if pattern.name else here
            yield Route(name, here, _parts(pattern), bool(pattern.name))


def _parts(pattern: URLPattern) -> tuple[str, ...]:
    if isinstance(pattern.pattern, RegexPattern):
        regex = pattern.pattern.regex
        return tuple(regex.groupindex) or tuple(str(number) for number in range(regex.groups))
    return tuple(pattern.pattern.converters)


# Addresses ---------------------------------------------------------------------------------


# One's own editors are slow to show and leak nothing more for the fifth kind of page.
SHOWN_WHOLE = (2,)


def addresses(
    route: Route, rule: Rule, own: Belongings | None, other: Belongings, *, few: bool = False
) -> set[str]:
    """Return the addresses of one route for the things of `other`.

    With `own`, the first part is one's own and what follows is the other's: an own page with
    another's version behind it.
    """
    found = set()
    for number, things in enumerate(other.things):
        if few and rule.reach is not Reach.PUBLIC and number not in SHOWN_WHOLE:
            continue
        values = _values(route, rule, things)
        if own is not None and route.parts:
            mine = _values(route, rule, own.things[number])
            values = [given | {route.parts[0]: mine[0][route.parts[0]]} for given in values]
        found |= {route.address(given) for given in values}
        if rule.reach is Reach.OFFICE:
            break  # the answer is the same for every page
    return found


def _values(route: Route, rule: Rule, things: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each combination of what the parts can be; most kinds have one thing."""
    choices = []
    for part in route.parts:
        kind = rule.ids.get(part)
        if kind is None:
            raise AssertionError(
                f"{route.name}: say in tests/security/route_table.py what the part "
                f"“{part}” of its address is: ids={{'{part}': ...}}"
            )
        value = kind[1:] if kind.startswith("=") else things[kind]
        choices.append(value if isinstance(value, list) else [value])
    return [dict(zip(route.parts, chosen, strict=True)) for chosen in itertools.product(*choices)]


# Requests ------------------------------------------------------------------------------------


class Browser:
    """A logged-in browser, quicker than the test client: it keeps nothing of each answer."""

    def __init__(self, user: Any = None) -> None:
        client = Client()
        if user is not None:
            client.force_login(user)
        self.cookie = "; ".join(f"{name}={m.value}" for name, m in client.cookies.items())
        self.handler = ClientHandler(enforce_csrf_checks=False)
        got_request_exception.connect(self.remember)
        self.drawn: set[tuple[str, str, int]] = set()
        self.factory = RequestFactory(headers={"cookie": self.cookie, "host": "localhost"})

    def ask(self, method: str, address: str, data: dict[str, Any]) -> tuple[int, str]:
        """Return the status, and all that the answer says: headers and body."""
        request = getattr(self.factory, method)(address, data)
        self.error = ""
        with patch.object(handling, "get_exception_response", self.draw_once):
            answer = self.handler(request.environ)
        body = b"".join(answer) if answer.streaming else answer.content
        headers = " ".join(f"{name}: {value}" for name, value in answer.items())
        return answer.status_code, headers + body.decode("utf-8", "replace")

    def draw_once(self, request: Any, resolver: Any, status: int, exception: Any) -> Any:
        """Draw the page of a refusal the first time a route refuses: it is the same each time."""
        match = request.resolver_match
        refusal = (match.view_name if match else "", request.method, status)
        if refusal in self.drawn:
            return HttpResponse(str(exception), status=status)
        self.drawn.add(refusal)
        return get_exception_response(request, resolver, status, exception)

    def remember(self, **kwargs: Any) -> None:
        self.error = repr(sys.exc_info()[1])


# The database ----------------------------------------------------------------------------------

WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


class Writes:
    """Notices statements that write, so that only those requests need a look at every row."""

    def __init__(self) -> None:
        self.seen = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        if WRITING.match(sql) and SESSIONS not in sql:
            self.seen += 1
        return execute(sql, params, *rest)


class Undone(Exception):
    """Ends the transaction around a request, so that the next one meets the same world."""


def ask_and_undo(
    browser: Browser, method: str, address: str, data: dict[str, Any], before: Rows
) -> tuple[int, str, Rows]:
    """Return status, text and the rows that changed (each as it is afterwards)."""
    writes, difference = Writes(), {}
    try:
        with transaction.atomic(), connection.execute_wrapper(writes):
            status, text = browser.ask(method, address, data)
            if writes.seen:
                after = everything()
                difference = {key: after.get(key, ()) for key in changed(before, after)}
            raise Undone
    except Undone:
        return status, text, difference


def query(things: dict[str, Any]) -> dict[str, Any]:
    """What somebody curious adds to any address: ids of others, and half a word to search for."""
    return {
        "q": "Kanarie",
        "id": things["page"],
        "company": things["company"],
        "collection_id": things["collection"],
        "mode": "",
        "bedrijf": things["provider"],
    }


def form(things: dict[str, Any]) -> dict[str, Any]:
    """What somebody hostile posts to any address."""
    return query(things) | {
        "title": "Overgenomen",
        "name": "Overgenomen",
        "slug": "overgenomen",
        "comment": "Overgenomen",
        "email": "overgenomen@example.nl",
        "is_superuser": "on",
        "image": things["image"],
        "document": things["document"],
        "user": things["user"],
        "next": f"/?{urlencode({'id': things['page']})}",
        settings.LANGUAGE_COOKIE_NAME: "nl",
    }


__all__ = ["Browser", "Route", "addresses", "ask_and_undo", "everything", "routes", "rule_of"]
