"""Whole addresses, for readers outside this site: search engines, feeds, mails, other sites."""

from django.conf import settings
from wagtail.models import Page


def full_address(page: Page) -> str:
    """Return the address of a page with its scheme and host; "" where it has none."""
    url = page.get_url()
    return whole(url) if url else ""


def whole(path: str) -> str:
    """Return an address of this site with its scheme and host."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}" if path.startswith("/") else path
