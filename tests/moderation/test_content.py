"""The canonical form: the same before and after saving, another for another text."""

import copy
import datetime
from typing import Any

import pytest

from moderation.content import canonical, canonical_hash, content_hash, differences
from offers.kinds.tour import TourPage, TourStop
from offers.models import KINDS, OfferAttachment, OfferPage, OfferPicture
from partners.organisations.models import Profile, Topic
from tests.conftest import World
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import approve, network_page
from tests.factories.partners import NetworkFactory

pytestmark = pytest.mark.database("what is stored and read back")


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
def test_canonical_of_version_equals_hash_of_published_row(
    world: World, page_class: type[OfferPage]
) -> None:
    page = filled(world, page_class)
    version = page.save_revision(user=world.editor)

    approve(page, requested_by=world.editor, by=world.leader)

    row = page_class.objects.get(pk=page.pk)
    assert row.live
    assert canonical(page_class, row.serializable_data()) == canonical(page_class, version.content)


def test_canonical_of_organisations_pages_survives_publishing(world: World) -> None:
    joint = network_page(world.region_page, NetworkFactory(region=world.region))
    approve(joint, requested_by=world.editor, by=world.leader)
    joint.refresh_from_db()

    for page in (world.region_page, world.company_page, joint):
        version = page.live_revision
        model = type(page)
        assert canonical(model, page.serializable_data()) == canonical(model, version.content)


def said(content: dict[str, Any]) -> dict[str, Any]:
    return canonical(TourPage, content)


@pytest.fixture
def content(world: World) -> dict[str, Any]:
    return filled(world, TourPage).serializable_data()


def test_canonical_choices_in_another_order_stays(content: dict[str, Any]) -> None:
    other = copy.deepcopy(content)
    other["levels"].reverse()
    other["topics"].reverse()

    assert len(other["levels"]) == 3
    assert said(other) == said(content)


def test_canonical_rows_with_other_keys_stays(content: dict[str, Any]) -> None:
    other = copy.deepcopy(content)
    for number, stop in enumerate(other["stops"]):
        stop["pk"] = 900 + number
        stop["page"] = 5

    assert said(other) == said(content)


@pytest.mark.parametrize(
    ("key", "value"),
    [("path", "00010001"), ("live", True), ("locked", True), ("latest_revision", 7), ("owner", 3)],
)
def test_canonical_bookkeeping_changed_stays(content: dict[str, Any], key: str, value: Any) -> None:
    assert said(content | {key: value}) == said(content)


def test_canonical_moment_in_the_first_millisecond_survives_storing() -> None:
    moment = datetime.datetime(2027, 1, 2, 3, 4, 5, 456, tzinfo=datetime.UTC)
    stored = moment.replace(microsecond=0)

    assert said({"expire_at": moment}) == said({"expire_at": stored})


def test_canonical_text_that_looks_like_a_moment_is_read_as_it_stands() -> None:
    typed = "2027-01-02T03:04:05.000Z"
    other = "2027-01-02T03:04:05Z"

    assert said({"summary": typed}) != said({"summary": other})


def test_canonical_zero_says_something(content: dict[str, Any]) -> None:
    unsaid = said(content | {"cost": None})

    assert said(content | {"cost": 0}) != unsaid
    assert said(content | {"cost": 0.0}) != unsaid


def test_canonical_default_says_nothing_and_empty_says_something(
    content: dict[str, Any],
) -> None:
    """`languages` is Dutch where nobody chose: to choose none is another thing."""
    unsaid = {key: value for key, value in content.items() if key != "languages"}

    assert content["languages"] == ["nl"]
    assert said(unsaid) == said(content)
    assert said(content | {"languages": []}) != said(content)
    assert said(content | {"audience": ""}) != said(content)


@pytest.mark.parametrize("empty", ["", None, [], False])
def test_canonical_new_empty_field_stays(content: dict[str, Any], empty: Any) -> None:
    stops = [stop | {"brand_new": empty} for stop in content["stops"]]

    assert said(content | {"brand_new": empty, "stops": stops}) == said(content)


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
def test_canonical_fact_changed_differs(content: dict[str, Any], key: str, value: Any) -> None:
    assert said(content | {key: value}) != said(content)


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
def test_canonical_row_changed_differs(
    content: dict[str, Any], rows: str, key: str, value: Any
) -> None:
    other = copy.deepcopy(content)
    other[rows][0][key] = value

    assert said(other) != said(content)


def test_canonical_rows_in_another_order_differs(content: dict[str, Any]) -> None:
    other = copy.deepcopy(content)
    for number, stop in enumerate(other["stops"]):
        stop["sort_order"] = -number
        stop["pk"] = stop["pk"] or 900 + number

    assert len(other["stops"]) == 2
    assert said(other) != said(content)


def test_canonical_row_removed_differs(content: dict[str, Any]) -> None:
    other = copy.deepcopy(content)
    other["stops"].pop()

    assert said(other) != said(content)


# Hashes and differences --------------------------------------------------------------------


def test_content_hash_proves_bytes_whatever_the_order_of_keys(content: dict[str, Any]) -> None:
    turned = dict(reversed(content.items()))

    assert content_hash(turned) == content_hash(content)
    assert content_hash(content | {"locked": True}) != content_hash(content)


def test_canonical_hash_differs_between_kinds_with_other_schemas(content: dict[str, Any]) -> None:
    form = said(content)

    assert canonical_hash(TourPage, form) != canonical_hash(OfferPage, form)


def test_differences_names_fields_and_rows_by_number(content: dict[str, Any]) -> None:
    other = copy.deepcopy(content)
    other["title"] = "Iets anders"
    other["stops"][1]["start_time"] = "08:15:00"
    other["pictures"] = []

    assert differences(said(content), said(other)) == ["pictures", "stops 2 start_time", "title"]
    assert differences(said(content), said(content)) == []
