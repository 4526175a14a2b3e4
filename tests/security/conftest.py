"""What several attacks need."""

from typing import Any

import pytest
from django.core.cache import cache
from wagtail.models import Locale

from partners.people.models import User
from tests.conftest import World, owner_of
from tests.factories.pages import approve
from tests.factories.partners import CompanyFactory, UserFactory
from tests.offers.intake.intake_form import place_in
from tests.security.canaries import Aviary, build_aviary

# All as long as each other, so that answers can be compared byte for byte.
KNOWN, LEFT, NO_PASSWORD, UNKNOWN = (f"{letter * 4}@example.nl" for letter in "abcx")


@pytest.fixture
def people_at_the_door(db: None) -> None:
    """Somebody who works here, somebody who left, and somebody who logs in by code only."""
    UserFactory(email=KNOWN)
    UserFactory(email=LEFT, is_active=False)
    person = UserFactory(email=NO_PASSWORD)
    person.set_unusable_password()
    person.save()


@pytest.fixture
def english(world: World) -> Locale:
    """The English region and company are online, so that an offer could be."""
    locale = Locale.objects.get(language_code="en")
    for page in (world.region_page, world.company_page):
        version = page.copy_for_translation(locale)
        approve(version, requested_by=world.editor, by=world.leader)
    return locale


@pytest.fixture(scope="module")
def aviary_of_module(world_of_module: World, django_db_blocker: Any) -> Aviary:
    """The world with canaries, built once inside the transaction of the module's world."""
    with django_db_blocker.unblock():
        return build_aviary(world_of_module)


@pytest.fixture
def aviary(request: pytest.FixtureRequest, world: World) -> Aviary:
    """The module's, where its tests ask for that; else one for this test."""
    if "aviary_of_module" in request.node.fixturenames:
        return request.getfixturevalue("aviary_of_module")
    return build_aviary(world)


@pytest.fixture
def here(world: World) -> World:
    """The region of a newcomer's postcode is known, and nobody tried too often yet."""
    cache.clear()
    place_in(world.region)
    return world


@pytest.fixture
def squatter(world: World) -> User:
    """Owns a company of which no leader approved a page: who typed its KvK number first."""
    return owner_of(CompanyFactory(region=world.region))
