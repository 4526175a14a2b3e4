"""Small answers that belong to no page."""

import sys
from datetime import UTC, timedelta
from email.utils import parseaddr
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.defaults import server_error as stock_server_error

from partners.files.storage import is_full

# What stands there is to be looked at again within a year.
VALID = timedelta(days=180)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for an error of ours; a full disk is said in words, for trying again is no use."""
    if is_full(sys.exc_info()[1]):
        text = render_to_string("507.html")
        return HttpResponse(text, status=HTTPStatus.INSUFFICIENT_STORAGE)
    return stock_server_error(request)


@require_GET
def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell who finds a weakness whom to write to (RFC 9116)."""
    until = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + VALID
    lines = [
        f"Contact: {security_contact()}",
        f"Expires: {until.astimezone(UTC).isoformat(timespec='seconds').replace('+00:00', 'Z')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.WAGTAILADMIN_BASE_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def security_contact() -> str:
    """Return where to report; the site's own mailbox where the operator names nothing else."""
    own = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return settings.SECURITY_CONTACT or f"mailto:{own}"


@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines in, but not into the admin, nor into mixes of filters."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*?*",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")
