"""The screen of the catalogue: its parts, the sentence, suggestions, the brochure, the map."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import mark_safe

from moderation.actions import withdraw
from partners.organisations.models import Level, Place
from search.engine.facets import Option
from search.models import CatalogueEntry
from search.screen.cards import DrawnCard
from search.screen.catalogue import FIRST, MANY, FacetResult
from search.screen.sentence import Tick
from search.templatetags.choices import choices, facet_items
from tests.conftest import World
from tests.factories.partners import MembershipFactory, PlaceFactory, SchoolFactory

pytestmark = pytest.mark.database("queries of a list")

MOST_QUERIES = 8
PART = {"HTTP_X_PART": "results"}


def parts_of(html: str) -> set[str]:
    return set(re.findall(r'data-part="(\w+)"', html))


@pytest.fixture
def offers(world: World) -> Iterator[World]:
    PlaceFactory(postcode="2516", name="Den Haag", latitude=52.06, longitude=4.35)
    PlaceFactory(postcode="1315", name="Almere", latitude=52.37, longitude=5.21)
    world.live(title="Lassen met de robot", place="Den Haag")
    world.live(title="Zagen", place="Den Haag")
    return world


# Parts -----------------------------------------------------------------------------------


def test_part_of_the_page_has_all_that_changes_and_nothing_around_it(
    offers: World, client: Client
) -> None:
    whole = client.get("/aanbod/").text
    part = client.get("/aanbod/", **PART)

    assert parts_of(part.text) == parts_of(whole)
    assert "<html" not in part.text
    assert "X-Part" in part["Vary"]


def test_part_is_not_given_to_who_asks_the_whole_page(offers: World, client: Client) -> None:
    client.get("/aanbod/?kind=workshop", **PART)

    assert "<html" in client.get("/aanbod/?kind=workshop").text


def test_page_takes_few_queries(offers: World, client: Client) -> None:
    client.get("/aanbod/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/aanbod/?near=2516&within=50&q=lassen&kind=workshop")

    assert len(queries) <= MOST_QUERIES


@pytest.mark.parametrize(
    ("query", "is_left_out"),
    [
        ("", False),
        ("kind=workshop", False),
        ("kind=workshop&q=&near=", False),
        ("kind=workshop&level=kb", True),
        ("kind=workshop&kind=tour", True),
        ("q=lassen", True),
        ("view=brochure", True),
    ],
)
def test_mix_of_filters_is_not_for_search_engines(
    offers: World, client: Client, query: str, is_left_out: bool
) -> None:
    page = client.get(f"/aanbod/?{query}").text

    assert ('name="robots" content="noindex' in page) == is_left_out


# Sentence --------------------------------------------------------------------------------


def test_sentence_begins_at_the_school_of_its_member_only(
    offers: World, as_user: Any, client: Client
) -> None:
    school = SchoolFactory(place="Almere", postcode="1315 AB")
    school.levels.add(Level.objects.get(code="kb"))
    member = MembershipFactory(teacher=True, school=school, verified=True).user
    asked = MembershipFactory(teacher=True, school=school, verified=False).user

    shown = as_user(member).get("/").text
    listed = as_user(member).get("/aanbod/").text

    assert 'value="1315"' in shown
    assert 'href="/aanbod/?near=1315&amp;level=kb"' in shown
    assert 'href="/aanbod/?near=1315&amp;level=kb"' in listed
    for other in (client, as_user(asked), as_user(offers.editor)):
        assert "near=1315" not in other.get("/aanbod/").text
        assert 'value="1315"' not in other.get("/").text


def test_sentence_sets_no_cookie(offers: World, client: Client) -> None:
    client.get("/aanbod/?near=2516")
    client.get("/")

    assert client.cookies == {}


# Choices ---------------------------------------------------------------------------------


def options(*counts: int, ticked: int = -1) -> list[Option]:
    return [
        Option(str(place), f"Keuze {place}", count, place == ticked)
        for place, count in enumerate(counts)
    ]


def test_facet_with_many_choices_shows_the_most_usual_and_what_is_ticked() -> None:
    facet = FacetResult("topic", "Thema", options(1, *range(20, 32), ticked=0))

    shown = [option.value for option in facet.first]

    assert len(facet.options) > MANY
    assert shown == ["0", "7", "8", "9", "10", "11", "12"]
    assert len(shown) == FIRST
    assert [*shown, *(option.value for option in facet.more)].sort() == [
        option.value for option in facet.options
    ].sort()


def test_facet_with_few_choices_shows_them_all() -> None:
    facet = FacetResult("cost", "Kosten", options(*range(MANY)))

    assert facet.first == facet.options
    assert facet.more == []


def test_choices_are_escaped() -> None:
    html = choices("topic", [Option('a"b', "<b>Hout & metaal</b>", 3, True)])

    assert "<b>" not in html
    assert 'value="a&quot;b"' in html
    assert "Hout &amp; metaal" in html
    assert " checked" in html


def test_facets_are_escaped_and_those_without_choices_left_out() -> None:
    many = [Option(f'"{number}', f"<i>{number}", 1, False) for number in range(MANY + 1)]

    html = facet_items([FacetResult("a", "<b>A</b>", many), FacetResult("leeg", "Leeg", [])])

    assert "<b>" not in html
    assert "<i>" not in html
    assert 'value=""' not in html
    assert 'id="more-a"' in html
    assert "leeg" not in html


def test_facet_is_open_among_the_first_and_where_something_is_ticked() -> None:
    facets = [FacetResult(f"f{number}", "F", options(1)) for number in range(4)]
    facets.append(FacetResult("f4", "F", options(1, ticked=0)))

    html = facet_items(facets)

    assert re.findall(r'id="facet-f(\d)" open>', html) == ["0", "1", "2", "4"]


def test_ticks_of_the_sentence_are_escaped() -> None:
    tick = Tick('a"b', "<b>Jaar</b>", "<i>3</i>", True, 0)

    html = render_to_string("search/_ticks.html", {"name": "year", "options": [tick]})

    assert "<b>" not in html
    assert "<i>" not in html
    assert 'value="a&quot;b"' in html
    assert 'aria-label="&lt;b&gt;Jaar&lt;/b&gt;"' in html
    assert "checked" in html
    assert "tick--none" in html


def test_items_of_the_list_escape_titles() -> None:
    card = DrawnCard(7, '<b>"Zagen"</b>', "/zagen/", mark_safe("<p>kaart</p>"), "52.1,4.3")

    html = render_to_string("search/_card_items.html", {"cards": [card, card], "first_number": 25})

    assert "<b>" not in html
    assert html.count("<p>kaart</p>") == 2
    assert html.count('data-at="52.1,4.3"') == 2
    assert 'data-number="26"' in html


def test_members_of_a_school_can_keep_each_item_of_the_list(offers: World, as_user: Any) -> None:
    member = MembershipFactory(teacher=True, verified=True).user

    page = as_user(member).get("/aanbod/")

    assert page.text.count('form="keep-form"') == page.text.count("card-tools") == 2
    assert '<span class="visually-hidden"> Zagen</span>' in page.text


# Nothing found ---------------------------------------------------------------------------


def test_nothing_nearby_shows_the_nearest_that_fit_the_rest(offers: World, client: Client) -> None:
    page = client.get("/aanbod/?near=1315&within=5&q=lassen")

    results = page.context["results"]
    assert results.total == 0
    assert [card.title for card in results.alternatives] == ["Lassen met de robot"]
    assert "Lassen met de robot" in page.text


def test_slip_of_the_pen_shows_what_was_meant(offers: World, client: Client) -> None:
    page = client.get("/aanbod/?q=robbot").context["results"]

    assert page.corrected == "robot"
    assert page.corrected_url == "/aanbod/?q=robot"


# Suggestions -----------------------------------------------------------------------------


def test_suggestions_are_of_what_is_online_at_that_moment(offers: World, client: Client) -> None:
    draft = offers.draft(title="Lassenkunst verborgen")
    page = offers.live(title="Lasrobotica")

    before = client.get("/aanbod/suggesties/?q=las").json()
    withdraw(page, by=offers.editor)
    after = client.get("/aanbod/suggesties/?q=las")

    assert draft.live is False
    assert set(before) == {"lasrobotica", "lassen"}
    assert after.json() == ["lassen"]
    assert after["Cache-Control"] == "no-store"
    assert client.get("/en/aanbod/suggesties/?q=las").json() == []


@pytest.mark.parametrize("typed", ["", "l", "%", "\x00", "a" * 3000])
def test_suggestions_for_nothing_to_complete_are_none(
    offers: World, client: Client, typed: str
) -> None:
    answer = client.get("/aanbod/suggesties/", {"q": typed})

    assert answer.status_code in (200, 400)
    assert answer.status_code == 400 or answer.json() == []


# Brochure and map ------------------------------------------------------------------------


def test_brochure_has_a_code_for_each_offer_and_one_for_the_list(
    offers: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.screen.brochure.MOST", 1)

    page = client.get("/aanbod/?view=brochure&near=2516&sort=title")

    brochure = page.context["brochure"]
    assert [sheet.card.title for sheet in brochure.sheets] == ["Lassen met de robot"]
    assert brochure.left_out == 1
    assert brochure.url.endswith("/aanbod/?near=2516&sort=title")
    assert page.text.count('class="qr"') == 2


def test_brochure_takes_as_many_queries_with_more_sheets(offers: World, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as taken:
            client.get("/aanbod/", {"view": "brochure"})
        return len(taken)

    client.get("/aanbod/")
    before = queries()
    offers.live(title="Nog een")
    client.get("/aanbod/")  # what every first reader of a version pays

    assert queries() == before


def test_brochure_of_an_endless_url_has_no_code_for_it(offers: World, client: Client) -> None:
    whole = client.get("/aanbod/", {"view": "brochure"}).content.decode()
    endless = client.get("/aanbod/", {"view": "brochure", "q": "9" * 5_000}).content.decode()

    assert endless.count('class="qr"') == whole.count('class="qr"') - 1 > 0


def test_brochure_leaves_out_what_is_withdrawn(offers: World, client: Client) -> None:
    page = offers.live(title="Straks weg")
    assert "Straks weg" in client.get("/aanbod/?view=brochure").text

    withdraw(page, by=offers.editor)

    assert "Straks weg" not in client.get("/aanbod/?view=brochure").text


def test_list_says_where_each_item_is_as_coarse_as_a_postcode(
    offers: World, client: Client
) -> None:
    page = client.get("/aanbod/?near=2516&within=15").text

    assert re.findall(r'data-at="([^"]*)"', page) == ["52.0600,4.3500"] * 2
    assert re.findall(r'data-number="([^"]*)"', page) == ["1", "2"]
    assert 'data-circle="52.0600,4.3500,15"' in page


def test_outline_draws_the_country_from_our_own_places(offers: World, client: Client) -> None:
    drawing = client.get("/aanbod/kaart/").json()

    assert len(drawing["dots"]) == Place.objects.count()
    assert ["Almere", 52.37, 5.21] in drawing["towns"]
    assert all(50 < latitude < 54 for line in drawing["lines"] for latitude, _ in line)


def test_header_follows_the_about_pages_on_the_catalogue(offers: World, client: Client) -> None:
    assert CatalogueEntry.objects.count() == 2
    client.get("/aanbod/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/aanbod/?kind=workshop")

    assert not [one for one in queries if "home_aboutpage" in one["sql"]]


# Languages -------------------------------------------------------------------------------


def test_language_link_asks_the_same_and_search_engines_are_told_the_bare_page(
    offers: World, client: Client
) -> None:
    page = client.get("/aanbod/?kind=workshop&q=%22%3Elas").text

    head, body = page.split("</head>")
    assert 'href="/en/offers/?q=%22%3Elas&amp;kind=workshop"' in body
    assert re.findall(r'hreflang="en" href="([^"]*)"', head) == [
        f"{settings.WAGTAILADMIN_BASE_URL}/en/offers/"
    ]
    assert not re.findall(r'rel="canonical" href="[^"]*\?', head)


def test_language_link_asks_nothing_on_other_pages(offers: World, client: Client) -> None:
    page = client.get("/?q=las").text

    assert re.findall(r'href="(/en/[^"]*)"\s+lang="en"', page) == ["/en/"]


def test_place_that_nobody_knows_is_kept_in_its_field_with_a_link_to_the_one_meant(
    offers: World, client: Client
) -> None:
    PlaceFactory(postcode="1315", name="Almere")

    page = client.get("/aanbod/?near=Almerre&q=lassen").text

    assert re.search(r'id="ask-near"[^>]*value="Almerre"', page)
    assert 'href="/aanbod/?q=lassen&amp;near=Almere"' in page
    assert 'class="card' not in page
