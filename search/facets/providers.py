"""What stands beside an offer and is no field of its own: who offers it, and where it is."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from offers.models import OfferPage
from partners.organisations.locating import Point, resolve
from partners.pages.full_urls import Sites
from partners.pages.models import NetworkPage


@dataclass
class Providers:
    """The pages above some offers, places and sites: asked once for all of them."""

    pages: dict[str, Page] = field(default_factory=dict)
    networks: frozenset[str] = frozenset()
    points: dict[tuple[str, str], Point | None] = field(default_factory=dict)
    sites: Sites = field(default_factory=Sites)

    @classmethod
    def of(cls, offers: list[OfferPage]) -> "Providers":
        paths = {offer.path[: -Page.steplen] for offer in offers}
        pages = Page.objects.live().filter(path__in=paths).specific()
        # A network whose own page nobody approved has no name here.
        approved = NetworkPage.objects.live().values_list("network__slug", flat=True)
        return cls({page.path: page for page in pages}, frozenset(approved))

    def page_of(self, offer: OfferPage) -> Any:
        return self.pages.get(offer.path[: -Page.steplen])

    def point_of(self, offer: OfferPage) -> Point | None:
        key = (offer.postcode, offer.place)
        if key not in self.points:
            self.points[key] = resolve(postcode=offer.postcode, place=offer.place)
        return self.points[key]
