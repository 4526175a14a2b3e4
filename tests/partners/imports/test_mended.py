"""What people mended after an import is not undone by the next, unless somebody says so."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from partners.imports import engine
from partners.imports.companies import Companies
from partners.imports.models import ImportRun
from partners.imports.postcodes import Postcodes
from partners.imports.schools import Schools
from partners.organisations.models import Company, Place, School
from tests.conftest import World
from tests.partners.imports.conftest import import_file
from tests.partners.imports.files import COMPANY_COLUMNS, area, duo, geonames, school, table

pytestmark = pytest.mark.database("imports")


def name_of(code: str = "00AH00") -> str:
    return School.objects.get(code=code).name


def test_name_nobody_mended_follows_the_register(db: None) -> None:
    import_file(Schools, duo(school("00AH00", "Het Zuider")))

    done = import_file(Schools, duo(school("00AH00", "Het Noorder")))

    assert (done.counts, name_of()) == ({"changed": 1}, "Het Noorder")


def test_mended_name_stays_while_other_facts_change(db: None) -> None:
    import_file(Schools, duo(school("00AH00", "HET ZUIDER")))
    School.objects.update(name="Het Zuider")

    done = import_file(Schools, duo(school("00AH00", "HET ZUIDER", postcode="7545 BN")))

    stored = School.objects.get()
    assert (stored.name, stored.postcode) == ("Het Zuider", "7545 BN")
    assert done.counts == {"changed": 1}


def test_news_of_the_register_about_a_mended_name_is_asked_once(db: None) -> None:
    import_file(Schools, duo(school("00AH00", "HET ZUIDER")))
    School.objects.update(name="Het Zuider")

    news = duo(school("00AH00", "HET NOORDER"))
    asked = [[one.asked for one in judged(news)] for _time in (1, 2)]
    import_file(Schools, news)
    later = [one.asked for one in judged(news)]

    assert asked == [[{"name": "HET NOORDER"}]] * 2
    assert (later, name_of()) == ([{}], "Het Zuider")


def judged(content: bytes) -> list[Any]:
    reading = engine.read(Schools(), content)
    return engine.judge(reading.source, reading.items)


@pytest.mark.parametrize(
    ("source", "content", "model"),
    [
        (Schools, duo(school("00AH00")), School),
        (Postcodes, geonames(area("9401")), Place),
    ],
)
def test_no_source_overwrites_a_mended_name(
    db: None, source: Any, content: bytes, model: Any
) -> None:
    import_file(source, content)
    for name in source.mendable:
        model.objects.update(**{name: "Verbeterd"})

    done = import_file(source, content)

    stored = model.objects.get()
    assert {getattr(stored, name) for name in source.mendable} == {"Verbeterd"}
    assert done.counts == {"unchanged": 1}


def test_mended_name_of_a_company_stays(world: World) -> None:
    row = ["01234599", "LAS BV", world.region.slug, "", "DELFT", "", ""]
    import_file(Companies, table(COMPANY_COLUMNS, row))
    Company.objects.filter(kvk="01234599").update(name="Las B.V.")

    import_file(Companies, table(COMPANY_COLUMNS, row))

    stored = Company.objects.get(kvk="01234599")
    assert (stored.name, stored.place) == ("Las B.V.", "Delft")


def test_on_the_screen_each_row_is_asked_and_only_the_ticked_one_changes(
    world: World, as_user: Any
) -> None:
    import_file(Schools, duo(school("00AH00", "A"), school("00AH05", "B")))
    School.objects.filter(code="00AH00").update(name="Eigen A")
    School.objects.filter(code="00AH05").update(name="Eigen B")
    client: Client = as_user(world.office)
    run = uploaded(client, duo(school("00AH00", "Nieuw A"), school("00AH05", "Nieuw B")))

    looked = client.get(f"/admin/importeren/{run.pk}/").text
    odd = ["3", "x", "9" * 5000, "-1"]
    client.post(f"/admin/importeren/{run.pk}/start/", {"overwrite": odd})
    call_command("run_imports")

    assert "naam: Eigen A → Nieuw A" in looked
    assert looked.count('name="overwrite"') == 2
    assert (name_of("00AH00"), name_of("00AH05")) == ("Eigen A", "Nieuw B")


def uploaded(client: Client, content: bytes) -> ImportRun:
    file = SimpleUploadedFile("s.csv", content)
    client.post("/admin/importeren/", {"source": "schools", "file": file})
    return ImportRun.objects.latest("pk")


@pytest.mark.parametrize(
    ("overwrite", "name"), [("", "Eigen"), ("2", "Nieuw"), ("all", "Nieuw"), ("7", "Eigen")]
)
def test_command_names_what_it_spares_and_overwrites_what_is_said(
    db: None, tmp_path: Path, capsys: Any, overwrite: str, name: str
) -> None:
    import_file(Schools, duo(school("00AH00", "Oud")))
    School.objects.update(name="Eigen")
    file = tmp_path / "s.csv"
    file.write_bytes(duo(school("00AH00", "Nieuw")))

    call_command("import_schools", file, overwrite=overwrite)

    assert ("naam: Eigen → Nieuw" in capsys.readouterr().out) is (name == "Eigen")
    assert name_of() == name
