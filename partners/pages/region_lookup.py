"""Which region a company or school belongs to, as far as we truly know."""

from typing import TYPE_CHECKING

from stdnum.nl import postcode as stdnum_postcode
from wagtail.models import Locale

from partners.organisations.known_regions import KnownRegions
from partners.organisations.models import Place, Region
from partners.pages.models import RegionPage

if TYPE_CHECKING:
    from django.db.models import QuerySet


def open_regions() -> "QuerySet[Region]":
    """Regions a company can come to: active, and with a page that is online."""
    online = RegionPage.objects.live().filter(locale=Locale.get_default())
    return Region.objects.filter(active=True, pk__in=online.values("region"))


def area_of(postcode: str) -> str:
    """Return the four digits of a valid postcode."""
    return stdnum_postcode.compact(postcode)[:4]


def place_name(postcode: str) -> str:
    """Return the name of the place of a valid postcode, or nothing if it is not known."""
    return (
        Place.objects.filter(postcode=area_of(postcode)).values_list("name", flat=True).first()
        or ""
    )


def region_of_postcode(postcode: str) -> Region | None:
    """Return the open region of a valid postcode, or None where somebody must choose."""
    area = area_of(postcode)
    place = Place.objects.filter(postcode=area).first()
    municipality = place.municipality if place else ""
    known = KnownRegions.read().region_of(postcode=area, municipality=municipality)
    return open_regions().filter(pk=known).first() if known else None
