"""Compares pages, rows and index: they must tell the same."""

from typing import Any

from django.conf import settings

from offers.models import OfferPage
from search.engine.matches import find
from search.engine.query import CatalogueQuery
from search.engine.refresh import fresh_index
from search.facets.declared import FACETS
from search.indexing.entries import FIELDS, fresh_entries
from search.models.entry import CatalogueEntry

# Written by the moment. A row that is stale is older on purpose, and not compared at all.
NOT_COMPARED = {"stale", "published_at"}


def differences() -> list[str]:
    """Return a sentence per difference; none where all is well."""
    visible = set(OfferPage.objects.visible().values_list("pk", flat=True))
    stored = {entry.pk: entry for entry in CatalogueEntry.objects.all()}
    # An expired offer keeps its row until the clock's command takes it offline.
    return [
        *(f"page {page}: schools see it, and it has no row" for page in visible - stored.keys()),
        *(f"page {page}: a row, and it is not live" for page in _not_live(stored.keys())),
        *_row_differences(stored),
        *_index_differences(visible),
    ]


def _not_live(page_ids: Any) -> set[int]:
    live = OfferPage.objects.filter(pk__in=page_ids, live=True).values_list("pk", flat=True)
    return set(page_ids) - set(live)


def _row_differences(stored: dict[int, CatalogueEntry]) -> list[str]:
    found = []
    for fresh in fresh_entries(stored.keys()):
        row = stored[fresh.pk]
        wrong = [
            name
            for name in FIELDS
            if name not in NOT_COMPARED and getattr(row, name) != getattr(fresh, name)
        ]
        if wrong and not row.stale:
            found.append(f"page {row.pk}: the row differs in {', '.join(wrong)}")
    return found


def _index_differences(visible: set[int]) -> list[str]:
    found = []
    index = fresh_index()
    listed: set[int] = set()
    for code, _name in settings.LANGUAGES:
        matches = find(index, CatalogueQuery(language=code))
        pages = matches.all_page_ids()
        listed.update(pages)
        rows = CatalogueEntry.objects.filter(pk__in=pages).values_list("values", flat=True)
        told: dict[tuple[str, str], int] = {}
        for values in rows:
            for name, codes in values.items():
                for choice in codes:
                    told[name, choice] = told.get((name, choice), 0) + 1
        for facet in FACETS:
            if facet.empty_fits:
                continue
            for choice, count in matches.counts(facet.name).items():
                if count != told.get((facet.name, choice), 0):
                    found.append(f"{code}, {facet.name}={choice}: the index counts {count}")
    found += [f"page {page}: not in the index" for page in visible - listed]
    found += [f"page {page}: in the index, and not visible" for page in listed - visible]
    return found
