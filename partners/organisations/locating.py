"""From a postcode or a place name to coordinates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from partners.organisations.models import Place

POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([a-zA-Z]{2})?$")
# “Bergen (Limburg)” and “Beek, Montferland” say which one of that name.
NAME_AND_MUNICIPALITY = re.compile(r"(?P<name>[^(,]+?)\s*[(,]\s*(?P<municipality>[^),]+)\)?$")
# GeoNames tells towns of one name apart: “Bergen (NH)”, “Bergen L”.
APART = re.compile(r"( \([^)]+\)| [A-Z][a-z]{0,2}| NH| ZH| NB)$")
# One place, more names; registers write the last, people the first, and readers of English others.
SYNONYMS = (
    {"den haag", "'s-gravenhage", "the hague"},
    {"den bosch", "'s-hertogenbosch"},
    {"vlissingen", "flushing"},
    {"hoek van holland", "hook of holland"},
)
# Nine kilometres: postcodes of one town lie closer together than two towns of one name.
SAME_TOWN_LATITUDE, SAME_TOWN_LONGITUDE = 0.08, 0.13


@dataclass(frozen=True)
class Point:
    """Degrees, WGS 84, and how to name it."""

    latitude: float
    longitude: float
    label: str


def locate(text: str) -> Point | None:
    """Find a postcode ("2516", "2516 AB") or a place name; None if it is not known.

    Of several places with the name it is the one with most postcodes.
    """
    return next(iter(locations(text)), None)


def resolve(*, postcode: str = "", place: str = "", municipality: str = "") -> Point | None:
    """Find an organisation: by its postcode, else its place, else the middle of its town."""
    in_municipality = f"{place} ({municipality})" if place and municipality else ""
    found = (locate(text) for text in (postcode, in_municipality, place) if text)
    point = next((point for point in found if point is not None), None)
    return point or _middle_of_municipality(municipality)


def locations(text: str) -> list[Point]:
    """Return every place this may mean, the one with most postcodes first."""
    text = " ".join(text.replace("’", "'").split())
    if not text:
        return []
    digits = POSTCODE.match(text)
    if digits:
        areas = Place.objects.filter(postcode=digits.group(1))
        return [Point(area.latitude, area.longitude, text) for area in areas]
    towns = _towns(text)
    if not towns and (precise := NAME_AND_MUNICIPALITY.match(text)):
        wanted = precise["municipality"].casefold()
        towns = [
            town
            for town in _towns(precise["name"])
            if any(area.municipality.casefold() == wanted for area in town)
        ]
    return [_middle(town, text, several=len(towns) > 1) for town in towns]


def _towns(name: str) -> list[list[Place]]:
    """Return the postcode areas with this name, one list per town; the largest first."""
    names = _names(name)
    wanted = Q()
    for one in names:
        wanted |= Q(name__iexact=one) | Q(name__istartswith=f"{one} ")
        wanted |= Q(other_names__icontains=one)
    areas = [
        area
        for area in Place.objects.filter(wanted).order_by("postcode")
        if names & _names_of(area)
    ]
    # Where areas have it as their first name, others with it are a neighbour's edge.
    own = [area for area in areas if _bare(area.name) in names]
    return sorted(_apart(own or areas), key=len, reverse=True)


def _names_of(area: Place) -> set[str]:
    return {
        _bare(area.name),
        *(name.casefold() for name in (area.name, *area.other_names.split("; "))),
    }


def _bare(name: str) -> str:
    return APART.sub("", name).casefold()


def _names(name: str) -> set[str]:
    folded = name.casefold()
    return {folded}.union(*(names for names in SYNONYMS if folded in names))


def _apart(areas: Iterable[Place]) -> list[list[Place]]:
    """Put areas that lie close together in one town; municipalities share names too."""
    towns: list[list[Place]] = []
    for area in areas:
        near = next((town for town in towns if _is_close(area, town)), None)
        if near is None:
            towns.append([area])
        else:
            near.append(area)
    return towns


def _is_close(area: Place, town: list[Place]) -> bool:
    return any(
        abs(area.latitude - other.latitude) < SAME_TOWN_LATITUDE
        and abs(area.longitude - other.longitude) < SAME_TOWN_LONGITUDE
        for other in town
    )


def _middle_of_municipality(name: str) -> Point | None:
    areas = list(Place.objects.filter(municipality__iexact=name)) if name else []
    return _middle(areas, name, several=False) if areas else None


def _middle(town: list[Place], text: str, *, several: bool) -> Point:
    latitude = sum(area.latitude for area in town) / len(town)
    longitude = sum(area.longitude for area in town) / len(town)
    return Point(latitude, longitude, _label(town[0], text) if several else text)


def _label(area: Place, text: str) -> str:
    """Tell towns of one name apart: “Bergen (NH)”, “Beek (Montferland)”."""
    if area.name.casefold() != _bare(area.name) or not area.municipality:
        return area.name
    return f"{text} ({area.municipality})"
