"""Every kind goes the whole way: made, submitted, approved, read in both languages."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale

from moderation.states import State, state_of
from offers.actions import start_translation
from offers.examples import own_columns
from offers.models import KINDS, OfferPage
from tests.conftest import World
from tests.factories.pages import approve


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_kind_created_submitted_approved_renders_in_both_languages(
    world: World, client: Client, page_class: type[OfferPage]
) -> None:
    english = Locale.objects.get(language_code="en")
    region_en = start_translation_of_region(world)
    page = world.draft(page_class=page_class)
    assert client.get(page.get_url()).status_code == 404

    approve(page, requested_by=world.editor, by=world.leader)
    version = start_translation(page, english, by=world.editor)
    version.title = f"English {page_class.kind.code}"
    version.save_revision(user=world.editor, clean=False)
    approve_branch(world, version)

    dutch_answer = client.get(page_class.objects.get(pk=page.pk).get_url())
    english_answer = client.get(page_class.objects.get(pk=version.pk).get_url())
    assert state_of(page_class.objects.get(pk=page.pk)) == State.LIVE
    assert dutch_answer.status_code == english_answer.status_code == 200
    assert page.title in dutch_answer.text
    assert f"English {page_class.kind.code}" in english_answer.text
    assert english_answer.headers["Content-Language"] == "en"
    assert region_en.live
    for value in own_columns(page_class).values():
        if isinstance(value, str) and " " in value:
            assert value in dutch_answer.text


def start_translation_of_region(world: World) -> Any:
    """The region's English page, made by the programme office and approved by a leader."""
    english = Locale.objects.get(language_code="en")
    copy = world.region_page.copy_for_translation(english)
    approve(copy, requested_by=world.office, by=world.leader)
    return type(copy).objects.get(pk=copy.pk)


def approve_branch(world: World, version: OfferPage) -> None:
    """Approve the English company page, then the offer."""
    parent = version.get_parent().specific
    approve(parent, requested_by=world.editor, by=world.leader)
    approve(version, requested_by=world.editor, by=world.leader)
