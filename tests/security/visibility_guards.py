"""Switches off what hides from schools what they may not see, as guards.py does."""

from typing import Any

from api import sitemaps
from offers import pages
from offers.kinds.tour import TourPage
from offers.models import OfferPage
from offers.querysets import OfferQuerySet
from tests.security.guards import Patch, _answer, guard


@guard("offers need a live provider")
def _visible(patch: Patch) -> None:
    patch.setattr(OfferQuerySet, "visible", lambda self: self.filter(live=True))


@guard("only visible offers are found")
def _all_visible(patch: Patch) -> None:
    patch.setattr(OfferQuerySet, "visible", lambda self: self.all())


@guard("the sitemap asks visible()")
def _sitemap(patch: Patch) -> None:
    patch.setattr(sitemaps, "visible_offers", lambda: OfferPage.objects.live().public())


@guard("a stop names live companies only")
def _host(patch: Patch) -> None:
    def every_host(page: TourPage) -> list[tuple[Any, str]]:
        return [(stop, stop.company.name if stop.company else "") for stop in page.stops.all()]

    patch.setattr(TourPage, "timetable", every_host)


@guard("contacts are for schools we know")
def _contact(patch: Patch) -> None:
    patch.setattr(pages, "may_see_contact", _answer(True))
