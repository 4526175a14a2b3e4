"""Starting a version in another language."""

import pytest
from wagtail.models import Locale

from moderation.refusals import ModerationRefused
from offers.actions import start_translation
from offers.models import OfferPage, OfferPicture
from partners.pages.models import CompanyPage
from tests.conftest import World
from tests.factories.media import ImageFactory
from tests.factories.pages import approve

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")


@pytest.fixture
def english(world: World) -> Locale:
    """English, with the page of the region there already."""
    locale = Locale.objects.get(language_code="en")
    copy = world.region_page.copy_for_translation(locale)
    approve(copy, requested_by=world.office, by=world.leader)
    return locale


def test_start_translation_of_live_offer_is_a_draft_with_everything(
    world: World, english: Locale
) -> None:
    page = world.draft(levels=["bb", "kb"], weekdays=["2"])
    page.pictures.add(OfferPicture(image=ImageFactory(company=world.company), alt_text="Een hal."))
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)

    version = start_translation(page, english, by=world.editor)

    stored = type(page).objects.get(pk=version.pk)
    assert (stored.live, stored.owner, stored.locale) == (False, world.editor, english)
    assert stored.translation_key == page.translation_key
    assert {level.code for level in stored.levels.all()} == {"bb", "kb"}
    assert stored.pictures.count() == 1
    assert (stored.company, stored.region, stored.weekdays) == (world.company, world.region, ["2"])


def test_start_translation_brings_the_page_of_the_company_along_as_draft(
    world: World, english: Locale
) -> None:
    version = start_translation(world.live(), english, by=world.editor)

    parent = version.get_parent().specific
    assert isinstance(parent, CompanyPage)
    assert (parent.locale, parent.live, parent.company) == (english, False, world.company)


def test_start_translation_twice_is_the_same_version(world: World, english: Locale) -> None:
    page = world.live()
    first = start_translation(page, english, by=world.editor)

    second = start_translation(page, english, by=world.colleague)

    assert second.pk == first.pk
    assert OfferPage.objects.filter(translation_key=page.translation_key).count() == 2


def test_start_translation_where_region_has_no_page_is_refused(world: World) -> None:
    page = world.live()
    before = OfferPage.objects.count()

    with pytest.raises(ModerationRefused):
        start_translation(page, Locale.objects.get(language_code="en"), by=world.editor)

    assert OfferPage.objects.count() == before
