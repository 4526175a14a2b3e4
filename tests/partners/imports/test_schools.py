"""Schools from DUO's file: both vintages, both encodings, and what is wrong in rows."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.imports.schools import Schools
from partners.organisations.models import Level, Profile, School
from partners.organisations.place_spelling import usual_capitals
from tests.factories.partners import PlaceFactory, RegionFactory, SchoolFactory
from tests.partners.imports.conftest import Imported, import_file
from tests.partners.imports.files import NEW, OLD, duo, school
from tests.shared_files import CASES, needs_cases

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

    done = imported(Schools, duo(school("00AH00", "Oud", postcode="", place="Almelo")))

    known.refresh_from_db()
    assert done.counts == {"changed": 1}
    assert (known.place, known.region, known.postcode) == ("Almelo", region, "7522 GK")
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
        ("BERGEN (NH.)", "Bergen (NH)"),
        ("LAREN NH", "Laren NH"),
        ("RIJSWIJK ZH", "Rijswijk ZH"),
        ("RIJSWIJK (ZH.)", "Rijswijk (ZH)"),
        ("HENGELO (GLD)", "Hengelo (Gld)"),
        ("BERGEN L", "Bergen L"),
        ("NUENEN C.A.", "Nuenen c.a."),
        ("STAD AAN 'T HARINGVLIET", "Stad aan 't Haringvliet"),
        ("ST.-ANNAPAROCHIE", "St.-Annaparochie"),
        ("OUDE IJSSELSTREEK", "Oude IJsselstreek"),
        ("DE RONDE VENEN", "De Ronde Venen"),
        ("BERG EN DAL", "Berg en Dal"),
        ("REUSEL-DE MIERDEN", "Reusel-De Mierden"),
        ("TER AAR", "Ter Aar"),
        ("SPAARNDAM GEM. HAARLEM", "Spaarndam gem. Haarlem"),
        ("Oudewater", "Oudewater"),
        ("Driehuis NH", "Driehuis NH"),
        ("", ""),
    ],
)
def test_capitals_become_a_name(written: str, meant: str) -> None:
    assert usual_capitals(written) == meant


# Regions ---------------------------------------------------------------------------------


def test_school_without_region_gets_the_one_of_its_postcode_or_municipality(
    imported: Import,
) -> None:
    region, other = RegionFactory(), RegionFactory()
    PlaceFactory(postcode="7522", name="Enschede", region=region)
    SchoolFactory(municipality="'s-Gravenhage", region=other)
    SchoolFactory(code="00AH01", region=None)
    rows = [
        school("00AH00", postcode="7522 GK"),
        school("00AH01", postcode="7522 GK"),
        school("00AH02", postcode="2516 AB", place="Den Haag", municipality="DEN HAAG"),
        school("00AH03", postcode="9999 ZZ", place="Stitswerd", municipality="ONBEKEND"),
    ]

    imported(Schools, duo(*rows))

    assert dict(School.objects.filter(code__startswith="00AH").values_list("code", "region")) == {
        "00AH00": region.pk,
        "00AH01": region.pk,
        "00AH02": other.pk,
        "00AH03": None,
    }


def test_municipality_in_two_regions_and_a_closed_region_give_none(imported: Import) -> None:
    for region in (RegionFactory(), RegionFactory()):
        SchoolFactory(municipality="Enschede", region=region)
    PlaceFactory(postcode="2516", region=RegionFactory(active=False))

    imported(Schools, duo(school("00AH00"), school("00AH01", postcode="2516 AB")))

    assert set(School.objects.filter(code__startswith="00AH").values_list("region")) == {(None,)}


def test_school_with_a_region_keeps_it(imported: Import) -> None:
    own = RegionFactory()
    PlaceFactory(postcode="7522", region=RegionFactory())
    SchoolFactory(code="00AH00", region=own)

    imported(Schools, duo(school("00AH00", postcode="7522 GK")))

    assert School.objects.get(code="00AH00").region == own


@needs_cases
def test_capitals_of_the_case_file(imported: Import) -> None:
    imported(Schools, (CASES / "duo_capitals.csv").read_bytes())

    stored = School.objects.order_by("code").values_list("place", "municipality")
    assert list(stored) == [
        ("Rijswijk ZH", "Rijswijk (ZH)"),
        ("Laren NH", "Laren (NH)"),
        ("Nuenen", "Nuenen c.a."),
        ("Egmond aan den Hoef", "Bergen (NH)"),
        ("Driehuis NH", "Velsen"),
        ("St.-Annaparochie", "Waadhoeke"),
    ]
