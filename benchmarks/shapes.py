"""Texts that break programs, in every field of every form and every parameter of the API.

Forms are found as people find them: by following links, as several kinds of people. Each
request is undone, so that the next one meets the same site.
"""

import json
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.core.exceptions import RequestDataTooBig
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

from benchmarks.fuzz import Tally

LETTERS = 20_000
SHAPES = {
    "letters": "a" * LETTERS,
    "addresses": "aa.bb" * (LETTERS // 5),
    "marks": "a\u0301\u0316" * (LETTERS // 3),
    "broken tags": "<p" * (LETTERS // 2),
    "brackets": "[" * LETTERS,
    "digits": "9" * LETTERS,
    "control characters": "Eerste regel\x0btweede\x07 regel\u2028derde",
    "invisible": "La\u200bs\u00ad je\u202e eer\ufeffste\xa0naad",
    "decomposed": "Jose\u0301 van ‘t Hof\u2011D´Hond",
    "emoji": "💥💥💥",
    "no letter": "!!! --- 12",
    "nothing one sees": "\u3164\u3164",
    "expanding": "ﷺ" * 200,
    "half": "Naam\ud7ff",
}
# Each field alone with these; all fields at once with every shape.
ALONE = ("letters", "control characters", "emoji")
SLOW = 1.0  # seconds
TYPED = ("text", "search", "email", "url", "tel", "number", "hidden", "password", "date", None)
NEVER_TYPED = ("csrfmiddlewaretoken", "next", "form-TOTAL_FORMS", "form-INITIAL_FORMS")
FORMS_PER_VIEW = 3
PAGES_PER_VIEW = 4
DOORS = ("/", "/nl/", "/en/", "/admin/", "/bied-iets-aan/", "/aanbod/")


@dataclass(frozen=True)
class Found:
    """A form of a page: where it goes, and what it holds when it is opened."""

    url: str
    method: str
    values: tuple[tuple[str, str], ...]
    typed: tuple[str, ...]

    def filled(self, names: tuple[str, ...], text: str) -> dict[str, list[str]]:
        posted: dict[str, list[str]] = {}
        for name, value in self.values:
            posted.setdefault(name, []).append(value)
        return posted | {name: [text] for name in names}


class Walk:
    """Follows links as one person; `at_work` is told what each answer was."""

    def __init__(self, client: Client, doors: tuple[str, ...] = DOORS) -> None:
        self.client = client
        self.waiting = deque(doors)
        self.seen: set[str] = set()
        self.per_view: dict[str, int] = {}

    def forms(self, most_pages: int) -> Iterator[Found]:
        known: dict[Any, int] = {}
        while self.waiting and len(self.seen) < most_pages:
            for form in self._forms_at(self.waiting.popleft()):
                key = (view_of(form.url), form.method, form.typed)
                known[key] = known.get(key, 0) + 1
                if known[key] <= FORMS_PER_VIEW and form.typed:
                    yield form

    def _forms_at(self, url: str) -> Iterator[Found]:
        view = view_of(url)
        few = self.per_view.get(view, 0) < PAGES_PER_VIEW
        if url in self.seen or not view or not few or "logout" in url:
            return
        self.seen.add(url)
        self.per_view[view] = self.per_view.get(view, 0) + 1
        answer = self.client.get(url, follow=True)
        if answer.status_code != 200 or "html" not in answer.get("Content-Type", ""):
            return
        here = answer.request["PATH_INFO"]
        soup = BeautifulSoup(answer.content, "html.parser")
        for link in soup.find_all("a", href=True):
            self.waiting.append(_on_this_site(here, str(link["href"])))
        for form in soup.find_all("form"):
            yield _form_of(form, here)


def _on_this_site(here: str, href: str) -> str:
    parts = urlsplit(urldefrag(urljoin(here, href)).url)
    if parts.netloc or parts.scheme:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def view_of(url: str) -> str:
    """Return the name of what answers a URL; nothing where nobody does."""
    try:
        found = resolve(urlsplit(url).path or "/")
    except Resolver404:
        return ""
    page_type = "/".join(str(one) for one in found.kwargs.values() if str(one).isalpha())
    return f"{found.view_name or found.route} {page_type}".strip()


def _form_of(form: Any, here: str) -> Found:
    values, typed = [], []
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type")
        if not name or field.has_attr("disabled"):
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            values.append((name, str(chosen.get("value", "")) if chosen else ""))
        elif kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                values.append((name, str(field.get("value", "on"))))
        elif field.name == "textarea" or kind in TYPED:
            value = field.text if field.name == "textarea" else field.get("value", "")
            values.append((name, str(value)))
            if name not in NEVER_TYPED and not name.endswith("_FORMS"):
                typed.append(name)
    buttons = form.find_all("button", attrs={"name": True})
    values += [(str(one["name"]), str(one.get("value", ""))) for one in buttons[:1]]
    url = _on_this_site(here, str(form.get("action") or here))
    return Found(url, str(form.get("method", "get")).lower(), tuple(values), tuple(typed))


class Shapes:
    """Sends each shape, and remembers what crashed, was refused without a word, or took long."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.slow: list[str] = []
        self.speechless: list[str] = []
        self.forms: set[str] = set()

    def in_forms(
        self,
        client: Client,
        *,
        doors: tuple[str, ...] = (),
        most_pages: int = 400,
        alone: tuple[str, ...] = ALONE,
    ) -> None:
        """Walk from these doors and from those of everybody, at most so many pages."""
        for form in Walk(client, (*doors, *DOORS)).forms(most_pages):
            self.forms.add(f"{form.method} {view_of(form.url)}: {', '.join(form.typed)}")
            for shape in SHAPES:
                self._send(client, form, form.typed, shape)
            for name in form.typed if len(form.typed) > 1 else ():
                for shape in alone:
                    self._send(client, form, (name,), shape)

    def in_parameters(self, client: Client) -> None:
        """Every parameter that the API says it has."""
        schema = json.loads(client.get("/api/v1/openapi.json").content)
        for path, methods in schema["paths"].items():
            for parameter in methods["get"].get("parameters", []):
                for shape, text in SHAPES.items():
                    told = f"get {path} {parameter['name']}: {shape}"
                    asked = {} if parameter["in"] == "path" else {parameter["name"]: text}
                    self._measure(told, partial(client.get, path, asked))

    def _send(self, client: Client, form: Found, names: tuple[str, ...], shape: str) -> None:
        url, posted = form.url, form.filled(names, SHAPES[shape])
        told = f"{form.method} {url} {', '.join(names)[:80]}: {shape}"
        if form.method == "post":
            self._measure(told, partial(client.post, url, posted))
        else:
            self._measure(told, partial(client.get, urlsplit(url).path, posted))

    def _measure(self, told: str, ask: Callable[[], Any]) -> None:
        start = time.thread_time()
        try:
            with transaction.atomic():
                answer = ask()
                answer.getvalue()
                transaction.set_rollback(True)
        except (RequestDataTooBig, UnicodeEncodeError):
            return
        taken = time.thread_time() - start
        self.tally.remember(told, answer.status_code, "")
        if answer.status_code == 409:
            self.speechless.append(told)
        if taken > SLOW:
            self.slow.append(f"{told} {taken:.1f} s")
