"""Schools, from DUO's monthly file of all locations in secondary education.

DUO has named the columns of the codes in two ways. Region, levels and profiles of a school
are people's choices: this file never touches them.
"""

import re
from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.imports.numbers import checked_postcode, checked_school_code
from partners.imports.reasons import Refused
from partners.imports.source import Cells, Facts, Key, Source
from partners.imports.tables import Column
from partners.organisations.models import School

SMALL_WORDS = {"aan", "bij", "de", "den", "der", "en", "het", "in", "op", "ter", "ten", "van"}


class Schools(Source):
    code = "schools"
    label = _("Schools (DUO)")
    about = _("DUO’s file “alle vestigingen vo”: CSV, with the old or the new column names.")
    model = School
    names_everything = True
    columns = (
        Column("code", ("VESTIGINGSCODE", "VESTIGINGSNUMMER")),
        Column("brin", ("INSTELLINGSCODE", "BRIN NUMMER"), required=False),
        Column("name", ("VESTIGINGSNAAM",)),
        Column("postcode", ("POSTCODE",)),
        Column("place", ("PLAATSNAAM",)),
        Column("municipality", ("GEMEENTENAAM",)),
    )

    def read(self, cells: Cells) -> tuple[Key, Facts]:
        self.needed(cells, "code", "name")
        code, brin = checked_school_code(cells["code"]), cells.get("brin", "")
        if brin and not code.startswith(brin.upper()):
            raise Refused("brin_differs", value=code, brin=brin)
        facts = self.fitting(cells, "name", "place", "municipality")
        facts["postcode"] = checked_postcode(cells["postcode"])
        for name in ("place", "municipality"):
            facts[name] = in_lower_case(facts[name])
        return (code,), facts

    def load(self, keys: Collection[Key]) -> dict[Key, Any]:
        found = School.objects.filter(code__in=[code for (code,) in keys])
        return {(school.code,): school for school in found}

    def create(self, wanted: Iterable[tuple[Key, Facts]]) -> None:
        School.objects.bulk_create(School(code=key[0], **facts) for key, facts in wanted)

    def all_stored(self) -> dict[Key, str]:
        return {(code,): name for code, name in School.objects.values_list("code", "name")}


def in_lower_case(name: str) -> str:
    """Return a Dutch place name that is all in capitals as people write it."""
    if not name.isupper():
        return name
    words = [_word(word, first=place == 0) for place, word in enumerate(name.lower().split(" "))]
    return " ".join(words)


def _word(word: str, *, first: bool) -> str:
    if word in SMALL_WORDS and not first:
        return word
    return re.sub(r"(^|-)(ij|[^\W\d_])", lambda match: match[0].upper(), word)
