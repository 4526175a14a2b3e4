"""From what somebody types to coordinates: the one door for postcodes and names of places."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partners.organisations.gazetteer import (
    Area,
    Gazetteer,
    bare_name,
    gazetteer,
    province_in_name,
)
from partners.organisations.models import Place
from partners.organisations.place_keys import LONGEST, place_key, words_of
from partners.organisations.place_suggestions import nearest_names, nearest_postcodes
from partners.organisations.usual_names import province_of, usual_names

# “2516”, “2516AB”, “NL-2516 AB”, also within an address; four digits of a longer number are none.
POSTCODE = re.compile(
    r"(?<![0-9a-z])(?:nl[\s\W]{0,3})?(?P<digits>[1-9][0-9]{3})"
    r"(?:[\s\W_]{0,3}(?P<letters>[a-z]{2}))?(?![0-9a-z])",
    re.IGNORECASE,
)
# “Bergen (Limburg)” and “Beek, Montferland” say which one of that name.
NAME_AND_WHICH = re.compile(r"(?P<name>[^(,]+)[(,](?P<which>[^(),]+)\)?\s*$")
# Said before a name, and no part of it.
INTRODUCTIONS = {"regio", "omgeving", "gemeente", "gem", "provincie", "stad", "nabij", "rond"}
# Nine kilometres: postcodes of one town lie closer together than two towns of one name.
SAME_TOWN_LATITUDE, SAME_TOWN_LONGITUDE = 0.08, 0.13
# A province comes before a village of its name (Zeeland), and after a city (Groningen).
POSTCODES_OF_A_CITY = 10


@dataclass(frozen=True)
class Point:
    """Degrees, WGS 84, and how to name it."""

    latitude: float
    longitude: float
    label: str


def locate(text: str) -> Point | None:
    """Find a postcode ("2516", "2516 AB") or a name of a place; None if it is not known.

    Of several places with the name it is the one with most postcodes.
    """
    return next(iter(locations(text)), None)


def resolve(*, postcode: str = "", place: str = "", municipality: str = "") -> Point | None:
    """Find an organisation: by its postcode, else its place, else the middle of its town."""
    in_municipality = f"{place} ({municipality})" if place and municipality else ""
    return (
        locate(postcode)
        or locate(in_municipality)
        or _town(place)
        or locate(place)
        or locate(municipality)
    )


def _town(name: str) -> Point | None:
    """Find a town, also where a province has its name: nobody stands in a province."""
    known, key = gazetteer(), place_key(name)
    towns = _apart(known.towns(usual_names().all_names(key)))
    return _middle(towns[0], _spelled(key, known)) if towns else None


def locations(text: str) -> list[Point]:
    """Return every place this may mean, the likeliest first."""
    text = " ".join(text[:LONGEST].split())
    if not text:
        return []
    typed = POSTCODE.search(text)
    if typed is None:
        return _named(text)
    area = Place.objects.filter(postcode=typed["digits"]).first()
    rest = (text[: typed.start()] + " " + text[typed.end() :]).strip(" ,;()-")
    if area is not None and (typed["letters"] or not rest):
        label = f"{typed['digits']} {typed['letters'] or ''}".strip().upper()
        return [Point(area.latitude, area.longitude, label)]
    return _named(rest) if rest else []


def suggestions(text: str) -> list[str]:
    """Return up to three places that may be meant, as texts that `locate` finds."""
    text = text[:LONGEST]
    known = gazetteer()
    typed = POSTCODE.search(text)
    if typed is not None and typed["digits"] not in known.postcodes:
        return nearest_postcodes(typed["digits"], known)
    return nearest_names(_words_and_name(text), known)


def _words_and_name(text: str) -> str:
    precise = NAME_AND_WHICH.match(text)
    return " ".join(_without_introduction((precise["name"] if precise else text).split()))


def _named(text: str) -> list[Point]:
    readings = _readings(text, gazetteer()) or _readings(text, gazetteer(anew=True))
    return [_middle(areas, label) for areas, label in readings]


Reading = tuple[list[Area], str]


def _readings(text: str, known: Gazetteer) -> list[Reading]:
    """Return the areas of each place with this name, and what it is called."""
    key = place_key(text)
    if found := _with_name(key, known):
        return found
    for name, which in _parted(text):
        if found := _towns_in(name, which, known):
            return found
    words = text.split()
    without = _without_introduction(words)
    return _readings(" ".join(without), known) if len(without) < len(words) else []


def _without_introduction(words: Sequence[str]) -> Sequence[str]:
    first = words_of(words[0]) if words else []
    return words[1:] if words[1:] and first and first[0] in INTRODUCTIONS else words


def _with_name(key: str, known: Gazetteer) -> list[Reading]:
    names = usual_names()
    keys = names.all_names(key)
    label = _spelled(key, known)
    towns = _apart(known.towns(keys))
    found = [(town, _label(town[0], label) if towns[1:] else label) for town in towns]
    if province := known.provinces.get(place_key(names.provinces.get(key, ""))):
        is_city = bool(towns) and len(towns[0]) >= POSTCODES_OF_A_CITY
        found.insert(1 if is_city else 0, (province, label))
    return found or _larger_or_smaller(keys, label, known)


def _larger_or_smaller(keys: Iterable[str], label: str, known: Gazetteer) -> list[Reading]:
    """Return a part of a city, a municipality, or a part of the country."""
    names = usual_names()
    for key in keys:
        codes = names.districts.get(key, ())
        towns = names.areas.get(key, ())
        areas = [known.postcodes[code] for code in codes if code in known.postcodes]
        areas = areas or known.municipalities.get(key, [])
        areas = areas or [area for town in towns for area in _largest(town, known)]
        if areas:
            return [(areas, label)]
    return []


def _largest(key: str, known: Gazetteer) -> list[Area]:
    towns = _apart(known.towns(usual_names().all_names(key)))
    return towns[0] if towns else known.municipalities.get(key, [])


def _parted(text: str) -> Iterable[tuple[str, str]]:
    """Yield a name and which of that name: “Bergen (NH)”, “Beek, Montferland”, “Rijswijk ZH”."""
    if precise := NAME_AND_WHICH.match(text):
        yield precise["name"], precise["which"]
    words = text.split()
    for last in (1, 2):  # “Hengelo Gld”, “Rijswijk Zuid Holland”
        name, which = " ".join(words[:-last]), " ".join(words[-last:])
        if name and province_of(which):
            yield name, which


def _towns_in(name: str, which: str, known: Gazetteer) -> list[Reading]:
    key = place_key(name)
    towns = _apart(known.towns(usual_names().all_names(key)))
    province, municipalities = province_of(which), usual_names().all_names(place_key(which))
    found = [town for town in towns if any(_lies_in(area, province) for area in town)]
    if not province or not found:
        found = [
            town
            for town in towns
            if any(place_key(area.municipality) in municipalities for area in town)
        ]
    label = _spelled(key, known)
    return [(town, _label(town[0], label) if towns[1:] else label) for town in found]


def _lies_in(area: Area, province: str) -> bool:
    """True also where nobody knows: of areas that were imported without a province."""
    told = area.province or province_in_name(area)
    return not told or told == province


def _apart(areas: Iterable[Area]) -> list[list[Area]]:
    """Put areas that lie close together in one town, the largest first.

    Municipalities share names too.
    """
    towns: list[list[Area]] = []
    for area in areas:
        near = next((town for town in towns if _is_close(area, town)), None)
        if near is None:
            towns.append([area])
        else:
            near.append(area)
    return sorted(towns, key=len, reverse=True)


def _is_close(area: Area, town: list[Area]) -> bool:
    return any(
        abs(area.latitude - other.latitude) < SAME_TOWN_LATITUDE
        and abs(area.longitude - other.longitude) < SAME_TOWN_LONGITUDE
        for other in town
    )


def _middle(areas: list[Area], label: str) -> Point:
    latitude = sum(area.latitude for area in areas) / len(areas)
    longitude = sum(area.longitude for area in areas) / len(areas)
    return Point(latitude, longitude, label)


def _spelled(key: str, known: Gazetteer) -> str:
    """Return how people write the name with this key."""
    return usual_names().spelled.get(key) or known.spelled.get(key, key)


def _label(area: Area, name: str) -> str:
    """Tell towns of one name apart: “Bergen (NH)”, “Beek (Montferland)”."""
    if bare_name(area) != area.name or not area.municipality:
        return area.name
    return f"{name} ({area.municipality})"
