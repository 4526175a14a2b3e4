"""A scanner of uploads: what it says is done, and no answer is a refusal."""

import io
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from partners.files.clamd import is_clean
from partners.files.models import CompanyDocument, CompanyImage
from tests.conftest import World
from tests.factories.media import PDF, picture_bytes
from tests.partners.files.test_forms import DOCUMENT, IMAGE, MODELS, upload

HERE = "tests.partners.files.test_scanning"
FILES = [(IMAGE, picture_bytes(), "plaatje.png"), (DOCUMENT, PDF, "bestand.pdf")]
IDS = [IMAGE, DOCUMENT]


def clean(file: Any) -> bool:
    return bool(file.read())


def infected(file: Any) -> bool:
    return False


def failing(file: Any) -> bool:
    raise OSError("no scanner here")


def undecided(file: Any) -> None:
    return None


def hanging(file: Any) -> bool:
    return Event().wait(5)


@pytest.mark.parametrize(("kind", "content", "name"), FILES, ids=IDS)
def test_clean_upload_is_stored(
    world: World, as_user: Any, settings: Any, kind: str, content: bytes, name: str
) -> None:
    settings.MEDIA_SCANNER = f"{HERE}.clean"

    upload(as_user(world.editor), kind, content, name)

    assert MODELS[kind].objects.count() == 1


@pytest.mark.parametrize(
    ("scanner", "sentence"),
    [
        (f"{HERE}.infected", "virusscanner"),
        (f"{HERE}.failing", "nu niet controleren"),
        (f"{HERE}.undecided", "nu niet controleren"),
        (f"{HERE}.hanging", "nu niet controleren"),
        (f"{HERE}.missing", "nu niet controleren"),
    ],
)
@pytest.mark.parametrize(("kind", "content", "name"), FILES, ids=IDS)
def test_upload_that_is_not_called_clean_is_refused_with_a_sentence(
    world: World,
    as_user: Any,
    settings: Any,
    kind: str,
    content: bytes,
    name: str,
    scanner: str,
    sentence: str,
) -> None:
    settings.MEDIA_SCANNER, settings.MEDIA_SCANNER_SECONDS = scanner, 0.2

    answer = upload(as_user(world.editor), kind, content, name)

    assert answer.status_code == 200
    assert sentence in answer.json()["htmlFragment"]
    assert not CompanyImage.objects.exists()
    assert not CompanyDocument.objects.exists()


class Daemon:
    """Reads one stream as clamd does, and gives the answer it was made with."""

    def __init__(self, answer: bytes) -> None:
        self.answer, self.received = answer, b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.listener.getsockname()[1]}"
        self.thread = Thread(target=self.serve)
        self.thread.start()

    def serve(self) -> None:
        connection, _peer = self.listener.accept()
        with connection, connection.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while size := int.from_bytes(stream.read(4), "big"):
                self.received += stream.read(size)
            connection.sendall(self.answer)

    def close(self) -> None:
        self.thread.join(timeout=5)
        self.listener.close()


@pytest.fixture
def daemon(request: pytest.FixtureRequest, settings: Any) -> Iterator[Daemon]:
    made = Daemon(request.param)
    settings.CLAMD_ADDRESS = made.address
    yield made
    made.close()


CONTENT = b"%PDF-" + bytes(200_000)


@pytest.mark.parametrize("daemon", [b"stream: OK\0"], indirect=True)
def test_clamd_gets_the_whole_file_and_is_believed(daemon: Daemon) -> None:
    assert is_clean(io.BytesIO(CONTENT)) is True
    daemon.thread.join(timeout=5)
    assert daemon.received == CONTENT


@pytest.mark.parametrize("daemon", [b"stream: Eicar-Test-Signature FOUND\0"], indirect=True)
def test_clamd_finding_something_is_not_clean(daemon: Daemon) -> None:
    assert is_clean(io.BytesIO(CONTENT)) is False


@pytest.mark.parametrize(
    "daemon",
    [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK FOUND ERROR\0"],
    indirect=True,
)
def test_clamd_without_a_verdict_is_an_error(daemon: Daemon) -> None:
    with pytest.raises(OSError, match="no verdict"):
        is_clean(io.BytesIO(CONTENT))


@pytest.mark.parametrize("address", ["127.0.0.1:1", "{folder}/none.ctl"])
def test_clamd_that_is_not_there_is_an_error(settings: Any, tmp_path: Path, address: str) -> None:
    settings.CLAMD_ADDRESS = address.format(folder=tmp_path)

    with pytest.raises(OSError):  # noqa: PT011 - each system words it differently
        is_clean(io.BytesIO(CONTENT))
