"""The form of an offer: what is needed in sight, the rest folded, each thing asked once."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import models

from offers.kinds.hybrid_teacher import HybridTeacherPage
from offers.kinds.tour import TourPage
from offers.models import KINDS, OfferPage
from partners.files.enums import PhotoConsent
from partners.organisations.models import ProgrammeLine
from tests.conftest import World
from tests.factories.media import ImageFactory
from tests.offers.editor.test_forms import add_url, edit_url, errors_of, fill_in, newest, post

FORMS = pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)


def form_of(client: Any, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).text, "html.parser")


def names_in(part: Any) -> set[str]:
    fields = part.select("input[name], select[name], textarea[name]")
    return {field["name"].split("-")[0] for field in fields}


@FORMS
def test_form_begins_with_what_is_needed_and_nothing_else(
    world: World, as_user: Any, page_class: type[OfferPage]
) -> None:
    form = form_of(as_user(world.editor), add_url(world, page_class))

    needed = names_in(form.select_one("#part-needed"))

    expected = {"title", *page_class.facts_to_submit()}
    if "days" in page_class().missing_facts():
        expected |= {"days", "duration"}
    if "duration" in expected:
        expected.add("duration_unit")
    assert needed == expected


@FORMS
def test_form_folds_every_other_part_and_says_how_much_is_in_it(
    world: World, as_user: Any, page_class: type[OfferPage]
) -> None:
    form = form_of(as_user(world.editor), add_url(world, page_class))

    folded = form.select(".w-panel.collapsed")

    headings = [part.select_one("[data-panel-heading-text]").get_text() for part in folded]
    assert len(folded) == 7
    assert all(heading.endswith(")") and " van " in heading for heading in headings), headings
    assert form.select_one("#part-needed").find_parent(class_="collapsed") is None


def test_folded_part_counts_what_is_filled_in(world: World, as_user: Any) -> None:
    draft = world.draft(page_class=TourPage, contact_role="Chef", contact_email="a@example.nl")

    form = form_of(as_user(world.editor), edit_url(draft))

    part = form.select_one("#part-contact").find_parent(class_="collapsed")
    assert "(1 van 2)" in part.select_one("[data-panel-heading-text]").get_text()


@FORMS
def test_form_asks_one_pair_of_dates_and_one_list_of_days(
    world: World, as_user: Any, page_class: type[OfferPage]
) -> None:
    form = form_of(as_user(world.editor), add_url(world, page_class))
    single = {"deadline"}  # one day, of one kind

    dates = {field["name"] for field in form.select("input[type=date]")} - single
    days = {
        field["name"] for field in form.select("input[name=days][type=checkbox], [name=weekdays]")
    }

    assert dates == {"available_from", "available_until"}
    assert len(days) == 1


def test_older_offer_shows_the_days_it_has_and_not_the_other_list(
    world: World, as_user: Any
) -> None:
    draft = world.draft(page_class=HybridTeacherPage, days=["2"], period_from="2027-09-01")

    form = form_of(as_user(world.editor), edit_url(draft))

    assert form.select("input[name=days]")
    assert not form.select("input[name=weekdays]")
    assert form.select("input[name=period_from]")
    assert not form.select("input[name=available_from]")


@pytest.mark.parametrize(("who", "asked"), [("editor", False), ("owner", False), ("leader", True)])
def test_programme_line_is_the_leaders_own(
    world: World, as_user: Any, who: str, asked: bool
) -> None:
    ProgrammeLine.objects.create(name="Energie", code="energie")
    draft = world.draft()

    form = form_of(as_user(getattr(world, who)), edit_url(draft))

    assert bool(form.select("[name=programme_line]")) is asked


def test_programme_line_posted_by_a_company_is_not_taken(world: World, as_user: Any) -> None:
    line = ProgrammeLine.objects.create(name="Energie", code="energie")
    draft, client = world.draft(), as_user(world.editor)

    post(client, edit_url(draft), fill_in(client, edit_url(draft), programme_line=line.pk))

    assert newest(draft).programme_line_id is None


@FORMS
def test_long_texts_of_one_line_have_room(
    world: World, as_user: Any, page_class: type[OfferPage]
) -> None:
    form = form_of(as_user(world.editor), add_url(world, page_class))
    long = [
        field.name
        for field in page_class._meta.get_fields()
        if type(field) is models.CharField
        and (field.max_length or 0) > 120
        and not field.choices
        and form.select(f"[name={field.name}]")
        and field.name != "title"
    ]

    assert "summary" in long
    assert [name for name in long if not form.select(f"textarea[name={name}]")] == []


def test_line_breaks_in_a_long_line_become_spaces(world: World, as_user: Any) -> None:
    draft, client = world.draft(), as_user(world.editor)

    post(client, edit_url(draft), fill_in(client, edit_url(draft), summary="Kijk \r\n\r\n en doe"))

    assert newest(draft).summary == "Kijk en doe"


# Consent, where it is asked ----------------------------------------------------------------


def with_picture(world: World, client: Any, url: str, **row: Any) -> Any:
    picture = ImageFactory(company=world.company, consent=PhotoConsent.NOT_ASKED)
    posted = fill_in(client, url)
    posted["pictures-TOTAL_FORMS"] = "1"
    facts = {"image": picture.pk, "alt_text": "Een hal", "id": "", "ORDER": 1, "DELETE": ""} | row
    for name, value in facts.items():
        posted[f"pictures-0-{name}"] = str(value)
    return picture, posted


def test_consent_is_asked_at_the_picture_and_answered_there(world: World, as_user: Any) -> None:
    draft, client = world.draft(), as_user(world.editor)
    picture, posted = with_picture(world, client, edit_url(draft))
    posted["action-submit"] = "1"

    refused = post(client, edit_url(draft), posted)
    page = BeautifulSoup(refused.text, "html.parser")
    posted["pictures-0-image_consent"] = "agreed"
    taken = post(client, edit_url(draft), posted)

    assert errors_of(refused) == {"pictures"}
    assert page.select("input[name=pictures-0-image_consent][type=radio]")
    assert "hun antwoord" in page.get_text() or "their answer" in page.get_text()
    picture.refresh_from_db()
    assert (taken.status_code, picture.consent) == (302, "agreed")


def test_consent_without_an_answer_changes_nothing(world: World, as_user: Any) -> None:
    draft, client = world.draft(), as_user(world.editor)
    picture, posted = with_picture(world, client, edit_url(draft))
    type(picture).objects.filter(pk=picture.pk).update(consent="agreed")

    post(client, edit_url(draft), posted)

    picture.refresh_from_db()
    assert picture.consent == "agreed"


def test_consent_about_a_picture_of_another_company_is_not_taken(
    world: World, as_user: Any
) -> None:
    draft, client = world.draft(), as_user(world.editor)
    foreign = ImageFactory(company=world.neighbour, consent=PhotoConsent.NOT_ASKED)
    _own, posted = with_picture(
        world, client, edit_url(draft), image=foreign.pk, image_consent="agreed"
    )

    post(client, edit_url(draft), posted)

    foreign.refresh_from_db()
    assert foreign.consent == "not_asked"


def test_consent_of_the_profiles_pictures_is_answered_in_its_form(
    world: World, as_user: Any
) -> None:
    client, url = as_user(world.owner), edit_url(world.company_page)
    picture = ImageFactory(company=world.company, consent=PhotoConsent.NOT_ASKED)
    posted = fill_in(client, url, photo=picture.pk, photo_alt="Een hal", photo_consent="nobody")

    post(client, url, posted)

    picture.refresh_from_db()
    assert picture.consent == "nobody"
