"""JSON-LD in a page, in a block that its texts cannot break out of."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from offers.pages import OfferPage
from offers.sharing import structured_data as facts
from offers.sharing.pictures import picture_url
from partners.pages.full_urls import full_url, whole_url
from partners.pages.models import ProviderPage

register = template.Library()

# As Django's json_script: what could end the block, or begin a comment in it.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def data_block(data: dict[str, Any]) -> SafeString:
    """Return data as a block no browser runs; the content policy is not about such blocks."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    # Escaped above; HTML entities would be text in here.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


@register.simple_tag(takes_context=True)
def offer_data(
    context: Any, page: OfferPage, provider: ProviderPage, region_page: Any
) -> SafeString:
    """An offer, and the way to it."""
    url = full_url(page, context.get("request"))
    steps = [*_way(context, region_page), (provider.title, full_url(provider))]
    steps.append((page.title, url))
    image = picture_url(page, provider.title)
    offer = facts.offer_data(page, provider, url, image)
    return data_block(facts.graph(offer, facts.path_data(steps)))


@register.simple_tag(takes_context=True)
def provider_data(context: Any, page: ProviderPage) -> SafeString:
    """A company or network, and the way to it."""
    steps = [*_way(context, page.get_parent()), (page.title, full_url(page))]
    return data_block(facts.graph(facts.provider_data(page), facts.path_data(steps)))


@register.simple_tag(takes_context=True)
def site_data(context: Any, page: Any) -> SafeString:
    return data_block(facts.graph(facts.site_data(page, _catalogue(context))))


def _way(context: Any, region_page: Any) -> list[tuple[str, str]]:
    """The first steps, as sto/_crumbs.html shows them."""
    steps = [(_("Activities"), _catalogue(context))]
    if region_page is not None and region_page.live:
        steps.append((region_page.title, full_url(region_page, context.get("request"))))
    return steps


def _catalogue(context: Any) -> str:
    return whole_url(str(context.get("catalogue_url", "")))
