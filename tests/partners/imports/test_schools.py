"""Schools from DUO's file: both vintages, both encodings, and what is wrong in rows."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.imports.schools import Schools, in_lower_case
from partners.organisations.models import Level, Profile, School
from tests.factories.partners import RegionFactory, SchoolFactory
from tests.partners.imports.conftest import Imported, import_file
from tests.partners.imports.files import NEW, OLD, duo, school

pytestmark = pytest.mark.database("imports")

Import = Callable[[type, bytes], Imported]


@pytest.mark.parametrize("header", [OLD, NEW], ids=["old names", "new names"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize(("delimiter", "quoted"), [(";", False), (",", True)])
def test_file_of_duo_in_any_form_gives_the_same_schools(
    imported: Import, header: list[str], encoding: str, delimiter: str, quoted: bool
) -> None:
    rows = [school("00AH00", "Coll Mariëndael"), school("00AH07", "’t Zuid", postcode="7541wg")]
    content = duo(*rows, header=header, delimiter=delimiter, encoding=encoding, quoted=quoted)

    done = imported(Schools, content)

    assert done.counts == {"new": 2}
    stored = School.objects.order_by("code").values_list(
        "code", "name", "postcode", "place", "municipality"
    )
    assert list(stored) == [
        ("00AH00", "Coll Mariëndael", "7522 GK", "Enschede", "Enschede"),
        ("00AH07", "'t Zuid", "7541 WG", "Enschede", "Enschede"),
    ]


def test_second_import_writes_nothing(imported: Import) -> None:
    content = duo(school("00AH00"), school("00AH07"))
    imported(Schools, content)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        again = import_file(Schools, content)

    assert again.counts == {"unchanged": 2}
    assert [one["sql"] for one in asked if not one["sql"].startswith("SELECT")] == []


def test_changed_school_keeps_what_people_chose(imported: Import) -> None:
    region = RegionFactory()
    known = SchoolFactory(code="00AH00", name="Oud", region=region, postcode="7522 GK")
    known.levels.set(Level.objects.all()[:2])
    known.profiles.set(Profile.objects.all()[:1])

    done = imported(Schools, duo(school("00AH00", "Nieuw", postcode="")))

    known.refresh_from_db()
    assert done.counts == {"changed": 1}
    assert (known.name, known.region, known.postcode) == ("Nieuw", region, "7522 GK")
    assert (known.levels.count(), known.profiles.count()) == (2, 1)


def test_school_that_is_not_in_the_file_stays(imported: Import) -> None:
    known = SchoolFactory(code="01VG00")

    imported(Schools, duo(school("00AH00")))

    assert School.objects.filter(pk=known.pk).exists()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (school("XX"), "brin"),
        (school("00AH"), "brin"),
        (school("00AH07", brin="01AB"), "brin_differs"),
        (school("00AH07", ""), "empty"),
        (school("00AH07", "x" * 161), "too_long"),
        (school("00AH07", postcode="7522"), "postcode"),
        (school("00AH07", "Verlo�ren"), "lost_letters"),
        (school("00AH07", "Nul\0teken"), "control"),
        (school("00AH07", '"Open'), "quotes"),
        (school("00AH07")[:-1], "cells"),
        ([*school("00AH07"), "te veel"], "cells"),
        (school("00AH00", "Dubbel"), "duplicate"),
    ],
)
def test_malformed_row_is_refused_and_the_others_are_stored(
    imported: Import, row: list[str], reason: str
) -> None:
    content = duo(school("00AH00"), row, school("00AH08"))

    done = imported(Schools, content)

    assert done.reasons == [reason]
    assert set(School.objects.values_list("code", flat=True)) == {"00AH00", "00AH08"}
    assert len(done.error_file.splitlines()) == 2


def test_row_in_another_encoding_is_refused_and_readable_in_the_error_file(
    imported: Import,
) -> None:
    good, bad = duo(school("00AH00", "Mariëndael")), duo(school("00AH07", "Citroën"))
    strange = bad.splitlines(keepends=True)[1].decode().encode("cp1252")

    done = imported(Schools, good + strange)

    assert done.reasons == ["encoding"]
    assert "Citroën" in done.error_file.decode()
    again = imported(Schools, done.error_file)
    assert again.counts == {"new": 1}
    assert School.objects.get(code="00AH07").name == "Citroën"


def test_mended_error_file_is_taken(imported: Import) -> None:
    done = imported(
        Schools, duo(school("00AH00"), school("0OAH07"), school("00AH08", postcode="1"))
    )
    mended = done.error_file.replace(b"0OAH07", b"00AH07").replace(b";0OAH;", b";00AH;")
    mended = mended.replace(b";1;", b";7545 BN;")

    again = imported(Schools, mended)

    assert again.counts == {"new": 2}
    assert School.objects.count() == 3


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ENSCHEDE", "Enschede"),
        ("'S-GRAVENHAGE", "'s-Gravenhage"),
        ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
        ("DEN HELDER", "Den Helder"),
        ("SÚDWEST-FRYSLÂN", "Súdwest-Fryslân"),
        ("Oudewater", "Oudewater"),
        ("", ""),
    ],
)
def test_capitals_become_a_name(written: str, meant: str) -> None:
    assert in_lower_case(written) == meant
