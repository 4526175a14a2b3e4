"""What every page of the public site needs to know."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from home.models import AboutPage
from offers.intake.resume import unfinished
from offers.models import OfferPage
from partners.people.roles import is_of_school, is_staff_member
from search.engine.refresh import index_of
from search.indexing.versions import Version
from search.models import CataloguePage
from sto_cms.sharing import Sharing, sharing_of

NOT_OF_THE_SITE = ("/admin/", "/static/", "/media/")


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the context of header and footer; each value is worked out when it is used."""
    if request.path.startswith(NOT_OF_THE_SITE):
        return {}
    return {
        "DEMO_BANNER": settings.DEMO_BANNER,
        "DEMO_MAIL": settings.DEMO_MAIL,
        "catalogue_url": SimpleLazyObject(lambda: _catalogue_url(request)),
        "for_companies_url": _about_url(request, AboutPage.Audience.COMPANIES),
        "for_schools_url": _about_url(request, AboutPage.Audience.SCHOOLS),
        "language_links": SimpleLazyObject(lambda: language_links(request)),
        "hreflangs": SimpleLazyObject(lambda: hreflangs(request)),
        "sharing": SimpleLazyObject(lambda: _sharing(request)),
        "unfinished_intakes": SimpleLazyObject(lambda: unfinished(request)),
        "is_staff_member": SimpleLazyObject(lambda: is_staff_member(request.user)),
        "is_of_school": SimpleLazyObject(lambda: is_of_school(request.user)),
    }


def _catalogue_url(request: HttpRequest) -> str:
    code = get_language() or settings.LANGUAGE_CODE
    return index_of(request).urls.get(code) or _home_of(code)


def _about_url(request: HttpRequest, audience: str) -> Any:
    def find() -> str:
        version = index_of(request).version
        # An index that another thread is bringing up to date has no version to keep by.
        urls_of = _about_urls if version else _about_urls.__wrapped__
        return urls_of(version, get_language() or settings.LANGUAGE_CODE).get(audience, "")

    return SimpleLazyObject(find)


@lru_cache(maxsize=8)
def _about_urls(version: Version, language: str) -> dict[str, str]:
    """Map each audience to the URL of its page; sto_cms/receivers.py says when to ask again."""
    pages = AboutPage.objects.live().filter(locale__language_code=language).order_by("-path")
    return {page.audience: page.get_url() or "" for page in pages}


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """Return a link per language: the same page where it is online, else that home page.

    What is no page, such as a form, has the same URL in every language but its prefix.
    The catalogue keeps what was asked; js/catalogue.js renews that.
    """
    translations = _online_translations(request) or _same_screen(request)
    asked = _asked(request)
    return [
        {
            "code": code,
            "label": label,
            "url": translations[code] + asked if translations.get(code) else _home_of(code),
            "current": code == get_language(),
        }
        for code, label in settings.WAGTAILADMIN_PERMITTED_LANGUAGES
    ]


def _asked(request: HttpRequest) -> str:
    """Return the query in the URL of the catalogue, empty elsewhere."""
    query = request.META.get("QUERY_STRING", "")
    if not query or not isinstance(_page_of(request), CataloguePage):
        return ""
    return "?" + (iri_to_uri(query) or "")


def hreflangs(request: HttpRequest) -> list[tuple[str, str]]:
    """Return (language, full URL) of this page where it has a live translation."""
    translations = _online_translations(request)
    if len(translations) < 2:
        return []
    base = settings.WAGTAILADMIN_BASE_URL
    return [(code, base + url) for code, url in translations.items()]


def _sharing(request: HttpRequest) -> Sharing | None:
    page = _page_of(request)
    if page is None:
        return None
    return sharing_of(page, request, [code for code, _url in hreflangs(request)])


def _online_translations(request: HttpRequest) -> dict[str, str]:
    """Map language codes to the URLs of this page's versions schools may see."""
    known = getattr(request, "_online_translations", None)  # header and head both ask
    if known is None:
        known = request._online_translations = _versions_of(request)  # type: ignore[attr-defined]
    return known


def _versions_of(request: HttpRequest) -> dict[str, str]:
    page = _page_of(request)
    if page is None:
        return {}
    if isinstance(page, CataloguePage):
        return index_of(request).urls
    versions = page.get_translations(inclusive=True).live()
    if isinstance(page, OfferPage):
        versions = OfferPage.objects.visible().filter(pk__in=versions.values("pk"))
    versions = versions.select_related("locale")
    return {version.locale.language_code: version.get_url(request) or "" for version in versions}


def _same_screen(request: HttpRequest) -> dict[str, str]:
    match = request.resolver_match
    if match is None or match.view_name == "wagtail_serve":
        return {}
    return {code: translate_url(request.path, code) for code, _label in settings.LANGUAGES}


def _page_of(request: HttpRequest) -> Page | None:
    match = getattr(request, "_wagtail_route_for_request", None)
    return match[0].specific if match else None


def _home_of(code: str) -> str:
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
