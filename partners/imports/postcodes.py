"""Postcode areas, from the postal codes of GeoNames: tabs, twelve columns, no header."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.imports.reasons import Refused, UnreadableFile
from partners.imports.source import Cells, Facts, Key, Source
from partners.imports.tables import Column, Table
from partners.imports.text_files import decode, numbered_lines, read_row
from partners.imports.workbooks import is_workbook
from partners.organisations.models import Place
from partners.organisations.place_spelling import usual_capitals
from partners.organisations.usual_names import province_of

# Their order is the format; the last columns but two hold the degrees.
NAMES = (
    "country",
    "postcode",
    "name",
    "province",
    "province_code",
    "municipality",
    "municipality_code",
    "third",
    "third_code",
    "latitude",
    "longitude",
    "accuracy",
)
COUNTRY = "NL"


class Postcodes(Source):
    code = "postcodes"
    label = _("Postcodes (GeoNames)")
    about = _("GeoNames’ file of the Netherlands: NL.txt, with tabs between its twelve columns.")
    model = Place
    names_everything = True
    mendable = ("name", "municipality")
    tells_columns = False
    columns = tuple(Column(name, (name,)) for name in NAMES)

    def read_table(self, content: bytes, most_rows: int) -> Table:
        if is_workbook(content):
            raise UnreadableFile("not_this_format")
        lines = list(numbered_lines(decode(content)))
        if not lines:
            raise UnreadableFile("no_rows")
        if len(lines) > most_rows:
            raise UnreadableFile("too_many_rows", limit=most_rows)
        if not any(line.count("\t") >= len(NAMES) - 1 for _number, line in lines):
            raise UnreadableFile("no_geonames")
        rows = [read_row(number, _without_reason(line), "\t", len(NAMES)) for number, line in lines]
        return Table([], rows, "\t", {name: place for place, name in enumerate(NAMES)})

    def read(self, cells: Cells) -> tuple[Key, Facts]:
        if cells["country"] != COUNTRY:
            raise Refused("country", value=cells["country"])
        if not re.fullmatch(r"[1-9][0-9]{3}", cells["postcode"]):
            raise Refused("postcode_area", value=cells["postcode"])
        self.needed(cells, "name")
        cells = {**cells, "municipality": dutch_municipality(cells["municipality"])}
        cells["province"] = province_of(cells["province"])
        facts = self.fitting(cells, "name", "municipality", "province")
        facts["name"] = usual_capitals(facts["name"])
        facts["other_names"] = ""
        facts["latitude"] = _degrees(cells, "latitude", 90)
        facts["longitude"] = _degrees(cells, "longitude", 180)
        return (cells["postcode"],), facts

    def merge(self, first: Facts, later: Facts) -> bool:
        """A postcode may cover more places: the first is its name, the others are kept too."""
        others = first["other_names"].split("; ") if first["other_names"] else []
        if later["name"] not in [first["name"], *others]:
            first["other_names"] = "; ".join([*others, later["name"]])
        return True

    def changes(self, stored: Any, facts: Facts) -> Facts:
        changed = super().changes(stored, facts)
        if facts["other_names"] != stored.other_names:
            changed["other_names"] = facts["other_names"]
        return changed

    def load(self, keys: Collection[Key]) -> dict[Key, Any]:
        found = Place.objects.filter(postcode__in=[postcode for (postcode,) in keys])
        return {(place.postcode,): place for place in found}

    def create(self, wanted: Iterable[tuple[Key, Facts]]) -> None:
        Place.objects.bulk_create(Place(postcode=key[0], **facts) for key, facts in wanted)

    def all_stored(self) -> dict[Key, str]:
        return {(code,): name for code, name in Place.objects.values_list("postcode", "name")}

    def header(self, name: str) -> str:
        return self.label_of(name)


def _without_reason(line: str) -> str:
    """Leave out what our error file put behind the twelve columns."""
    return "\t".join(line.split("\t")[: len(NAMES)])


def _degrees(cells: Cells, name: str, most: int) -> float:
    try:
        value = float(cells[name])
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise Refused("coordinates", value=f"{cells['latitude']}, {cells['longitude']}")
    return value


def dutch_municipality(name: str) -> str:
    """Return “Gemeente Assen” and “Assen Municipality” as Assen."""
    return re.sub(r"^Gemeente | Municipality\w*$", "", name)
