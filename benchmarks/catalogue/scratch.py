"""A scratch database on the server that DATABASE_URL names, and the site set up on it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connection
from django.test import override_settings
from django.urls import clear_url_caches

URLS = "benchmarks.catalogue.urls"


@contextmanager
def scratch_database() -> Iterator[str]:
    """Make it, give its URL for other processes, and throw it away."""
    folder = Path(tempfile.mkdtemp(prefix="sto-catalogue-"))
    # A name of its own: tests may run on the same server.
    name = str(folder / "catalogue.sqlite3")
    if connection.vendor != "sqlite":
        name = f"bench_catalogue_{os.getpid()}"
    original = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    around = override_settings(
        MEDIA_ROOT=str(folder), ALLOWED_HOSTS=["*"], DEBUG=False, ROOT_URLCONF=URLS
    )
    try:
        with around:
            yield _url(name)
    finally:
        clear_url_caches()
        connection.creation.destroy_test_db(original, verbosity=0)
        shutil.rmtree(folder, ignore_errors=True)


def _url(name: str) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{name}"))
