"""To which region a postcode or a municipality belongs, as far as we truly know."""

from collections import defaultdict
from dataclasses import dataclass

from partners.organisations.models import Place, School
from partners.organisations.place_keys import place_key
from partners.organisations.usual_names import usual_names

Regions = defaultdict[str, set[int]]


@dataclass(frozen=True)
class KnownRegions:
    """What the programme office said: of postcode areas, and by the schools of a region.

    The nearest school says nothing: regions do not follow distance. Companies do not count: they
    choose their own region.
    """

    areas: dict[str, int]
    schools_in_area: Regions
    municipalities: Regions

    @classmethod
    def nothing(cls) -> "KnownRegions":
        return cls({}, defaultdict(set), defaultdict(set))

    @classmethod
    def read(cls) -> "KnownRegions":
        """Ask the database once, for any number of questions."""
        known = cls.nothing()
        places = Place.objects.filter(region__isnull=False)
        for postcode, municipality, region in places.values_list(
            "postcode", "municipality", "region_id"
        ):
            known.areas[postcode] = region
            known._say(municipality, region)
        schools = School.objects.filter(region__isnull=False)
        for postcode, municipality, region in schools.values_list(
            "postcode", "municipality", "region_id"
        ):
            if postcode:
                known.schools_in_area[postcode[:4]].add(region)
            known._say(municipality, region)
        return known

    def _say(self, municipality: str, region: int) -> None:
        if municipality:
            self.municipalities[_one_name(municipality)].add(region)

    def region_of(self, *, postcode: str = "", municipality: str = "") -> int | None:
        """Return the id of the region, or None where somebody must choose.

        The postcode area says it; else its schools, or all that is known of the municipality, if
        those agree.
        """
        area = postcode[:4]
        if area in self.areas:
            return self.areas[area]
        named = self.schools_in_area.get(area) or self.municipalities.get(
            _one_name(municipality), set()
        )
        return next(iter(named)) if len(named) == 1 else None


def _one_name(municipality: str) -> str:
    """Registers differ: Den Haag is 's-Gravenhage to schools."""
    return min(usual_names().all_names(place_key(municipality)))
