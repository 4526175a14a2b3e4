"""The content hash: the same before and after saving, another for another text."""

import copy
import datetime
from typing import Any

import pytest

from moderation.content import content_hash
from offers.kinds.tour import TourPage, TourStop
from offers.models import KINDS, OfferAttachment, OfferPage, OfferPicture
from partners.organisations.models import Profile, Topic
from tests.conftest import World
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import approve, network_page
from tests.factories.partners import NetworkFactory


def filled(world: World, page_class: type[OfferPage]) -> Any:
    """A draft with something in every sort of field: choices, rows, dates, lists."""
    page = world.draft(
        page_class=page_class,
        levels=["bb", "kb", "tl"],
        available_from=datetime.date(2027, 9, 1),
        available_until=datetime.date(2028, 6, 30),
        weekdays=["2", "4"],
        description="<p>Welkom, <b>rondleiding</b> en zelf doen.</p>",
    )
    page.topics.set(Topic.objects.all()[:3])
    page.profiles.set(Profile.objects.all()[:2])
    page.pictures.add(
        OfferPicture(image=ImageFactory(company=world.company), alt_text="Een leerling last.")
    )
    page.attachments.add(
        OfferAttachment(document=DocumentFactory(company=world.company), title="Route")
    )
    if isinstance(page, TourPage):
        page.stops.add(TourStop(title="De kantine", start_time=datetime.time(12, 30)))
    return page


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_content_hash_of_version_equals_hash_of_published_row(
    world: World, page_class: type[OfferPage]
) -> None:
    page = filled(world, page_class)
    version = page.save_revision(user=world.editor)

    approve(page, requested_by=world.editor, by=world.leader)

    row = page_class.objects.get(pk=page.pk)
    assert row.live
    assert content_hash(row.serializable_data()) == content_hash(version.content)


def test_content_hash_of_organisations_pages_survives_publishing(world: World) -> None:
    joint = network_page(world.region_page, NetworkFactory(region=world.region))
    approve(joint, requested_by=world.editor, by=world.leader)
    joint.refresh_from_db()

    for page in (world.region_page, world.company_page, joint):
        version = page.live_revision
        assert content_hash(page.serializable_data()) == content_hash(version.content)


@pytest.fixture
def content(world: World) -> dict[str, Any]:
    return filled(world, TourPage).serializable_data()


def test_content_hash_choices_in_another_order_stays(content: dict[str, Any]) -> None:
    other = copy.deepcopy(content)
    other["levels"].reverse()
    other["topics"].reverse()

    assert len(other["levels"]) == 3
    assert content_hash(other) == content_hash(content)


def test_content_hash_rows_with_other_keys_stays(content: dict[str, Any]) -> None:
    other = copy.deepcopy(content)
    for number, stop in enumerate(other["stops"]):
        stop["pk"] = 900 + number
        stop["page"] = 5

    assert content_hash(other) == content_hash(content)


@pytest.mark.parametrize(
    ("key", "value"),
    [("path", "00010001"), ("live", True), ("locked", True), ("latest_revision", 7), ("owner", 3)],
)
def test_content_hash_bookkeeping_changed_stays(
    content: dict[str, Any], key: str, value: Any
) -> None:
    assert content_hash(content | {key: value}) == content_hash(content)


def test_content_hash_moment_in_the_first_millisecond_survives_storing() -> None:
    moment = datetime.datetime(2027, 1, 2, 3, 4, 5, 456, tzinfo=datetime.UTC)
    stored = moment.replace(microsecond=0)

    assert content_hash({"expire_at": moment}) == content_hash({"expire_at": stored})


def test_content_hash_zero_says_something(content: dict[str, Any]) -> None:
    unsaid = content_hash(content | {"cost": None})

    assert content_hash(content | {"cost": 0}) != unsaid
    assert content_hash(content | {"cost": 0.0}) != unsaid


@pytest.mark.parametrize("empty", ["", None, [], False])
def test_content_hash_new_empty_field_stays(content: dict[str, Any], empty: Any) -> None:
    stops = [stop | {"brand_new": empty} for stop in content["stops"]]

    assert content_hash(content | {"brand_new": empty, "stops": stops}) == content_hash(content)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "Iets anders"),
        ("group_max", None),
        ("summary", ""),
        ("levels", []),
        ("slug", "elders"),
        ("go_live_at", "2027-01-01T09:00:00Z"),
        ("locale", 99),
        ("weekdays", ["2"]),
    ],
)
def test_content_hash_fact_changed_differs(content: dict[str, Any], key: str, value: Any) -> None:
    assert content_hash(content | {key: value}) != content_hash(content)


@pytest.mark.parametrize(
    ("rows", "key", "value"),
    [
        ("stops", "title", "Een andere halte"),
        ("stops", "start_time", "08:15:00"),
        ("pictures", "image", 4242),
        ("pictures", "alt_text", "Iets anders"),
        ("attachments", "document", 4242),
    ],
)
def test_content_hash_row_changed_differs(
    content: dict[str, Any], rows: str, key: str, value: Any
) -> None:
    other = copy.deepcopy(content)
    other[rows][0][key] = value

    assert content_hash(other) != content_hash(content)


def test_content_hash_rows_in_another_order_differs(content: dict[str, Any]) -> None:
    other = copy.deepcopy(content)
    for number, stop in enumerate(other["stops"]):
        stop["sort_order"] = -number
        stop["pk"] = stop["pk"] or 900 + number

    assert len(other["stops"]) == 2
    assert content_hash(other) != content_hash(content)


def test_content_hash_row_removed_differs(content: dict[str, Any]) -> None:
    other = copy.deepcopy(content)
    other["stops"].pop()

    assert content_hash(other) != content_hash(content)
