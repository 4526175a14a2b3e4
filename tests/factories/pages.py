"""Pages, made the way people make them: draft, submit, approve."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from home.models import HomePage
from moderation.actions import submit
from moderation.decide import decide
from moderation.models import ModeratedPage
from offers.examples import example_of
from offers.kinds.workshop import WorkshopPage
from offers.models import OfferPage
from partners.organisations.models import Company, Network, Region
from partners.pages.models import CompanyPage, NetworkPage, RegionPage
from partners.pages.translations import original_of, still_the_same
from partners.people.models import User


def home(language: str = "nl") -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def region_page(region: Region, *, live: bool = True, by: User | None = None) -> RegionPage:
    """Return the region's page; a live one is approved by `by` (a leader or the office)."""
    page = home().add_child(
        instance=RegionPage(title=region.name, slug=region.slug, region=region, live=False)
    )
    author = by and User.objects.create_user(f"auteur-{region.slug}@example.nl")
    page.save_revision(user=author)
    if live:
        approve(page, requested_by=author, by=by)
    return page.specific_class.objects.get(pk=page.pk)


def company_page(parent: RegionPage, company: Company) -> CompanyPage:
    """Return a draft profile."""
    page = parent.add_child(
        instance=CompanyPage(title=company.name, slug=company.slug, company=company, live=False)
    )
    page.save_revision()
    return CompanyPage.objects.get(pk=page.pk)


def network_page(parent: RegionPage, network: Network) -> NetworkPage:
    page = parent.add_child(
        instance=NetworkPage(title=network.name, slug=network.slug, network=network, live=False)
    )
    page.save_revision()
    return NetworkPage.objects.get(pk=page.pk)


def offer_page(
    parent: CompanyPage | NetworkPage,
    page_class: type[OfferPage] = WorkshopPage,
    *,
    by: User | None = None,
    **facts: Any,
) -> Any:
    """Return a complete draft of one form."""
    told = {"title": f"Aanbod {page_class.kind.code}", **facts}
    page = example_of(page_class, live=False, owner=by, **told)
    page = parent.add_child(instance=page)
    page.save_revision(user=by)
    return page_class.objects.get(pk=page.pk)


def translate(page: Any, *, by: User | None) -> None:
    """Write other words where a version in another language still has those of the original."""
    original = original_of(page)
    if original is None:
        return
    version = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name in still_the_same(version, original, type(page).texts_to_translate()):
        setattr(version, name, f"English: {getattr(version, name)}"[:200])
    version.save_revision(user=by)


def last_year(page: Any) -> Any:
    """Let an offer that came online have done so more than a year ago."""
    longer = timezone.now() - timedelta(days=400)
    online = Page.objects.filter(pk=page.pk, first_published_at__isnull=False)
    online.update(first_published_at=longer)
    return type(page).objects.get(pk=page.pk)


def approve(page: ModeratedPage, *, requested_by: User | None, by: User | None) -> None:
    """Submit and approve; every live page of the tests went through this door."""
    translate(page, by=requested_by)
    state = submit(type(page).objects.get(pk=page.pk), by=requested_by)
    decide(state.current_task_state.pk, "approve", by=by)
