"""A disk without room: a sentence for the reader, and no file that ends in the middle."""

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import path
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form

from partners.files.models import CompanyDocument, CompanyImage
from partners.files.storage import WholeFileStorage
from sto_cms.urls import handler500  # noqa: F401 - part of this URLconf
from sto_cms.urls import urlpatterns as urls_of_site
from tests.conftest import World
from tests.factories.media import picture_bytes

NO_ROOM = "Er is nu geen plaats voor bestanden op onze server."
ERRORS = {
    "disk": OSError(errno.ENOSPC, "No space left on device"),
    "quota": OSError(errno.EDQUOT, "Disk quota exceeded"),
    "sqlite": OperationalError("database or disk is full"),
    "postgresql": OperationalError("could not extend file: No space left on device"),
    "other": OSError(errno.EACCES, "Permission denied"),
}


def broken(request: Any, error: str) -> Any:
    raise ERRORS[error]


urlpatterns = [path("stuk/<str:error>/", broken), *urls_of_site]


class CutOff(ContentFile):
    """What a full disk does to a write: it ends in the middle."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield b"the first half"
        raise OSError(errno.ENOSPC, "No space left on device")


def files_in(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.rglob("*") if found.is_file())


def test_write_that_ends_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    storage = WholeFileStorage(location=tmp_path)

    with pytest.raises(OSError, match="No space left"):
        storage.save("images/a.jpg", CutOff(b""))

    assert files_in(tmp_path) == []


def test_file_is_stored_whole_readable_for_the_web_server_and_never_replaced(
    tmp_path: Path,
) -> None:
    storage = WholeFileStorage(location=tmp_path)

    first = storage.save("images/a.jpg", ContentFile(b"one"))
    second = storage.save("images/a.jpg", ContentFile(b"two"))

    assert first == "images/a.jpg"
    assert second != first
    assert (tmp_path / first).read_bytes() == b"one"
    assert (tmp_path / second).read_bytes() == b"two"
    assert (tmp_path / first).stat().st_mode & 0o777 == 0o644
    assert len(files_in(tmp_path)) == 2


@pytest.mark.parametrize(
    ("form", "upload"),
    [
        ("picture", SimpleUploadedFile("a.png", picture_bytes())),
        ("document", SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF")),
    ],
)
def test_upload_is_refused_with_a_sentence_where_there_is_no_room(
    world: World, monkeypatch: pytest.MonkeyPatch, form: str, upload: Any
) -> None:
    full = type(shutil.disk_usage("/"))(10**9, 10**9 - 1000, 1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    pictures = form == "picture"
    made: Any = get_image_form(CompanyImage) if pictures else get_document_form(CompanyDocument)

    filled = made({"title": "Las"}, {"file": upload}, user=world.editor)

    assert any(NO_ROOM in error for error in filled.errors["file"])


@pytest.mark.parametrize("error", ERRORS)
def test_full_disk_is_said_in_words_and_other_errors_are_not_taken_for_it(
    db: None, settings: Any, error: str
) -> None:
    settings.ROOT_URLCONF = __name__

    answer = Client(raise_request_exception=False).get(f"/stuk/{error}/")

    assert answer.status_code == (500 if error == "other" else 507)
    assert ("Er is geen plaats op onze server" in answer.text) is (error != "other")
