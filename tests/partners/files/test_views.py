"""One's own pictures in the admin: see what is known about the people in them, and change it."""

from typing import Any

import pytest
from django.urls import reverse

from offers.models import OfferPicture
from partners.files.enums import PhotoConsent
from tests.conftest import World
from tests.factories.media import ImageFactory
from tests.factories.pages import approve
from tests.factories.partners import MembershipFactory, NetworkFactory
from tests.security.attack import fresh

pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.database("queries of a list"),
]
LIST = reverse("media_admin:pictures")


def page_of(picture: Any) -> str:
    return reverse("media_admin:picture", args=[picture.pk])


def test_list_shows_own_pictures_and_no_others(world: World, as_user: Any) -> None:
    ImageFactory(company=world.company, title="Lasrobot", not_asked=True)
    ImageFactory(company=world.neighbour, title="Geheim prototype")
    ImageFactory(company=None, title="Van het bureau")

    html = as_user(world.editor).get(LIST).text

    assert "Lasrobot" in html
    assert "Nog niet gevraagd" in html
    assert "Geheim prototype" not in html
    assert "Van het bureau" not in html


def test_list_without_pictures_says_how_to_get_one(world: World, as_user: Any) -> None:
    assert "U hebt nog geen foto’s." in as_user(world.editor).get(LIST).text


def test_list_takes_as_many_queries_for_three_pictures_as_for_one(
    world: World, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(world.editor)
    for _number in range(3):
        ImageFactory(company=world.company).get_rendition("max-165x165")
    client.get(LIST)

    with django_assert_max_num_queries(25):
        client.get(LIST)


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "9" * 5000])
def test_list_has_no_such_page(world: World, as_user: Any, page: str) -> None:
    assert as_user(world.editor).get(LIST, {"page": page}).status_code == 404


def test_answer_is_stored(world: World, as_user: Any) -> None:
    picture = ImageFactory(company=world.company, not_asked=True)

    answer = as_user(world.editor).post(
        page_of(picture), {"title": "Lasrobot", "consent": "agreed"}
    )

    assert answer.url == LIST
    assert (fresh(picture).title, fresh(picture).consent) == ("Lasrobot", PhotoConsent.AGREED)


def test_answer_of_a_coordinator_is_stored_for_a_member_company(world: World, as_user: Any) -> None:
    network = NetworkFactory(region=world.region)
    world.company.networks.add(network)
    person = MembershipFactory(coordinator=True, network=network).user
    picture = ImageFactory(company=world.company, not_asked=True)

    as_user(person).post(page_of(picture), {"title": "x", "consent": "nobody"})

    assert fresh(picture).consent == PhotoConsent.NOBODY


@pytest.mark.parametrize("person", ["neighbour_editor", "leader", "other_leader"])
def test_picture_of_others_does_not_exist(world: World, as_user: Any, person: str) -> None:
    picture = ImageFactory(company=world.company, title="Geheim prototype", not_asked=True)
    client = as_user(getattr(world, person))

    answers = [
        client.get(page_of(picture)),
        client.post(page_of(picture), {"title": "Gekaapt", "consent": "agreed"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "Geheim" not in client.get(LIST).text
    assert fresh(picture).consent == PhotoConsent.NOT_ASKED


def test_answer_taken_back_while_schools_see_the_picture_says_what_to_do(
    world: World, as_user: Any
) -> None:
    page, picture = world.draft(), ImageFactory(company=world.company)
    page.pictures.add(OfferPicture(image=picture, alt_text="Een robot."))
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)

    answer = as_user(world.editor).post(
        page_of(picture), {"title": "Andere naam", "consent": "not_asked"}
    )

    assert "Haal de pagina eerst offline" in answer.text
    assert "Andere naam" in answer.text
    assert fresh(picture).consent == PhotoConsent.NOBODY


def test_file_and_company_are_not_changed_here(world: World, as_user: Any) -> None:
    picture = ImageFactory(company=world.company)
    before = picture.file.name

    as_user(world.editor).post(
        page_of(picture),
        {"title": "x", "consent": "nobody", "file": "y", "company": world.neighbour.pk},
    )

    assert (fresh(picture).file.name, fresh(picture).company) == (before, world.company)
