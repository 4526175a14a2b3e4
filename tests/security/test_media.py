"""Pictures and documents: each company its own, and visitors what live pages show."""

from contextlib import suppress
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from moderation.actions import withdraw
from moderation.refusals import ModerationRefused
from offers.kinds.tour import TourPage
from offers.models import OfferAttachment, OfferPicture
from partners.files.models import CompanyDocument, CompanyImage
from tests.conftest import World
from tests.factories.media import ImageFactory
from tests.factories.pages import approve
from tests.security.attack import (
    CANARY,
    another_pdf,
    another_picture,
    document_of,
    edit_url,
    form_of,
    fresh,
    picture_of,
    press,
    unchanged,
    with_row,
)
from tests.security.guards import nothing_to_switch_off, without

# Wagtail leaves its temporary file to the garbage collector when it makes a rendition.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.database("promise 2: a company sees and touches only its own"),
]


@pytest.fixture(autouse=True)
def no_renditions_of_other_tests() -> None:
    """Wagtail caches renditions by the picture's id, which every test uses again."""
    cache.clear()


def addresses(picture: CompanyImage, document: CompanyDocument) -> list[str]:
    """A rendition, the original of the picture, and the document, as anybody would ask."""
    rendition = picture.get_rendition("width-40")
    return [rendition.url, f"/media/{picture.file.name}", document.url]


def statuses(client: Client, urls: list[str]) -> list[int]:
    """Read each answer to its end, so that the file behind it is closed."""
    answers = [client.get(url) for url in urls]
    return [answer.status_code for answer in answers if answer.getvalue() is not None]


def with_files(world: World, page: Any) -> tuple[CompanyImage, CompanyDocument]:
    picture, document = picture_of(world.company), document_of(world.company)
    page.pictures.add(OfferPicture(image=picture, alt_text="Een lasrobot"))
    page.attachments.add(OfferAttachment(document=document, title="Route"))
    page.save_revision(user=world.editor)
    return picture, document


# By address -----------------------------------------------------------------------------------


@without("files are for those who may read them", who="visitor")
@pytest.mark.parametrize("who", ["visitor", "neighbour_editor", "other_leader"])
def test_files_of_a_draft_have_no_address(world: World, as_user: Any, who: str) -> None:
    page = world.draft()
    urls = addresses(*with_files(world, page))
    client = Client() if who == "visitor" else as_user(getattr(world, who))

    assert statuses(client, urls) == [404, 404, 404]
    assert statuses(as_user(world.editor), urls) == [200, 404, 200]
    assert statuses(as_user(world.leader), urls) == [200, 404, 200]


@without("files are for those who may read them")
def test_files_of_a_newer_draft_have_no_address(world: World, client: Client) -> None:
    page = world.live()
    urls = addresses(*with_files(world, page))

    assert statuses(client, urls) == [404, 404, 404]


@without("offers need a live provider")
def test_files_of_a_live_offer_are_public_until_it_is_withdrawn(
    world: World, client: Client
) -> None:
    page = world.draft()
    urls = addresses(*with_files(world, page))
    approve(page, requested_by=world.editor, by=world.leader)
    while_live = statuses(client, urls)

    withdraw(fresh(world.company_page), by=world.owner)

    assert while_live == [200, 404, 200]
    assert statuses(client, urls) == [404, 404, 404]


@without("a stored file is fixed", kind="picture")
@without("a stored file is fixed", kind="document")
@pytest.mark.parametrize("kind", ["picture", "document"])
def test_file_under_a_live_page_is_not_replaced(world: World, as_user: Any, kind: str) -> None:
    file = picture_of(world.company) if kind == "picture" else document_of(world.company)
    before = (file.file.name, file.file.read())
    url, upload = {
        "picture": ("wagtailimages:edit", another_picture()),
        "document": ("wagtaildocs:edit", another_pdf()),
    }[kind]

    for person in (world.office, world.leader, world.editor, world.neighbour_editor):
        form = {"title": "x", "file": upload, "company": world.company.pk, "collection": "1"}
        as_user(person).post(reverse(url, args=[file.pk]), form)
        upload.seek(0)

    after = fresh(file).file
    assert (after.name, after.read()) == before


@without("people in pictures agree first")
def test_picture_nobody_was_asked_about_does_not_go_online(world: World) -> None:
    page = world.draft()
    picture = ImageFactory(company=world.company, not_asked=True)
    page.pictures.add(OfferPicture(image=picture, alt_text="Een leerling last."))
    page.save_revision(user=world.editor, clean=False)

    with suppress(ValidationError, ModerationRefused):
        approve(fresh(page), requested_by=world.editor, by=world.leader)

    assert not fresh(page).live


# In the choosers ---------------------------------------------------------------------------------


@without("file rights follow memberships", person="editor")
@pytest.mark.parametrize("person", ["editor", "leader", "other_leader"])
def test_choosers_tell_nothing_of_others(world: World, as_user: Any, person: str) -> None:
    picture, document = picture_of(world.neighbour), document_of(world.neighbour)
    client = as_user(getattr(world, person))
    urls = [
        reverse(f"{app}_chooser:{name}") + query
        for app in ("wagtailimages", "wagtaildocs")
        for name in ("choose", "choose_results")
        for query in ("", "?q=Kanarie", "?collection_id=1", "?p=1")
    ]
    urls += [
        reverse("wagtailimages_chooser:chosen", args=[picture.pk]),
        reverse("wagtaildocs_chooser:chosen", args=[document.pk]),
        reverse("wagtailimages_chooser:chosen_multiple") + f"?id={picture.pk}",
        reverse("wagtaildocs_chooser:chosen_multiple") + f"?id={document.pk}",
        reverse("wagtailadmin_api:images:listing"),
        reverse("wagtailadmin_api:documents:listing"),
        reverse("wagtailadmin_api:images:detail", args=[picture.pk]),
        reverse("wagtailadmin_api:documents:detail", args=[document.pk]),
    ]

    assert [url for url in urls if CANARY in client.get(url).text] == []


@without("files belong to the uploader's company", app="wagtailimages")
@without("files belong to the uploader's company", app="wagtaildocs")
@pytest.mark.parametrize("app", ["wagtailimages", "wagtaildocs"])
def test_upload_for_another_company_is_refused(world: World, as_user: Any, app: str) -> None:
    kind, upload, model = {
        "wagtailimages": ("image", another_picture(), CompanyImage),
        "wagtaildocs": ("document", another_pdf(), CompanyDocument),
    }[app]
    prefix = f"{kind}-chooser-upload"
    form = {
        f"{prefix}-title": CANARY,
        f"{prefix}-file": upload,
        f"{prefix}-company": world.neighbour.pk,
        f"{prefix}-collection": "1",
    }

    as_user(world.editor).post(reverse(f"{app}_chooser:create"), form)

    assert model.objects.filter(company=world.neighbour).count() == 0


# In content ---------------------------------------------------------------------------------------


@without("foreign files are dropped from forms", kind="picture", title="", action="")
@without(
    "foreign files are dropped from forms",
    "versions hold no foreign references",
    kind="document",
    title="Aanbod",
    action="",
)
@pytest.mark.parametrize("action", ["", "action-submit"])
@pytest.mark.parametrize("title", ["Aanbod", ""], ids=["complete", "with another error"])
@pytest.mark.parametrize("kind", ["picture", "document"])
def test_foreign_file_in_an_offer_is_neither_shown_nor_stored(
    world: World, as_user: Any, kind: str, title: str, action: str
) -> None:
    page, client = world.draft(), as_user(world.editor)
    data = form_with_file_of(world.neighbour, client, page, kind)

    with unchanged():
        answer = press(client, page, data | {"title": title}, action)

    assert CANARY not in answer.text
    assert CANARY not in client.get(edit_url(page)).text


def form_with_file_of(company: Any, client: Client, page: Any, kind: str) -> dict[str, Any]:
    data = form_of(client.get(edit_url(page)))
    if kind == "picture":
        return with_row(data, "pictures", image=picture_of(company).pk, alt_text="x")
    return with_row(data, "attachments", document=document_of(company).pk, title="x")


@nothing_to_switch_off("shows that the attacks beside it could succeed")
@pytest.mark.parametrize("kind", ["picture", "document"])
def test_own_file_in_an_offer_is_stored(world: World, as_user: Any, kind: str) -> None:
    """The test above proves nothing unless the same form works with an own file."""
    page, client = world.draft(), as_user(world.editor)

    press(client, page, form_with_file_of(world.company, client, page, kind))

    newest = fresh(page).get_latest_revision_as_object()
    assert newest.pictures.count() + newest.attachments.count() == 1


@without("foreign files are dropped from forms", field="logo", action="")
@pytest.mark.parametrize("action", ["", "action-submit"])
@pytest.mark.parametrize("field", ["logo", "photo"])
def test_foreign_picture_on_a_company_page_is_neither_shown_nor_stored(
    world: World, as_user: Any, field: str, action: str
) -> None:
    page, client = world.company_page, as_user(world.owner)
    picture = picture_of(world.neighbour)
    data = form_of(client.get(edit_url(page))) | {field: picture.pk, "photo_alt": "x"}

    with unchanged():
        answer = press(client, page, data, action)

    assert CANARY not in answer.text


@without("foreign files are dropped from forms", kind="document")
@pytest.mark.parametrize("kind", ["picture", "document"])
def test_foreign_file_is_not_previewed(world: World, as_user: Any, kind: str) -> None:
    page, client = world.draft(), as_user(world.editor)
    data = form_with_file_of(world.neighbour, client, page, kind)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    told = client.post(url, data).json()
    shown = client.get(url).text

    file = CompanyImage.objects.get() if kind == "picture" else CompanyDocument.objects.get()
    assert told["is_valid"] is False
    assert [text for text in (CANARY, f"/documents/{file.pk}/") if text in shown] == []


@without("versions hold no foreign references")
def test_foreign_references_in_a_version_are_refused_in_the_shell(world: World) -> None:
    page = world.draft()
    page.pictures.add(OfferPicture(image=picture_of(world.neighbour), alt_text="x"))

    with unchanged(), pytest.raises(ModerationRefused):
        page.save_revision(user=world.editor)


@without(
    "companies of the region to choose from",
    "versions hold no foreign references",
    where="partner",
    action="",
)
@without(
    "companies of the region to choose from",
    "versions hold no foreign references",
    where="stop",
    action="",
)
@pytest.mark.parametrize("action", ["", "action-submit"])
@pytest.mark.parametrize("where", ["partner", "stop"])
def test_company_of_another_region_is_not_named(
    world: World, as_user: Any, where: str, action: str
) -> None:
    page, client = world.draft(page_class=TourPage), as_user(world.editor)
    data = form_of(client.get(edit_url(page)))
    if where == "partner":
        data |= {"partner_companies": [world.far_company.pk]}
    else:
        data |= {"stops-0-company": world.far_company.pk}

    with unchanged():
        answer = press(client, page, data, action)

    assert world.far_company.name not in answer.text
