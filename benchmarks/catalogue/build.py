"""Builds the crowd of offers, and makes it larger.

Made in bulk, and so not through the doors people use: for a scratch database only.
"""

import random
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Page

from benchmarks.catalogue.coordinates import scatter
from benchmarks.catalogue.entries import Entries
from benchmarks.catalogue.offer_values import Facts, Offer, add_topics
from benchmarks.catalogue.page_rows import Branch, PageRows, page_values
from benchmarks.catalogue.providers import Provider, Providers, make_regions
from benchmarks.catalogue.stencil import Stencil, insert, insert_pairs, next_key, remember_keys
from benchmarks.catalogue.words import Words
from home.models import AboutPage, HomePage
from offers.examples import own_columns, own_rows
from offers.kinds import KINDS
from offers.models import OfferPage, OfferPicture
from search.indexing.versions import bump
from search.models import CatalogueChange

PER_COMPANY = 12  # offers, about
OF_NETWORKS = 0.04  # this share of the offers
BATCH = 5_000
# Reference list → the field of its many-to-many table.
LISTS = {
    "profiles": "profile",
    "levels": "level",
    "school_years": "schoolyear",
    "topics": "topic",
}


class OfferCrowd:
    """Offers in Dutch, up to the size asked; one company in twenty has them in English too."""

    def __init__(self, seed: int = 1) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - not for secrets
        self.words = Words(self.dice)
        self.offers = 0
        self.companies: list[Provider] = []
        with transaction.atomic():
            add_topics(self.words)
            _add_about_pages()
            regions = make_regions()
            spots = scatter(self.dice, self.words, regions)
            self.providers = Providers(self.dice, self.words, regions, spots)
        self.facts = Facts(self.dice, self.words)
        self.entries = Entries(self.facts, self.dice)

    def grow(self, offers: int) -> None:
        """Add offers up to this number."""
        with transaction.atomic():
            have, want = len(self.companies), -(-offers // PER_COMPANY)
            fresh = self.providers.companies(range(have, want))
            self.companies += fresh
            while self.offers < offers:
                many = min(BATCH, offers - self.offers)
                self._add([self._draw(fresh or self.companies) for _number in range(many)])
                self.offers += many
            self.providers.store_child_counts(fresh)
            remember_keys(Page)
            _tell_every_process()
        bring_statistics_up_to_date()

    def _draw(self, companies: list[Provider]) -> Offer:
        networks = self.dice.random() < OF_NETWORKS
        return self.facts.draw(self.dice.choice(self.providers.networks if networks else companies))

    def _add(self, offers: list[Offer]) -> None:
        """Store offers, each in every language of its provider."""
        rows = {kind: _rows_of(kind) for kind in KINDS}
        versions = list(self._versions(offers))
        for offer, parent in versions:
            rows[offer.kind].add(parent, offer.values)
        for kind_rows in rows.values():
            kind_rows.store()
        stored = [offer for offer, _parent in versions]
        self._choose(stored)
        _add_pictures(stored)
        _add_own_rows(stored)
        self.entries.store(stored)

    def _versions(self, offers: list[Offer]) -> Iterator[tuple[Offer, Branch]]:
        key = next_key(Page)
        for number, offer in enumerate(offers, self.offers):
            slug, title = f"{offer.kind.kind.code}-{number}", offer.values["title"]
            branch, english = offer.provider.branch, offer.provider.english
            page = page_values(branch, key, title, slug, self.dice)
            # Its own moment of coming offline stands.
            offer.values = page | offer.values
            key += 1
            yield offer, branch
            if english:
                yield self._in_english(offer, page_values(english, key, title, slug, self.dice))
                key += 1

    def _in_english(self, offer: Offer, page: dict[str, Any]) -> tuple[Offer, Branch]:
        same = {"translation_key": offer.values["translation_key"]}
        title = {"title": f"{page['title']} (en)", "draft_title": f"{page['title']} (en)"}
        version = Offer(
            offer.kind,
            offer.provider,
            offer.values | page | same | title | {"expire_at": offer.values["expire_at"]},
            offer.chosen,
            picture_id=offer.picture_id,
            located=offer.located,
        )
        assert offer.provider.english is not None  # noqa: S101 - asked for by the caller
        return version, offer.provider.english

    def _choose(self, offers: list[Offer]) -> None:
        for name, item in LISTS.items():
            keys = self.facts.keys[name]
            through: Any = getattr(OfferPage, name).through
            pairs = (
                (offer.values["pk"], keys[code]) for offer in offers for code in offer.chosen[name]
            )
            insert_pairs(through, pairs, ("offerpage", item))


def _add_about_pages() -> None:
    """The pages the header of every page links to."""
    for home in HomePage.objects.all():
        for audience in (AboutPage.Audience.COMPANIES, AboutPage.Audience.SCHOOLS):
            home.add_child(instance=AboutPage(title=str(audience), audience=audience))


def _rows_of(kind: Any) -> PageRows:
    content_type = ContentType.objects.get_for_model(kind, for_concrete_model=True)
    return PageRows(
        kind(live=True, depth=5, numchild=0, content_type=content_type, **own_columns(kind)), FACTS
    )


# Columns that facts.py draws; what it leaves alone is the same for all.
FACTS = [
    "summary", "description", "learning_goals", "audience", "group_min", "group_max",
    "minimum_age", "programme_line_id", "duration", "duration_unit", "available_from",
    "available_until", "weekdays", "lead_time_days", "place_kind", "postcode", "place",
    "languages", "accessibility", "cost", "company_id", "network_id", "region_id",
]  # fmt: skip


def _add_pictures(offers: list[Offer]) -> None:
    stencil = Stencil(
        OfferPicture(alt_text="Een leerling buigt een koperen pijp.", sort_order=0),
        ("id", "page_id", "image_id"),
    )
    shown = [offer for offer in offers if offer.picture_id]
    insert(
        OfferPicture,
        (
            stencil.row({"id": key, "page_id": offer.values["pk"], "image_id": offer.picture_id})
            for key, offer in enumerate(shown, next_key(OfferPicture))
        ),
    )
    remember_keys(OfferPicture)


def _add_own_rows(offers: list[Offer]) -> None:
    """Store the inline rows that only some kinds have, as in their examples."""
    for kind in KINDS:
        pages = [offer.values["pk"] for offer in offers if offer.kind is kind]
        for name, rows in own_rows(kind).items():
            model: Any = kind._meta.get_field(name).related_model
            for order, row in enumerate(rows):
                _add_row(model, model(**row, sort_order=order), pages)


def _add_row(model: Any, pattern: Any, pages: list[int]) -> None:
    stencil = Stencil(pattern, ("id", "page_id"))
    keys = enumerate(pages, next_key(model))
    insert(model, (stencil.row({"id": key, "page_id": page}) for key, page in keys))
    remember_keys(model)


def _tell_every_process() -> None:
    """Start a version of which no changes are known, so that every index loads anew."""
    bump()
    CatalogueChange.objects.all().delete()


def bring_statistics_up_to_date() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
