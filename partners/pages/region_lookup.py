"""Which region a company or school belongs to, as far as we truly know."""

from typing import TYPE_CHECKING

from stdnum.nl import postcode as stdnum_postcode
from wagtail.models import Locale

from partners.organisations.models import Place, Region, School
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
    """Return the region of a valid postcode, or None where somebody must choose.

    The programme office says it for the postcode area, or for other areas and schools of the
    same municipality if those agree. The nearest school says nothing: regions do not follow
    distance. Companies do not count: they choose their own region.
    """
    area = area_of(postcode)
    place = Place.objects.filter(postcode=area).first()
    if place is not None and place.region_id is not None:
        return open_regions().filter(pk=place.region_id).first()
    named = _named_by_schools(postcode__startswith=area)
    if not named and place is not None and place.municipality:
        named = _named_by_schools(municipality__iexact=place.municipality)
        named |= _named_by_places(place.municipality)
    return open_regions().filter(pk=named.pop()).first() if len(named) == 1 else None


def _named_by_schools(**where: str) -> set[int]:
    schools = School.objects.filter(region__isnull=False, **where)
    return set(schools.values_list("region_id", flat=True))


def _named_by_places(municipality: str) -> set[int]:
    places = Place.objects.filter(region__isnull=False, municipality__iexact=municipality)
    return set(places.values_list("region_id", flat=True))
