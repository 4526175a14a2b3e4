"""What tests about coming back need beside the world."""

import pytest
from wagtail.models import Locale

from tests.conftest import World
from tests.factories.pages import approve


@pytest.fixture
def english(world: World) -> Locale:
    """The English region and company are online, so that an offer could be."""
    locale = Locale.objects.get(language_code="en")
    for page in (world.region_page, world.company_page):
        version = page.copy_for_translation(locale)
        approve(version, requested_by=world.editor, by=world.leader)
    return locale
