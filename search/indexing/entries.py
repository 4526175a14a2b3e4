"""The only door to the rows of the catalogue: write them from what schools may see."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.models import Locale

from offers.cards import card_of
from offers.models import OfferPage
from offers.pictures import is_ready, make_ready, pictures_with_sizes
from search.catalogue_url import catalogue_url
from search.facets.declared import FACETS
from search.facets.providers import Providers
from search.indexing.facet_values import entry_of, terms_to_find
from search.indexing.packing import pack
from search.indexing.terms import Terms, known_numbers, numbers_of
from search.indexing.versions import bump, lock_version
from search.models.entry import CatalogueEntry

CARD = "sto/_card.html"
BATCH = 200
STALE = 50  # at once: pictures may have to be encoded for each
FIELDS = [column.name for column in CatalogueEntry._meta.concrete_fields if not column.primary_key]


@transaction.atomic
def write_entries(page_ids: Iterable[int], *, pictures_are_made: bool = False) -> None:
    """Bring the entries of these pages in line with what schools may see now.

    A card whose picture was not made in all sizes yet is stale: encoding takes longer than
    anybody who publishes should wait, so the worker does that and draws the card again.

    The pages are read once nobody else changes the catalogue, so a lazy query as `page_ids`
    finds also what another transaction committed while this one waited.
    """
    lock_version()
    ids = set(page_ids)
    if not ids:
        return
    bump(ids)
    found: set[int] = set()
    for some in _batches(ids):
        entries = _packed(some, numbers_of)
        for entry in entries:
            entry.stale = entry.stale and not pictures_are_made
        found.update(entry.page_id for entry in entries)
        CatalogueEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["page"], update_fields=FIELDS
        )
    gone = CatalogueEntry.objects.filter(page__in=ids - found)
    # Past the signal of deletion: this version tells of them already.
    gone._raw_delete(gone.db)


def rebuild() -> tuple[int, int]:
    """Write every entry anew; return how many there are, and how many pages have none any more."""
    visible = set(OfferPage.objects.visible().values_list("pk", flat=True))
    known = set(CatalogueEntry.objects.values_list("pk", flat=True))
    for some in _batches(visible | known):
        write_entries(some)
    return len(visible), len(known - visible)


def write_stale(limit: int = STALE) -> int:
    """Write some entries anew whose picture or names are out of date; return how many."""
    stale = CatalogueEntry.objects.filter(stale=True).order_by("pk")
    ids = list(stale.values_list("pk", flat=True)[:limit])
    # Before the transaction: others need not wait while pictures are encoded.
    shown = pictures_with_sizes().filter(page__in=OfferPage.objects.visible().filter(pk__in=ids))
    make_ready(picture.image for picture in shown)
    # Also with a picture that cannot be made: it would be tried again for ever.
    write_entries(ids, pictures_are_made=True)
    return len(ids)


def fresh_entries(page_ids: Iterable[int]) -> Iterator[CatalogueEntry]:
    """Give what the entries of these pages should be; stores nothing."""
    for some in _batches(page_ids):
        yield from _packed(some, known_numbers)


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = iter(sorted(ids))
    while some := list(islice(ordered, BATCH)):
        yield some


def _packed(page_ids: list[int], numbers: Callable[..., dict[str, int]]) -> list[CatalogueEntry]:
    drawn = list(_drawn(page_ids))
    number_of = numbers(term for _entry, terms in drawn for term in terms)
    for entry, terms in drawn:
        entry.packed = pack(vars(entry), terms, number_of)
    return [entry for entry, _terms in drawn]


def _drawn(page_ids: list[int]) -> Iterator[tuple[CatalogueEntry, Terms]]:
    offers = _visible(page_ids)
    providers = Providers.of(offers)
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    urls = {code: catalogue_url(code) for code in languages.values()}
    for offer in offers:
        language = languages[offer.locale_id]
        with override(language):
            card = card_of(offer, providers.page_of(offer), providers.sites)
            html = render_to_string(CARD, {"card": card, "catalogue_url": urls[language]})
            entry = entry_of(offer, html, providers)
            entry.stale = card.picture is not None and not is_ready(card.picture, "card")
            yield entry, terms_to_find(offer, entry.values, providers)


def _visible(page_ids: list[int]) -> list[OfferPage]:
    offers = OfferPage.objects.visible().filter(pk__in=page_ids).order_by("pk")
    return list(
        offers.specific().prefetch_related(
            *(facet.relation for facet in FACETS if facet.relation),
            "company__networks",
            Prefetch("pictures", pictures_with_sizes()),
        )
    )
