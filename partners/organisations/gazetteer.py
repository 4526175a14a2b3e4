"""All postcode areas by the keys of their names: made once, and anew when an area changed."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Count, F, Max, Sum, Value
from django.db.models.functions import Cast, Length

from partners.organisations.models import Place
from partners.organisations.place_keys import place_key, words_of
from partners.organisations.usual_names import province_of, usual_names

# GeoNames tells towns of one name apart: “Bergen (NH)”, “Bergen L”.
APART = re.compile(r"^(?P<name>.+?)(?: \((?P<long>[^)]+)\)| (?P<short>[A-Z][a-z]{0,2}|NH|ZH|NB))$")


class Area(NamedTuple):
    """A row of Place."""

    postcode: str
    name: str
    other_names: str
    municipality: str
    province: str
    latitude: float
    longitude: float


Areas = dict[str, list[Area]]


@dataclass(frozen=True)
class Gazetteer:
    """Areas by key: of their own name, of a neighbour that shares the postcode, and so on."""

    own: Areas = field(default_factory=lambda: defaultdict(list))
    shared: Areas = field(default_factory=lambda: defaultdict(list))
    municipalities: Areas = field(default_factory=lambda: defaultdict(list))
    provinces: Areas = field(default_factory=lambda: defaultdict(list))
    postcodes: dict[str, Area] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, areas: Iterable[Area]) -> "Gazetteer":
        made = cls()
        for area in areas:
            made._add(area)
        return made

    def _add(self, area: Area) -> None:
        self.postcodes[area.postcode] = area
        bare = bare_name(area)
        for key in {place_key(area.name), place_key(bare)}:
            self.own[key].append(area)
        for name in filter(None, area.other_names.split("; ")):
            self.shared[place_key(name)].append(area)
            self.spelled.setdefault(place_key(name), name)
        self.spelled.setdefault(place_key(area.name), area.name)
        self.spelled[place_key(bare)] = bare
        if area.municipality:
            self.municipalities[place_key(area.municipality)].append(area)
        if area.province:
            self.provinces[place_key(area.province)].append(area)

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Map every name that is found to how many areas have it."""
        names = usual_names()
        sizes: dict[str, int] = defaultdict(int)
        for areas in (self.own, self.shared, self.municipalities, self.provinces):
            for key, found in areas.items():
                sizes[key] = max(sizes[key], len(found))
        for key, codes in names.districts.items():
            sizes[key] = max(sizes[key], sum(code in self.postcodes for code in codes))
        for key, towns in names.areas.items():
            sizes[key] = max(sizes[key], sum(town in self.own for town in towns))
        for key, alike in names.same.items():
            sizes[key] = max(sizes[one] for one in alike)
        return {key: size for key, size in sizes.items() if size}

    @cached_property
    def names(self) -> dict[str, str]:
        """Map every name that is found to how people write it."""
        spelled = {**self.spelled, **usual_names().spelled}
        return {key: spelled[key] for key in self.sizes if key in spelled}

    @cached_property
    def words(self) -> dict[str, list[str]]:
        """Map the words of names of more than one to those names."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, name in self.names.items():
            words = words_of(name)
            for word in words if words[1:] else ():
                found[place_key(word)].append(key)
        return found

    def towns(self, keys: Iterable[str]) -> list[Area]:
        """Return the areas with one of these names.

        Where areas have it as their first name, others with it are a neighbour's edge.
        """
        keys = list(keys)
        found = _united(self.own, keys) or _united(self.shared, keys)
        return sorted(found, key=lambda area: area.postcode)


_known: tuple[object, Gazetteer] = (None, Gazetteer())


def gazetteer(*, anew: bool = False) -> Gazetteer:
    """Return what is stored now: one query tells whether that is what this process knows.

    It does not see two names of one length that changed places. So who finds nothing asks again
    with `anew`.
    """
    global _known
    stored = _fingerprint()
    if anew or _known[0] != stored:
        rows = Place.objects.order_by("postcode").values_list(*Area._fields)
        _known = stored, Gazetteer.of(map(Area._make, rows))
    return _known[1]


def _fingerprint() -> object:
    """Return numbers that change with the rows; whole ones, for those add up in any order."""
    names = (Length(name) for name in ("name", "other_names", "municipality", "province"))
    letters: Any = sum(names, Value(0)) * F("id")
    metres: Any = Cast(F("latitude") * 100_000 + F("longitude") * 70_000, BigIntegerField())
    return Place.objects.aggregate(
        rows=Count("id"),
        last=Max("id"),
        letters=Sum(letters, output_field=BigIntegerField()),
        metres=Sum(metres, output_field=BigIntegerField()),
    )


def bare_name(area: Area) -> str:
    """Return the name without what tells it apart: (NH), or the municipality behind it."""
    if (apart := APART.match(area.name)) and province_of(apart["long"] or apart["short"]):
        return apart["name"]
    town = area.municipality
    if town and area.name.endswith(f" {town}"):
        before = area.name.removesuffix(f" {town}")
        return re.sub(r" gem\.?$", "", before)
    return area.name


def province_in_name(area: Area) -> str:
    """Return the province that a name tells, for areas of which it is not stored."""
    apart = APART.match(area.name)
    return province_of(apart["long"] or apart["short"]) if apart else ""


def _united(areas: Areas, keys: Iterable[str]) -> set[Area]:
    return {area for key in keys for area in areas.get(key, ())}
