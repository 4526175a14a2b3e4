"""Uploading through the choosers of the editor, as company staff do."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from PIL import Image as PillowImage
from PIL.ImageFile import ImageFile

from partners.files.models import CompanyDocument, CompanyImage
from tests.conftest import World
from tests.factories.media import PDF, picture_bytes
from tests.factories.partners import MembershipFactory, NetworkFactory

IMAGE, DOCUMENT = "image", "document"
MODELS = {IMAGE: CompanyImage, DOCUMENT: CompanyDocument}
PREFIXES = {IMAGE: "image-chooser-upload", DOCUMENT: "document-chooser-upload"}


def upload(client: Any, kind: str, content: bytes, name: str, **facts: Any) -> HttpResponse:
    prefix = PREFIXES[kind]
    posted = {
        f"{prefix}-title": "Een bestand",
        f"{prefix}-file": SimpleUploadedFile(name, content),
        **{f"{prefix}-{field}": value for field, value in facts.items()},
    }
    return client.post(
        reverse(f"wagtail{kind}s_chooser:create".replace("documents", "docs")), posted
    )


def bitmap(width: int, height: int) -> bytes:
    """A picture of one bit per pixel: many pixels in few bytes."""
    buffer = io.BytesIO()
    PillowImage.new("1", (width, height)).save(buffer, "PNG")
    return buffer.getvalue()


def truncated() -> bytes:
    buffer = io.BytesIO()
    PillowImage.effect_noise((400, 300), 60).save(buffer, "JPEG")
    return buffer.getvalue()[: buffer.tell() // 2]


def oversized(content: bytes, limit: int) -> bytes:
    return content + b"\0" * (limit + 1 - len(content))


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "no picture": (IMAGE, lambda: b"Dit is geen plaatje.", "plaatje.png"),
    "empty picture": (IMAGE, lambda: b"", "plaatje.png"),
    "truncated picture": (IMAGE, truncated, "plaatje.jpg"),
    "too many bytes": (
        IMAGE,
        lambda: oversized(picture_bytes(), settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE),
        "plaatje.png",
    ),
    "too many pixels": (IMAGE, lambda: bitmap(6000, 5000), "plaatje.png"),
    "pixel bomb": (IMAGE, lambda: bitmap(20_000, 10_000), "plaatje.png"),
    "other extension": (IMAGE, picture_bytes, "plaatje.gif"),
    "gif as png": (IMAGE, lambda: picture_bytes(format="GIF"), "plaatje.png"),
    "no extension": (IMAGE, picture_bytes, "plaatje"),
    "svg": (IMAGE, lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', "plaatje.svg"),
    "html as pdf": (DOCUMENT, lambda: b"<html><script>alert(1)</script></html>", "bestand.pdf"),
    "pdf mark later on": (DOCUMENT, lambda: b"<html>%PDF-1.4</html>", "bestand.pdf"),
    "empty pdf": (DOCUMENT, lambda: b"", "bestand.pdf"),
    "pdf as html": (DOCUMENT, lambda: PDF, "bestand.html"),
    "pdf of too many bytes": (
        DOCUMENT,
        lambda: oversized(PDF, settings.DOCUMENT_MAX_UPLOAD_SIZE),
        "bestand.pdf",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_upload_refused_gets_a_sentence_and_nothing_is_stored(
    world: World, as_user: Any, case: str
) -> None:
    kind, content, name = REFUSED[case]

    answer = upload(as_user(world.editor), kind, content(), name)

    assert answer.status_code == 200
    assert answer.json()["step"] == "reshow_creation_form"
    assert "error-message" in answer.json()["htmlFragment"]
    assert not MODELS[kind].objects.exists()


@pytest.mark.parametrize(
    ("kind", "content", "name"),
    [
        (IMAGE, picture_bytes(), "plaatje.png"),
        (IMAGE, picture_bytes(format="JPEG"), "PLAATJE.JPG"),
        (IMAGE, picture_bytes(format="JPEG"), "plaatje.jfif"),
        (IMAGE, picture_bytes(format="JPEG"), "plaatje.JPE"),
        (IMAGE, picture_bytes(format="WEBP"), "plaatje.webp"),
        (DOCUMENT, PDF, "bestand.pdf"),
    ],
    ids=["png", "jpg", "jfif", "jpe", "webp", "pdf"],
)
def test_upload_accepted_is_stored_with_the_company_under_an_unguessable_name(
    world: World, as_user: Any, kind: str, content: bytes, name: str
) -> None:
    answer = upload(as_user(world.editor), kind, content, name)

    assert answer.json()["step"] in ("chosen", "select_format")
    stored = MODELS[kind].objects.get()
    assert stored.company == world.company
    assert stored.uploaded_by_user == world.editor
    assert name.split(".")[0].lower() not in stored.file.name.rsplit("/", 1)[1].lower()


@pytest.mark.parametrize(
    ("kind", "content"), [(IMAGE, picture_bytes()), (DOCUMENT, PDF)], ids=[IMAGE, DOCUMENT]
)
def test_upload_for_another_company_is_not_stored_there(
    world: World, as_user: Any, kind: str, content: bytes
) -> None:
    name = "bestand.pdf" if kind == DOCUMENT else "plaatje.png"

    upload(as_user(world.editor), kind, content, name, company=str(world.neighbour.pk))

    assert not MODELS[kind].objects.filter(company=world.neighbour).exists()


@pytest.mark.parametrize("chosen", ["own", "foreign", "none"])
def test_upload_by_coordinator_goes_to_the_chosen_member_company_only(
    world: World, as_user: Any, chosen: str
) -> None:
    network = NetworkFactory(region=world.region)
    world.company.networks.add(network)
    world.neighbour.networks.add(network)
    person = MembershipFactory(coordinator=True, network=network).user
    companies = {"own": world.neighbour, "foreign": world.far_company}
    facts = {"company": str(companies[chosen].pk)} if chosen in companies else {}

    upload(as_user(person), IMAGE, picture_bytes(), "plaatje.png", **facts)

    stored = list(CompanyImage.objects.values_list("company", flat=True))
    assert stored == ([world.neighbour.pk] if chosen == "own" else [])


@pytest.mark.parametrize("person", ["leader", "teacher"])
@pytest.mark.parametrize(
    ("kind", "content"), [(IMAGE, picture_bytes()), (DOCUMENT, PDF)], ids=[IMAGE, DOCUMENT]
)
def test_upload_by_somebody_without_company_is_refused(
    world: World, as_user: Any, person: str, kind: str, content: bytes
) -> None:
    user = world.leader if person == "leader" else MembershipFactory(teacher=True).user
    name = "bestand.pdf" if kind == DOCUMENT else "plaatje.png"

    answer = upload(as_user(user), kind, content, name)

    assert answer.status_code in (302, 403, 404)
    assert not MODELS[kind].objects.exists()


def test_upload_of_too_many_pixels_is_refused_before_they_are_decoded(
    world: World, as_user: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded: list[Any] = []
    # Pillow decodes here, and nowhere else.
    monkeypatch.setattr(ImageFile, "load", lambda picture: decoded.append(picture.size))

    upload(as_user(world.editor), IMAGE, bitmap(6000, 5000), "plaatje.png")

    assert decoded == []
    assert not CompanyImage.objects.exists()


def test_upload_form_has_no_free_tags_and_one_hidden_company(world: World, as_user: Any) -> None:
    answer = as_user(world.editor).get(reverse("wagtailimages_chooser:choose"))

    html = answer.json()["html"]
    assert "image-chooser-upload-tags" not in html
    assert 'type="hidden" name="image-chooser-upload-company"' in html
    assert world.neighbour.name not in html
