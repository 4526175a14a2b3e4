"""Keeps the catalogue in step with what schools may see, in the transaction that changes it."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from offers.models import OfferPage
from partners.organisations.models import Company, Network, Region
from partners.organisations.models.reference import ReferenceItem
from partners.pages.models import NetworkPage
from partners.pages.models.organisation_pages import ProviderPage
from search.facets.declared import FACETS
from search.indexing.entries import write_entries
from search.indexing.versions import bump
from search.models import CatalogueEntry, CataloguePage, Synonym

# Model of a list → the path from an entry to it.
NAMED_IN = {
    OfferPage._meta.get_field(facet.relation).related_model: f"page__{facet.relation}"
    for facet in FACETS
    if facet.relation
}


@receiver(page_published)
@receiver(page_unpublished)
def follow_publication(sender: type, instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, OfferPage):
        write_entries([instance.pk])
    elif isinstance(instance, ProviderPage):
        write_entries(_offers_below(instance))
        if isinstance(instance, NetworkPage):
            # Its name is a choice at once; the offers of its members follow by the worker.
            CatalogueEntry.objects.filter(page__company__networks=instance.network_id).update(
                stale=True
            )
        bump()
    else:
        _follow_catalogue_page(instance)
        # Cached pages of the catalogue show other pages in their header.
        bump()


def _follow_catalogue_page(page: Page) -> None:
    if isinstance(page, CataloguePage):
        # Cards name the catalogue's URL.
        CatalogueEntry.objects.filter(locale=page.locale).update(stale=True)


@receiver(post_page_move)
def follow_move(sender: type, instance: Page, **kwargs: Any) -> None:
    write_entries(_offers_below(instance))
    _follow_catalogue_page(instance.specific)
    # Also without offers below it: cached pages show its URL.
    bump()


@receiver([post_save, post_delete], sender=Site)
def follow_site(raw: bool = False, **kwargs: Any) -> None:
    """Every URL begins at a site: lists follow at once, drawn cards by the worker."""
    if not raw:
        CatalogueEntry.objects.update(stale=True)
        bump()


def _offers_below(page: Page) -> Any:
    return OfferPage.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True)


@receiver(post_delete, sender=CatalogueEntry)
def tell_of_deletion(instance: CatalogueEntry, **kwargs: Any) -> None:
    """Its page was deleted; write_entries() removes rows without this."""
    bump([instance.pk])


@receiver(post_delete, sender=Page)
@receiver([post_save, post_delete], sender=PageViewRestriction)
@receiver([post_save, post_delete], sender=Synonym)
def read_lists_again(raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        bump()


@receiver([post_save, post_delete])
def follow_names(sender: type, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A renamed choice is read at once; the cards that show it follow by the worker.

    Not for rows of a stored copy (`raw`), which brings its own versions.
    """
    if raw or not isinstance(instance, ReferenceItem | Region | Network):
        return
    path = NAMED_IN.get(sender)
    if path and instance.pk:
        CatalogueEntry.objects.filter(**{path: instance}).update(stale=True)
    bump()


@receiver(m2m_changed, sender=Company.networks.through)
def follow_networks(
    instance: Company | Network, action: str, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Who joins a network is found under it by the worker; who leaves it is not from now on."""
    if action == "post_add":
        _entries_of(_companies(instance, pk_set)).update(stale=True)
    elif action == "pre_clear":
        # Afterwards nothing tells any more which companies it was about.
        instance._cleared = _companies(instance, pk_set)  # type: ignore[union-attr]
    elif action in ("post_remove", "post_clear"):
        cleared = instance.__dict__.pop("_cleared", [])
        left = cleared if pk_set is None else _companies(instance, pk_set)
        write_entries(_entries_of(left).values_list("pk", flat=True))


def _companies(instance: Company | Network, pk_set: set[int] | None) -> list[int]:
    """Return the companies a change from either side is about; without keys, all of them."""
    if isinstance(instance, Company):
        return [instance.pk]
    members = instance.companies.values_list("pk", flat=True)
    return list(members if pk_set is None else pk_set)


def _entries_of(companies: list[int]) -> Any:
    return CatalogueEntry.objects.filter(page__company__in=companies)
