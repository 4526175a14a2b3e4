"""Schools, from DUO's monthly file of all locations in secondary education.

DUO has named the columns of the codes in two ways. Levels and profiles of a school are people's
choices: this file never touches them. A school without a region gets the one its postcode or its
municipality tells; one that has a region keeps it.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.imports.numbers import checked_postcode, checked_school_code
from partners.imports.reasons import Refused
from partners.imports.source import Cells, Facts, Key, Source
from partners.imports.tables import Column
from partners.organisations.known_regions import KnownRegions
from partners.organisations.models import Region, School
from partners.organisations.place_spelling import usual_capitals

AREAS_OF_DUO = (
    "COROPGEBIED",
    "NODAAL GEBIED",
    "ONDERWIJSGEBIED",
    "RMC-REGIO",
    "RPA-GEBIED",
    "WGR-GEBIED",
)


class Schools(Source):
    code = "schools"
    label = _("Schools (DUO)")
    about = _("DUO’s file “alle vestigingen vo”: CSV, with the old or the new column names.")
    model = School
    names_everything = True
    mendable = ("name", "place", "municipality")
    columns = (
        Column("code", ("VESTIGINGSCODE", "VESTIGINGSNUMMER")),
        Column("brin", ("INSTELLINGSCODE", "BRIN NUMMER"), required=False),
        Column("name", ("VESTIGINGSNAAM",)),
        Column("postcode", ("POSTCODE",)),
        Column("place", ("PLAATSNAAM",)),
        Column("municipality", ("GEMEENTENAAM",)),
    )

    unused_columns = (
        "PROVINCIE",
        "BEVOEGD GEZAG CODE",
        "BEVOEGD GEZAG NUMMER",
        "STRAATNAAM",
        "HUISNUMMER-TOEVOEGING",
        "GEMEENTENUMMER",
        "DENOMINATIE",
        "TELEFOONNUMMER",
        "INTERNETADRES",
        "ONDERWIJSSTRUCTUUR",
        *(f"{kind} {part}" for kind in AREAS_OF_DUO for part in ("CODE", "NAAM")),
    )

    def read(self, cells: Cells) -> tuple[Key, Facts]:
        self.needed(cells, "code", "name")
        code, brin = checked_school_code(cells["code"]), cells.get("brin", "")
        if brin and not code.startswith(brin.upper()):
            raise Refused("brin_differs", value=code, brin=brin)
        facts = self.fitting(cells, "name", "place", "municipality")
        facts["postcode"] = checked_postcode(cells["postcode"])
        for name in ("place", "municipality"):
            facts[name] = usual_capitals(facts[name])
        return (code,), facts

    def __init__(self) -> None:
        self._known = KnownRegions.nothing()
        self._regions: dict[int, Region] = {}

    def load(self, keys: Collection[Key]) -> dict[Key, Any]:
        self._known = KnownRegions.read()
        self._regions = Region.objects.filter(active=True).in_bulk()
        found = School.objects.filter(code__in=[code for (code,) in keys]).select_related("region")
        return {(school.code,): school for school in found}

    def check(self, key: Key, facts: Facts, stored: Any) -> None:
        """Find the region of a school that has none."""
        if stored is None or stored.region_id is None:
            known = self._known.region_of(
                postcode=facts["postcode"], municipality=facts["municipality"]
            )
            facts["region"] = self._regions.get(known) if known else None

    def create(self, wanted: Iterable[tuple[Key, Facts]]) -> None:
        School.objects.bulk_create(School(code=key[0], **facts) for key, facts in wanted)

    def all_stored(self) -> dict[Key, str]:
        return {(code,): name for code, name in School.objects.values_list("code", "name")}
