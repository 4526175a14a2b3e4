"""A title has a letter, at both doors; no page has an empty address."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import AboutPage, HomePage
from moderation.actions import withdraw
from offers.kinds.workshop import WorkshopPage
from offers.models import KINDS, OfferPage
from partners.organisations.models import Company
from tests.conftest import World
from tests.factories.pages import offer_page
from tests.offers.editor.test_forms import add_url, edit_url, errors_of, fill_in, post
from tests.offers.intake.intake_form import place_in, send
from texts.titles import slug_of, validate_title

WITHOUT_LETTERS = ["💥💥💥", "!!!", "2027", "---", "\u3164\u115f", "\u0301\u0301", "٣٤"]
WITH_LETTERS = ["3D", "Las!", "日本語", "हिन्दी", "¡É!"]


@pytest.mark.parametrize("title", WITHOUT_LETTERS)
def test_title_without_letters_is_refused(title: str) -> None:
    with pytest.raises(ValidationError) as error:
        validate_title(title)

    assert error.value.code == "no_letter"


@pytest.mark.parametrize("title", WITH_LETTERS)
def test_title_with_a_letter_makes_an_address(title: str) -> None:
    validate_title(title)

    assert slug_of(title, "") != ""


@pytest.mark.parametrize("title", ["💥💥💥", "!!!", "2027"])
@pytest.mark.parametrize("button", [None, "action-submit"], ids=["draft", "submit"])
def test_editor_says_it_at_the_title_and_makes_nothing(
    world: World, as_user: Any, title: str, button: str | None
) -> None:
    client, url = as_user(world.editor), add_url(world, WorkshopPage)
    posted = fill_in(client, url, title=title)
    if button:
        posted[button] = "1"

    answer = post(client, url, posted)

    assert answer.status_code == 200
    assert "title" in errors_of(answer)
    assert "geen letter" in str(answer.context["form"].errors["title"])
    assert not WorkshopPage.objects.exists()


@pytest.mark.parametrize("page_class", KINDS, ids=lambda kind: kind.kind.code)
def test_every_kind_asks_for_letters(world: World, as_user: Any, page_class: type) -> None:
    client, url = as_user(world.editor), add_url(world, page_class)

    answer = post(client, url, fill_in(client, url, title="💥"))

    assert (answer.status_code, errors_of(answer)) == (200, {"title"})


def test_editor_of_a_stored_offer_says_it_too(world: World, as_user: Any) -> None:
    page, client = world.draft(), as_user(world.editor)

    answer = post(client, edit_url(page), fill_in(client, edit_url(page), title="💥💥💥"))

    assert (answer.status_code, errors_of(answer)) == (200, {"title"})
    assert Page.objects.get(pk=page.pk).slug != ""


@pytest.mark.parametrize(
    ("field", "typed"),
    [("title", "💥💥💥"), ("title", "0"), ("company_name", "💥💥💥"), ("company_name", "123")],
)
def test_intake_says_it_at_the_field(client: Client, world: World, field: str, typed: str) -> None:
    place_in(world.region)

    answer = send(client, **{field: typed})

    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {field}
    assert not Company.objects.filter(name=typed).exists()


def test_page_of_code_has_an_address_without_a_title_to_make_it_of(world: World) -> None:
    home = HomePage.objects.first()
    assert home is not None

    first, second = AboutPage(title="💥"), AboutPage(title="💥")
    for page in (first, second):
        page.set_url_path(home)
        page._cached_parent_obj = home
        page.minimal_clean()
        assert page.slug.startswith("aboutpage")


def test_title_that_becomes_much_longer_in_an_address_is_cut(world: World) -> None:
    page = offer_page(world.company_page, by=world.editor, title="ﷺ" * 200)

    assert 0 < len(page.slug) <= 205


def test_two_long_titles_that_begin_alike_have_two_addresses(world: World) -> None:
    pages = [offer_page(world.company_page, by=world.editor, title="a" * 240 + end) for end in "bc"]

    assert len({page.slug for page in pages}) == 2


def test_stored_page_without_letters_can_still_be_withdrawn(world: World) -> None:
    page = world.live()
    OfferPage.objects.filter(pk=page.pk).update(title="2027")
    page.refresh_from_db()

    withdraw(page, by=world.leader)

    assert not Page.objects.get(pk=page.pk).live


@pytest.mark.parametrize("title", ["💥", "!!!"])
def test_page_of_the_office_says_it_at_the_title(world: World, as_user: Any, title: str) -> None:
    home = HomePage.objects.first()
    assert home is not None
    url = reverse("wagtailadmin_pages:add", args=["home", "aboutpage", home.pk])
    client = as_user(world.office)

    answer = post(client, url, fill_in(client, url, title=title, slug="", **{"body-count": "0"}))

    assert answer.status_code == 200
    assert "title" in errors_of(answer)
    assert not AboutPage.objects.filter(title=title).exists()
