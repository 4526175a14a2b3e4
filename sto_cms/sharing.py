"""What a link to a page says where somebody shares it: title, sentence, picture."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.text import Truncator
from wagtail.models import Page

from offers.models import OfferPage
from offers.sharing.pictures import picture_url, site_picture_url
from partners.pages.full_urls import whole_url
from search.models import CataloguePage
from texts.exits import without_tags

OG_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
LONGEST = 200  # characters; what shows it cuts off there
SENTENCES = ("search_description", "summary", "intro")


@dataclass(frozen=True)
class Sharing:
    """Facts for the head of a page; URLs are whole ones."""

    title: str
    description: str
    url: str
    canonical: str
    picture: str
    picture_alt: str
    locale: str
    other_locales: list[str] = field(default_factory=list)


def sharing_of(page: Page, request: HttpRequest, languages: list[str]) -> Sharing:
    """Return what to say of the page that is asked for; `languages` are those it can be read in."""
    own = page.locale.language_code
    title = page.seo_title or getattr(page, "heading", "") or page.title
    url = whole_url(iri_to_uri(request.path))
    # A mix of filters is no page of its own, and no copy of the whole catalogue either.
    is_mix = isinstance(page, CataloguePage) and bool(request.GET)
    return Sharing(
        title=title,
        description=_sentence(page),
        url=url,
        canonical="" if is_mix else url,
        picture=_picture(page),
        picture_alt=title if isinstance(page, OfferPage) else settings.WAGTAIL_SITE_NAME,
        locale=OG_LOCALES.get(own, own),
        other_locales=[OG_LOCALES.get(code, code) for code in languages if code != own],
    )


def _sentence(page: Any) -> str:
    said = (without_tags(str(getattr(page, name, ""))) for name in SENTENCES)
    words = next((" ".join(text.split()) for text in said if text.strip()), "")
    return Truncator(words).chars(LONGEST)


def _picture(page: Page) -> str:
    if isinstance(page, OfferPage):
        return picture_url(page, page.get_parent().title)
    return site_picture_url(page.locale.language_code)
