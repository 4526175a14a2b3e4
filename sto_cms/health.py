"""Two addresses for whoever watches over a process: does it live, can it serve?

They stand before everything else, so that a probe needs no HTTPS, no known host name and no
session. The worker is none of their business: `manage.py work --status` tells of that.
"""

import logging
import tempfile
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from sto_cms.upgrading import missing_migrations

logger = logging.getLogger(__name__)

LIVE, READY = "/-/live", "/-/ready"
# Any file that every page needs.
A_STATIC_FILE = "sto/css/tokens.css"
# As much as a file system gives out at a time: where the disk is full, not even that fits.
A_BLOCK = b"\0" * 4096


class NotReady(Exception):
    """Something a page needs is not there."""


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path not in (LIVE, READY):
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return _answer([] if request.path == LIVE else what_fails())


def _answer(failing: list[str]) -> HttpResponse:
    """Name what fails and nothing more: why stands in the log."""
    text = "".join(f"{name} failed\n" for name in failing) or "ok\n"
    status = HTTPStatus.SERVICE_UNAVAILABLE if failing else HTTPStatus.OK
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(text, status=status, content_type="text/plain", headers=headers)


def what_fails() -> list[str]:
    """Return the names of the checks that fail, in their order."""
    return [name for name, check in CHECKS.items() if not _passes(name, check)]


def _passes(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception as error:  # whatever it is: no page could do without
        logger.error("Not ready, %s: %s", name, error)
        return False
    return True


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_migrations() -> None:
    missing = missing_migrations()
    if missing:
        raise NotReady(f"not applied: {', '.join(missing)}")


def check_static_files() -> None:
    """Raise where `collectstatic` did not run for this release: no page has its style then."""
    if isinstance(staticfiles_storage, ManifestFilesMixin):
        staticfiles_storage.stored_name(A_STATIC_FILE)


def check_files() -> None:
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as probe:
        probe.write(A_BLOCK)


CHECKS: dict[str, Callable[[], None]] = {
    "database": check_database,
    "migrations": check_migrations,
    "static files": check_static_files,
    "files": check_files,
}
