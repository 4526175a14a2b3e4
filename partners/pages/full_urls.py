"""Full URLs, for readers outside this site: search engines, feeds, mails, other sites."""

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page


class Sites:
    """Given to get_url() of many pages, so that Wagtail looks up where sites begin only once.

    Wagtail keeps that on the request; a list is also drawn without one, for every reader alike.
    """

    _wagtail_site = None


def full_url(page: Page, known: HttpRequest | Sites | None = None) -> str:
    """Return the URL of a page with its scheme and host; "" where it has none.

    What is `known` remembers where the site begins, or each page asks the cache for it.
    """
    url = page.get_url(known)
    return whole_url(url) if url else ""


def whole_url(path: str) -> str:
    """Return a URL of this site with its scheme and host."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}" if path.startswith("/") else path
