"""Every visible string of every role: no English in Dutch, and the right "je" or "u"."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from moderation.decide import decide
from offers.kinds.tour import TourPage
from offers.models import KINDS
from tests.conftest import World
from tests.factories.media import ImageFactory
from tests.factories.partners import MembershipFactory
from tests.offers.editor.test_forms import add_url
from tests.sto_cms.visible_words import looks_english, visible_texts

# Read one by one: foreign, and what people here say.
ALLOWED = frozenset({"English", "Minimap"})
JE = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
# What pupils or teachers read, shown to a company as an example of it.
EXAMPLES = re.compile(r"Bijvoorbeeld:|^Rondleiding langs")


def pages_of_staff(world: World) -> dict[str, Any]:
    """One page in each state a company meets, made as people make them."""
    asked = world.submitted(title="Gevraagd", page_class=TourPage)
    decide(
        asked.current_workflow_state.current_task_state.pk,
        "reject",
        by=world.leader,
        comment="Graag een tweede begeleider.",
    )
    return {
        "draft": world.draft(title="Concept"),
        "review": world.submitted(title="Ingediend"),
        "asked": asked,
        "live": world.live(title="Bekend"),
    }


def screens_of_staff(world: World) -> list[str]:
    pages = pages_of_staff(world)
    picture = ImageFactory(company=world.company)
    about = ("edit", "history", "delete")
    return [
        "/admin/",
        reverse("offers_admin:new_offer"),
        *(add_url(world, kind) for kind in KINDS),
        *(
            reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
            for page in (*pages.values(), world.company_page)
            for name in about
        ),
        reverse("moderation_admin:withdraw", args=[pages["live"].pk]),
        reverse("offers_admin:copy_for_new_year", args=[pages["live"].pk]),
        reverse("offers_admin:translate", args=[pages["live"].pk, "en"]),
        reverse("media_admin:pictures"),
        reverse("media_admin:picture", args=[picture.pk]),
        reverse("people_admin:overview"),
        *screens_of_everybody(),
    ]


def screens_of_everybody() -> list[str]:
    return [reverse("account"), reverse("about_me"), reverse("my_data"), reverse("my_work")]


def screens_of_anybody(world: World) -> list[str]:
    return [
        "/",
        world.live(title="Openbaar").url,
        world.company_page.url,
        world.region_page.url,
        reverse("intake:kinds"),
        reverse("intake:fill_in", args=["tour"]),
        "/inloggen/",
    ]


def texts_of(client: Client, urls: list[str]) -> Iterator[tuple[str, str]]:
    for url in urls:
        answer = client.get(url, follow=True)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            for text in visible_texts(of_the_admin(answer.text)):
                yield url, text


def of_the_admin(html: str) -> str:
    """What waits for an answer is shown as schools read it; ours is the bar above it."""
    bar = BeautifulSoup(html, "html.parser").select_one(".in-review")
    return str(bar) if bar else html


# What each reads, by role: the same in every test, and half a minute to collect.
_read: dict[str, list[tuple[str, str]]] = {}


@pytest.fixture
def read(world: World, as_user: Any) -> Callable[[str], list[tuple[str, str]]]:
    """Return a function that gives every visible string somebody meets, with its address."""

    def of(who: str) -> list[tuple[str, str]]:
        if who not in _read:
            _read[who] = collect(who)
        return _read[who]

    def collect(who: str) -> list[tuple[str, str]]:
        if who == "anybody":
            return list(texts_of(Client(), screens_of_anybody(world)))
        person = teacher() if who == "teacher" else getattr(world, who)
        own = screens_of_staff(world) if who != "teacher" else screens_of_everybody()
        return list(texts_of(as_user(person), [*own, *screens_of_anybody(world)]))

    return of


def teacher() -> Any:
    return MembershipFactory(teacher=True).user


def lines(found: dict[str, str]) -> str:
    return "\n".join(f"{url} {text}" for text, url in sorted(found.items()))


@pytest.mark.parametrize("who", ["anybody", "teacher", "editor", "owner", "leader"])
def test_no_english_is_left_in_dutch(read: Any, who: str) -> None:
    found = {text: url for url, text in read(who) if looks_english(text) and text not in ALLOWED}

    assert lines(found) == ""


@pytest.mark.parametrize("who", ["editor", "owner", "leader"])
def test_companies_and_leaders_are_u(read: Any, who: str) -> None:
    admin = [(url, text) for url, text in read(who) if url.startswith("/admin/")]
    said = {
        text: url for url, text in admin if re.search(r"\b(je|jij|jou|jouw|jullie)\b", text, re.I)
    }

    assert lines({text: url for text, url in said.items() if not EXAMPLES.search(text)}) == ""


# On the screens of who belongs nowhere yet: said to a company.
TO_COMPANIES = {
    "Bent u een bedrijf?",
    "Binnen vijf minuten ligt uw idee bij de projectleider van uw regio.",
}


def test_screens_of_a_teacher_are_je(as_user: Any, world: World) -> None:
    read = texts_of(as_user(teacher()), [*screens_of_everybody(), world.live().url])
    said = {text: url for url, text in read if re.search(r"\b(u|uw)\b", text, re.IGNORECASE)}

    assert lines({text: url for text, url in said.items() if text not in TO_COMPANIES}) == ""


@pytest.mark.parametrize("who", ["editor", "leader"])
def test_english_reader_reads_no_dutch(world: World, as_user: Any, who: str) -> None:
    """The screens of who chose English; what a company wrote stays as it is."""
    person = getattr(world, who)
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = "en"
    profile.save()
    screens = ["/admin/", reverse("offers_admin:new_offer"), add_url(world, TourPage)]

    found = {
        text: url
        for url, text in texts_of(as_user(person), screens)
        if re.search(r"\b(het|een|voor|niet|deze|wordt|uw|naar|kies)\b", text)
    }

    assert lines({text: url for text, url in found.items() if text not in ALLOWED}) == ""
