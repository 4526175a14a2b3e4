"""Rows of the catalogue for offers made in bulk.

The same rows as search/indexing/entries.py writes (a test compares them), but for the card:
drawing a hundred thousand takes minutes, so each offer has the card of another one of its kind,
with its own title and URL.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape, strip_tags
from django.utils.translation import override
from wagtail.models import Locale, Page

from benchmarks.catalogue.offer_values import Facts, Offer
from benchmarks.catalogue.stencil import Stencil, insert
from home.models import HomePage
from offers.cards import card_of
from offers.enums import DurationUnit
from offers.models import OfferPage
from partners.pages.full_urls import Sites
from search.catalogue_url import catalogue_url
from search.facets.declared import FACETS
from search.facets.providers import Providers
from search.facets.values import DAY, HALF_DAY, HOUR, MINUTES
from search.indexing.facet_values import values_of
from search.indexing.packing import pack
from search.indexing.terms import Terms, numbers_of, terms_of
from search.models import CatalogueEntry
from search.text.folding import normalised

TITLE, URL = "@title@", "@url@"
CARDS = 8  # different ones for each kind and language
VARYING = [field.attname for field in CatalogueEntry._meta.local_concrete_fields]


@dataclass
class KindLook:
    """What entries of one kind in one language share: cards, and words."""

    cards: list[str]
    label: str  # in every language
    facts: list[str]
    # Facet → codes, of facets that the crowd does not vary: those of the offer it copies.
    others: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Entries:
    """Makes the rows of offers that are stored already."""

    facts: Facts
    dice: random.Random
    looks: dict[tuple[Any, int], KindLook] = field(default_factory=dict)
    # Of terms (search/indexing/terms.py); new ones come in spurts, of the first offers most.
    numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.languages = dict(Locale.objects.values_list("pk", "language_code"))
        self.doors = {home.locale_id: home for home in HomePage.objects.all()}
        self.stencil = Stencil(CatalogueEntry(), VARYING)

    def store(self, offers: list[Offer]) -> None:
        insert(CatalogueEntry, [self.stencil.row(self._values(offer)) for offer in offers])

    def _values(self, offer: Offer) -> dict[str, Any]:
        facts, spot = offer.values, offer.provider.spot
        look = self._look(offer.kind, facts["locale_id"])
        url, title = self._url(facts), normalised(facts["title"])
        card = self.dice.choice(look.cards).replace(TITLE, escape(facts["title"]))
        choices = self._choices(offer, look)
        row = facts | {
            "page_id": facts["pk"],
            "values": choices,
            "url": url,
            "card": card.replace(URL, url),
            "latitude": spot.latitude if offer.located else None,
            "longitude": spot.longitude if offer.located else None,
            "published_at": facts["first_published_at"],
            "stale": False,
        }
        terms = terms_of(choices, title, [*title, *self._words(offer, look)])
        self._give_numbers(terms)
        return row | {"packed": pack(row, terms, self.numbers)}

    def _give_numbers(self, terms: Terms) -> None:
        new = [term for term in terms if term not in self.numbers]
        if new:
            self.numbers |= numbers_of(new)

    def _url(self, facts: dict[str, Any]) -> str:
        door = self.doors[facts["locale_id"]]
        return (door.get_url() or "") + facts["url_path"].removeprefix(door.url_path)

    def _choices(self, offer: Offer, look: KindLook) -> dict[str, list[str]]:
        facts, chosen = offer.values, offer.chosen
        values = look.others | {
            "kind": [offer.kind.kind.code],
            "profile": chosen["profiles"],
            "level": chosen["levels"],
            "year": chosen["school_years"],
            "line": chosen["lines"],
            "topic": chosen["topics"],
            "region": [offer.provider.region.slug],
            "place": [facts["place_kind"]],
            "audience": AUDIENCES[facts["audience"]],
            "weekday": facts["weekdays"],
            "length": [_length(facts["duration"], facts["duration_unit"])],
            "language": facts["languages"],
            "cost": [] if facts["cost"] is None else ["paid" if facts["cost"] else "free"],
            "access": [facts["accessibility"]] if facts["accessibility"] else [],
            "sector": [offer.provider.sector] if offer.provider.sector else [],
            "network": offer.provider.networks,
        }
        # In the order of the declarations, as publishing packs them.
        return {facet.name: values[facet.name] for facet in FACETS if values.get(facet.name)}

    def _words(self, offer: Offer, look: KindLook) -> Iterator[str]:
        """Give the words of all but the title, as ordered by search/indexing/facet_values.py."""
        facts = offer.values
        named = [
            text
            for name in ("profiles", "levels", "school_years", "topics")
            for code in offer.chosen[name]
            for text in self.facts.names[name][code]
        ]
        around = [offer.provider.branch.title, facts["place"], offer.provider.region.name]
        for text in (
            facts["summary"],
            *sentences_of(facts["description"]),
            facts["learning_goals"],
            look.label,
            *around,
            *named,
            *offer.chosen["profiles"],
            *look.facts,
        ):
            yield from words_of(text)

    def _look(self, kind: Any, locale_id: int) -> KindLook:
        if (kind, locale_id) not in self.looks:
            self.looks[kind, locale_id] = self._draw_look(kind, locale_id)
        return self.looks[kind, locale_id]

    def _draw_look(self, kind: Any, locale_id: int) -> KindLook:
        offers = list(kind.objects.filter(locale_id=locale_id).order_by("-pk")[:CARDS])
        language = self.languages[locale_id]
        both = []
        for code in self.languages.values():
            with override(code):
                both.append(str(kind.kind.label))
        with override(language):
            facts = [str(value) for _label, value in offers[0].kind_facts()]
            cards = [_card(offer, catalogue_url(language)) for offer in offers]
        others = {name: codes for name, codes in _codes_of(offers[0]).items() if name not in VARIED}
        return KindLook(cards, " ".join(both), facts, others)


# The facets that _choices() tells; a new one is found on the offer itself.
VARIED = {
    *("kind", "profile", "level", "year", "line", "topic", "region", "place", "audience"),
    *("weekday", "length", "language", "cost", "access", "sector", "network"),
}
AUDIENCES = {"pupils": ["pupils"], "teachers": ["teachers"], "both": ["pupils", "teachers"]}


def _codes_of(offer: OfferPage) -> dict[str, list[str]]:
    return values_of(offer, Providers.of([offer]))


def _card(offer: OfferPage, catalogue: str) -> str:
    provider = Page.objects.get(path=offer.path[: -Page.steplen])
    card = replace(card_of(offer, provider, Sites()), title=TITLE, url=URL)
    return render_to_string("sto/_card.html", {"card": card, "catalogue_url": catalogue})


def sentences_of(description: str) -> list[str]:
    return strip_tags(description).replace(". ", ".\n").split("\n")


@lru_cache(maxsize=100_000)
def words_of(text: str) -> list[str]:
    """Return the normalised words of a text; the same sentences come back often."""
    return normalised(text)


def _length(amount: int, unit: str) -> str:
    minutes = amount * MINUTES[DurationUnit(unit)]
    bounds = ((HOUR, "hour"), (HALF_DAY, "halfday"), (DAY, "day"))
    return next((code for most, code in bounds if minutes <= most), "longer")
