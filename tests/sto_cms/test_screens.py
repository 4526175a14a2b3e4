"""Each screen of the admin asks the same of the database for one thing as for many."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partners.people.models import User
from tests.conftest import World
from tests.factories.pages import company_page
from tests.factories.partners import CompanyFactory, MembershipFactory
from tests.security.attack import picture_of

pytestmark = pytest.mark.database("queries of a list")

QUERIES_AT_MOST = 60

SCREENS = {
    "company home": ("editor", "wagtailadmin_home", ""),
    "offer edit": ("editor", "wagtailadmin_pages:edit", "offer"),
    "image chooser": ("editor", "wagtailimages_chooser:choose", ""),
    "leader home": ("leader", "wagtailadmin_home", ""),
    "user list": ("office", "wagtailusers_users:index", ""),
    "region explorer": ("office", "wagtailadmin_explore", "region_page"),
}


def more(world: World) -> None:
    """One more of everything a screen can show."""
    world.submitted()
    picture = picture_of(world.company)
    picture.get_rendition("max-165x165")
    company = CompanyFactory(region=world.region)
    MembershipFactory(editor=True, company=company)
    company_page(world.region_page, company)


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(seen)


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_asks_the_same_for_three_as_for_one(world: World, as_user: Any, screen: str) -> None:
    person, view, about = SCREENS[screen]
    offer = world.draft()
    pages = {"": [], "offer": [offer.pk], "region_page": [world.region_page.pk]}
    user: User = getattr(world, person)
    client, url = as_user(user), reverse(view, args=pages[about])
    more(world)
    few = queries(client, url)
    for _time in range(2):
        more(world)

    assert (queries(client, url), few <= QUERIES_AT_MOST) == (few, True), few
