"""Structured data: right by schema.org, only what is public, and no way out of its block."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from offers.enums import DurationUnit, PlaceKind
from offers.kinds.elective import ElectivePage
from offers.kinds.facility import FacilityPage
from offers.kinds.internship import InternshipPage
from offers.kinds.workshop import WorkshopPage
from offers.models import KINDS, OfferPage
from offers.sharing.structured_data import provider_data
from partners.pages.models import CompanySite
from tests.conftest import World

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)

THING = {"name", "description", "url", "image"}
EVENT = THING | {
    *("organizer", "inLanguage", "keywords", "audience", "typicalAgeRange", "duration"),
    *("isAccessibleForFree", "location", "eventAttendanceMode", "maximumAttendeeCapacity"),
    *("eventSchedule", "offers"),
}
WORK = THING | {
    *("provider", "inLanguage", "keywords", "audience", "typicalAgeRange", "offers"),
    *("isAccessibleForFree", "timeRequired", "educationalLevel", "teaches"),
}
# Type → the properties we use that schema.org (release 30) gives it, those of its parents too.
VOCABULARY = {
    "EducationEvent": EVENT | {"educationalLevel", "teaches"},
    "CourseInstance": EVENT | {"courseMode", "courseSchedule"},
    "LearningResource": WORK,
    "Course": WORK | {"hasCourseInstance"},
    "Service": THING
    | {"provider", "serviceType", "audience", "availableChannel", "hoursAvailable", "offers"},
    "ServiceChannel": {"serviceLocation", "availableLanguage"},
    "OpeningHoursSpecification": {"dayOfWeek", "validFrom", "validThrough"},
    "WorkBasedProgram": THING
    | {"provider", "programType", "timeToComplete", "startDate", "endDate", "dayOfWeek"}
    | {"maximumEnrollment", "offers"},
    "Organization": THING | {"address", "sameAs", "location"},
    "Offer": THING | {"price", "priceCurrency"},
    "EducationalAudience": THING | {"educationalRole"},
    "Schedule": {"startDate", "endDate", "byDay", "scheduleTimezone"},
    "Place": THING | {"address"},
    "VirtualLocation": THING,
    "PostalAddress": {"addressLocality", "addressCountry", "postalCode"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebSite": THING | {"inLanguage", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
}
EVERY_FACT: dict[str, Any] = {
    "learning_goals": "Solderen",
    "minimum_age": 14,
    "group_min": 5,
    "weekdays": ["1", "4"],
    "available_from": date(2027, 9, 1),
    "available_until": date(2028, 6, 30),
    "cost": 15,
    "cost_note": "per groep",
    "place": "Den Haag",
    "street": "Kanariekade 1",
    "postcode": "2516 AB",
    "contact_email": "kanarie@example.nl",
}


def data_of(client: Client, url: str) -> list[dict[str, Any]]:
    (block,) = BLOCK.findall(client.get(url).text)
    document = json.loads(block)
    assert document["@context"] == "https://schema.org"
    return document["@graph"]


def things_in(data: Any) -> list[dict[str, Any]]:
    """Return every object in it that has a type, however deep."""
    if isinstance(data, list):
        return [thing for item in data for thing in things_in(item)]
    if not isinstance(data, dict):
        return []
    found = [data] if "@type" in data else []
    return found + [thing for item in data.values() for thing in things_in(item)]


def unknown_words(data: Any) -> list[str]:
    return [
        f"{thing['@type']}.{name}"
        for thing in things_in(data)
        for name in thing
        if name != "@type" and name not in VOCABULARY[thing["@type"]]
    ]


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_offer_of_each_kind_says_only_what_schema_org_knows(
    world: World, client: Client, page_class: type[OfferPage]
) -> None:
    page = world.live(page_class=page_class, **EVERY_FACT)

    data = data_of(client, page.get_url())

    assert [thing["@type"] for thing in data] == [page.kind.schema_type, "BreadcrumbList"]
    assert (data[0]["name"], data[0]["description"]) == (page.title, page.summary)
    assert data[0]["url"] == f"http://localhost:8000{page.get_url()}"
    assert unknown_words(data) == []


@pytest.mark.parametrize("page_class", [WorkshopPage, ElectivePage, FacilityPage, InternshipPage])
def test_structured_data_tells_no_street_contact_or_postcode(
    world: World, as_user: Any, page_class: type[OfferPage]
) -> None:
    """Also not where the reader does see them on the page: a search engine keeps it."""
    page = world.live(page_class=page_class, **EVERY_FACT)
    reader = as_user(world.office)

    text = json.dumps(data_of(reader, page.get_url()))

    assert "Den Haag" in text or page_class is InternshipPage
    for secret in ("Kanariekade", "kanarie@", "2516"):
        assert secret not in text


def test_event_says_when_where_and_for_whom(world: World, client: Client) -> None:
    page = world.live(page_class=WorkshopPage, **EVERY_FACT)

    event = data_of(client, page.get_url())[0]

    assert event["duration"] == "PT90M"
    assert event["educationalLevel"] == ["Vmbo kb"]
    assert event["typicalAgeRange"] == "14-"
    assert event["maximumAttendeeCapacity"] == 24
    assert event["location"]["address"]["addressLocality"] == "Den Haag"
    assert event["offers"]["price"] == 15
    assert event["organizer"]["name"] == world.company_page.title
    assert event["eventSchedule"] == {
        "@type": "Schedule",
        "startDate": "2027-09-01",
        "endDate": "2028-06-30",
        "byDay": ["https://schema.org/Monday", "https://schema.org/Thursday"],
        "scheduleTimezone": "Europe/Amsterdam",
    }


def test_what_is_not_known_is_left_out(world: World, client: Client) -> None:
    page = world.live(page_class=WorkshopPage, duration_unit=DurationUnit.DAYPARTS, duration=1)

    event = data_of(client, page.get_url())[0]

    assert {"duration", "offers", "eventSchedule", "location", "teaches"} & set(event) == set()


def test_free_and_online_are_told(world: World, client: Client) -> None:
    page = world.live(page_class=WorkshopPage, cost=0, place_kind=PlaceKind.ONLINE, place="Breda")

    event = data_of(client, page.get_url())[0]

    assert event["isAccessibleForFree"] is True
    assert event["offers"]["price"] == 0
    assert event["location"]["@type"] == "VirtualLocation"
    assert event["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")


def test_title_cannot_leave_its_block(world: World, client: Client) -> None:
    evil = '</script><script>alert(1)</script><!-- & "x" \\'
    page = world.live(title=evil, slug="kwaad")

    data = data_of(client, page.get_url())

    assert data[0]["name"] == evil
    assert "<script>alert" not in client.get(page.get_url()).text


def test_way_to_the_page_stands_in_steps(world: World, client: Client) -> None:
    page = world.live()

    steps = data_of(client, page.get_url())[1]["itemListElement"]

    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert [step["name"] for step in steps][1:] == [
        world.region_page.title,
        world.company_page.title,
        page.title,
    ]
    assert all(step["item"].startswith("http://localhost:8000/") for step in steps)


def test_company_says_what_its_page_says(world: World, client: Client) -> None:
    page = world.company_page
    page.sites.add(CompanySite(name="Werkplaats", postcode="2516", place="Den Haag"))
    page.website, page.place = "https://www.example.nl", "Den Haag"

    with_facts = provider_data(page)
    data = data_of(client, page.get_url())

    assert data[0]["@type"] == "Organization"
    assert data[0]["name"] == page.title
    assert with_facts["sameAs"] == "https://www.example.nl"
    assert with_facts["location"][0]["address"]["postalCode"] == "2516"
    assert unknown_words([*data, with_facts]) == []
    assert "contact_email" not in json.dumps(data)


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_home_says_where_to_search(client: Client, db: None, path: str) -> None:
    (site,) = data_of(client, path)

    template = site["potentialAction"]["target"]["urlTemplate"]
    assert unknown_words(site) == []
    assert template.endswith("?q={q}")
    assert client.get(template.removeprefix("http://localhost:8000")).status_code == 200
