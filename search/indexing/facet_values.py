"""The row of an offer: what its facets say of it, and the words it is found by."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from offers.models import OfferPage
from search.facets.declared import FACETS
from search.facets.providers import Providers
from search.indexing.terms import Terms, terms_of
from search.models.entry import CatalogueEntry
from search.text.folding import normalised
from texts.exits import without_tags


def entry_of(offer: OfferPage, card: str, providers: Providers) -> CatalogueEntry:
    """Return the row of one visible offer, not stored or packed yet."""
    point = providers.point_of(offer)
    return CatalogueEntry(
        page_id=offer.pk,
        locale_id=offer.locale_id,
        values=values_of(offer, providers),
        title=offer.title,
        summary=offer.summary,
        url=offer.get_url(providers.sites) or "",
        card=card,
        group_min=offer.group_min,
        group_max=offer.group_max,
        available_from=offer.available_from,
        available_until=offer.available_until,
        lead_time_days=offer.lead_time_days,
        minimum_age=offer.minimum_age,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        place=offer.place,
        published_at=offer.first_published_at or timezone.now(),
        expire_at=offer.expire_at,
    )


def terms_to_find(offer: OfferPage, values: dict[str, list[str]], providers: Providers) -> Terms:
    """Return the choices and words by which one visible offer is found."""
    words = _words(offer, providers.page_of(offer))
    return terms_of(values, normalised(offer.title), words)


def values_of(offer: OfferPage, providers: Providers) -> dict[str, list[str]]:
    """Map each facet to the codes of this offer; facets without any are left out."""
    values = {facet.name: facet.codes_of(offer, providers) for facet in FACETS}
    return {name: codes for name, codes in values.items() if codes}


def _words(offer: OfferPage, provider: Any) -> list[str]:
    """Everything a reader may look for."""
    lists = (offer.profiles, offer.levels, offer.school_years, offer.topics)
    named = [text for items in lists for item in items.all() for text in (item.name, item.name_en)]
    named += [profile.code for profile in offer.profiles.all()]
    texts = [
        offer.title,
        offer.summary,
        without_tags(offer.description),
        offer.learning_goals,
        *_in_both_languages(offer.kind.label),
        provider.title if provider else "",
        offer.place,
        offer.region.name,
        *named,
        *(value for _label, value in offer.kind_facts()),
    ]
    return normalised(" ".join(texts))


def _in_both_languages(label: Any) -> list[str]:
    words = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            words.append(str(label))
    return words
