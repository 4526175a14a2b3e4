"""The two addresses for who watches over a process."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from jobs.models import JobRun
from sto_cms.health import CHECKS

pytestmark = [pytest.mark.django_db, pytest.mark.database("asks what was migrated")]

READY = "/-/ready"


def test_ready_where_all_is_there_also_without_a_worker(client: Client) -> None:
    JobRun.objects.all().delete()

    answer = client.get(READY)

    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/-/live", READY])
def test_probe_needs_no_https_no_known_host_and_no_session(
    client: Client, settings: Any, path: str
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["loket.example"]

    answer = client.get(path, headers={"host": "10.0.0.7"})

    assert answer.status_code == 200
    assert not answer.cookies
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405
    assert client.get(f"{path}/").status_code != 200


def test_not_ready_while_a_migration_is_missing(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("saved", "0001_saved")

    answer = client.get(READY)

    assert (answer.status_code, answer.text) == (503, "migrations failed\n")
    assert client.get("/-/live").status_code == 200


def test_not_ready_while_files_cannot_be_written(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    settings.MEDIA_ROOT = str(tmp_path / "file" / "media")

    answer = client.get(READY)

    assert (answer.status_code, answer.text) == (503, "files failed\n")
    assert str(tmp_path) not in answer.text


def test_not_ready_without_the_static_files_of_this_release(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }

    answer = client.get(READY)

    assert (answer.status_code, answer.text) == (503, "static files failed\n")


def test_what_is_checked_is_what_the_docs_say() -> None:
    assert list(CHECKS) == ["database", "migrations", "static files", "files"]
