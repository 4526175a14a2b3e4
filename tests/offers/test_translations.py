"""A version in another language: marked, with the original beside it, and translated first."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from moderation.actions import submit
from moderation.states import State, state_of
from offers.actions import start_translation
from offers.kinds.workshop import WorkshopPage
from offers.models import KINDS, OfferPage
from tests.conftest import World
from tests.factories.pages import approve
from tests.offers.editor.test_forms import edit_url, errors_of, fill_in, newest, post

FORMS = pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)


def english_version(world: World, page_class: type[OfferPage] = WorkshopPage, **facts: Any) -> Any:
    english = Locale.objects.get(language_code="en")
    region = world.region_page.copy_for_translation(english)
    approve(region, requested_by=world.office, by=world.leader)
    told = {"summary": "Je last twee platen aan elkaar.", **facts}
    page = world.live(page_class=page_class, **told)
    return start_translation(page, english, by=world.editor)


@FORMS
def test_untranslated_version_cannot_be_submitted(
    world: World, as_user: Any, page_class: type[OfferPage]
) -> None:
    version, client = english_version(world, page_class), as_user(world.editor)
    posted = fill_in(client, edit_url(version))
    posted["action-submit"] = "1"

    refused = post(client, edit_url(version), posted)

    texts = {*page_class.texts_to_translate(), *page_class.names_to_confirm()}
    assert {"title", "summary"} <= texts
    assert errors_of(refused) == texts
    with pytest.raises(ValidationError) as told:
        submit(version, by=world.editor)
    assert set(told.value.error_dict) == set(page_class.texts_to_translate())
    assert state_of(version) == State.DRAFT


def test_draft_that_nobody_translated_is_saved(world: World, as_user: Any) -> None:
    version, client = english_version(world), as_user(world.editor)

    saved = post(client, edit_url(version), fill_in(client, edit_url(version), skills="Weld"))

    assert saved.status_code == 302
    assert newest(version).skills == "Weld"


@pytest.mark.parametrize(("ticked", "wrong"), [(False, {"title"}), (True, set())])
def test_name_may_be_the_same_when_somebody_says_so(
    world: World, as_user: Any, ticked: bool, wrong: set[str]
) -> None:
    version, client = english_version(world, title="Drone Lab"), as_user(world.editor)
    told = {"summary": "You weld two plates.", "skills": "Weld a seam"}
    posted = fill_in(client, edit_url(version), **told)
    posted["action-submit"] = "1"
    if ticked:
        posted["same_names"] = "on"

    answer = post(client, edit_url(version), posted)

    assert (errors_of(answer) if wrong else set()) == wrong
    assert state_of(version) == (State.DRAFT if wrong else State.IN_REVIEW)


def test_sentence_is_no_name_whatever_is_ticked(world: World, as_user: Any) -> None:
    version, client = english_version(world), as_user(world.editor)
    posted = fill_in(client, edit_url(version), title="Weld", same_names="on", skills="Weld")
    posted["action-submit"] = "1"

    assert errors_of(post(client, edit_url(version), posted)) == {"summary"}


def test_editor_shows_the_original_beside_each_text(world: World, as_user: Any) -> None:
    version = english_version(world, description="<p>Welkom.</p><p>Daarna lassen.</p>")

    page = BeautifulSoup(as_user(world.editor).get(edit_url(version)).text, "html.parser")

    beside = [" ".join(each.get_text().split()) for each in page.select(".sto-original")]
    assert "In het Nederlands: Je last twee platen aan elkaar." in beside
    assert "In het Nederlands: Welkom. Daarna lassen." in beside
    assert f"In het Nederlands: {version.title}" in beside


def test_editor_of_the_original_shows_nothing_beside_it(world: World, as_user: Any) -> None:
    version = english_version(world)
    original = version.get_translation(Locale.get_default())

    page = BeautifulSoup(as_user(world.editor).get(edit_url(original)).text, "html.parser")

    assert page.select(".sto-original, [name=same_names]") == []


def test_my_work_and_the_editor_mark_what_is_still_to_translate(world: World, as_user: Any) -> None:
    version, client = english_version(world), as_user(world.editor)

    before = client.get("/admin/").text, client.get(edit_url(version)).text
    post(
        client,
        edit_url(version),
        fill_in(client, edit_url(version), summary="You weld.", skills="Weld"),
    )
    after = client.get("/admin/").text, client.get(edit_url(version)).text

    assert ["nog te vertalen" in text for text in (*before, *after)] == [True, True, False, False]
