"""Files by address: quick where schools may see them, and nothing that could run."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from moderation.row_door import rows_may_change
from offers.models import OfferAttachment, OfferPage, OfferPicture
from partners.files.models import CompanyDocument, CompanyImage
from tests.conftest import World
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import approve

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def no_renditions_of_other_tests() -> None:
    """Wagtail caches renditions by the picture's id, which every test uses again."""
    cache.clear()


@pytest.fixture
def online(world: World) -> tuple[CompanyImage, CompanyDocument]:
    """A picture and a document of an offer schools see."""
    page = world.draft()
    picture = ImageFactory(company=world.company)
    document = DocumentFactory(company=world.company, title='Route "naar" ons\r\n\u202efdp.exe')
    page.pictures.add(OfferPicture(image=picture, alt_text="Een lasrobot"))
    page.attachments.add(OfferAttachment(document=document, title="Route"))
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)
    return picture, document


def addresses(files: tuple[CompanyImage, CompanyDocument]) -> dict[str, str]:
    picture, document = files
    return {"picture": picture.get_rendition("width-33").url, "document": document.url}


def answer_of(client: Client, url: str, **headers: str) -> Any:
    """Ask, and read to the end so that the file is closed."""
    answer = client.get(url, headers=headers)
    answer.getvalue()
    return answer


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_file_online_is_kept_by_the_reader_and_by_nobody_between(
    online: Any, client: Client, kind: str
) -> None:
    answer = answer_of(client, addresses(online)[kind])

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Cookie" not in answer.get("Vary", "")
    assert "Set-Cookie" not in answer


def test_document_is_for_keeping_under_a_plain_name(online: Any, client: Client) -> None:
    answer = answer_of(client, addresses(online)["document"])

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="route-naar-ons-fdpexe.pdf"'


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_file_the_reader_has_is_not_sent_again(online: Any, client: Client, kind: str) -> None:
    url = addresses(online)[kind]
    first = answer_of(client, url)

    again = answer_of(client, url, if_none_match=first["ETag"])

    assert (again.status_code, again.getvalue()) == (304, b"")


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_file_known_by_its_mark_is_still_refused_to_others(
    world: World, online: Any, client: Client, kind: str
) -> None:
    url = addresses(online)[kind]
    mark = answer_of(client, url)["ETag"]
    pages = OfferPage.objects.values_list("pk", flat=True)
    with rows_may_change(*pages):  # past every door: nobody read this page
        OfferPicture.objects.all().delete()
        OfferAttachment.objects.all().delete()

    assert answer_of(client, url, if_none_match=mark).status_code == 404


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_file_is_left_to_the_web_server_where_that_can(
    online: Any, client: Client, settings: Any, kind: str
) -> None:
    url = addresses(online)[kind]
    settings.MEDIA_ACCEL_PREFIX = "/private-media/"

    answer = answer_of(client, url)

    picture, document = online
    names = {"picture": picture.get_rendition("width-33").file.name, "document": document.file.name}
    assert answer["X-Accel-Redirect"] == f"/private-media/{names[kind]}"
    assert answer.content == b""
    assert answer["Content-Type"] == {"picture": "image/png", "document": "application/pdf"}[kind]


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_file_that_is_gone_is_not_found(online: Any, client: Client, kind: str) -> None:
    url = addresses(online)[kind]
    picture, document = online
    file = picture.get_rendition("width-33").file if kind == "picture" else document.file
    file.storage.delete(file.name)

    assert answer_of(client, url).status_code == 404


def test_document_under_another_name_is_not_found(online: Any, client: Client) -> None:
    _picture, document = online

    assert answer_of(client, f"/documents/{document.pk}/ander.pdf").status_code == 404
    assert answer_of(client, f"/documents/{document.pk}/").status_code == 404


def test_wagtail_s_own_ways_to_files_have_no_route() -> None:
    for name, args in [
        ("wagtailimages_serve", ["x", 1, "original"]),
        ("wagtaildocs_authenticate_with_password", [1]),
    ]:
        with pytest.raises(NoReverseMatch):
            reverse(name, args=args)


@pytest.mark.parametrize(
    ("view", "args"),
    [("url_generator", []), ("url_generator_output", []), ("preview", ["original"])],
)
def test_wagtail_s_previews_of_pictures_are_closed_to_staff(
    world: World, as_user: Any, view: str, args: list[str]
) -> None:
    picture = ImageFactory(company=world.company)
    url = reverse(f"wagtailimages:{view}", args=[picture.pk, *args])

    for person in (world.editor, world.leader):
        assert as_user(person).get(url).status_code == 404
