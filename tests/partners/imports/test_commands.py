"""The import commands, and DUO's and GeoNames' real files where they are at hand."""

import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from partners.organisations.models import Company, Place, School
from partners.people.models import Membership
from tests.conftest import World
from tests.partners.imports.files import (
    COMPANY_COLUMNS,
    MEMBER_COLUMNS,
    area,
    duo,
    geonames,
    school,
    table,
)

pytestmark = pytest.mark.database("imports")

# The registers' own files are not ours to publish: they lie beside the checkout, or nowhere.
DATA = Path(settings.BASE_DIR).parent / "shared" / "data"
real_data = pytest.mark.skipif(not DATA.is_dir(), reason="the real files are not here")
MOST_SECONDS = 20


def call(name: str, path: Path, capsys: pytest.CaptureFixture[str], **options: object) -> str:
    call_command(name, path, **options)
    return capsys.readouterr().out


def test_each_command_stores_and_a_second_time_changes_nothing(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    company = ["01234567", "Las", world.region.slug, "", "", "", ""]
    member = ["n@example.nl", "Noor", "company_owner", "01234567"]
    files = {
        "import_postcodes": geonames(area("9401")),
        "import_schools": duo(school("00AH00")),
        "import_companies": table(COMPANY_COLUMNS, company),
        "import_members": table(MEMBER_COLUMNS, member),
    }
    for name, content in files.items():
        path = tmp_path / name
        path.write_bytes(content)

        first, second = call(name, path, capsys), call(name, path, capsys)

        assert first.splitlines()[0].split() == ["Nieuw", "1"]
        assert "Er is niets veranderd" in second
    assert Place.objects.count() == School.objects.count() == 1
    assert Membership.objects.filter(company=Company.objects.get(kvk="01234567")).count() == 1


def test_dry_run_stores_nothing(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scholen.csv"
    path.write_bytes(duo(school("00AH00")))

    told = call("import_schools", path, capsys, dry_run=True)

    assert "dit was een proef" in told
    assert School.objects.count() == 0


def test_refused_rows_are_told_or_written_to_a_file(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, errors = tmp_path / "scholen.csv", tmp_path / "fout.csv"
    path.write_bytes(duo(*[school(f"X{number}") for number in range(12)]))

    told = call("import_schools", path, capsys)
    call("import_schools", path, capsys, errors=errors)

    assert "2: “X0” is geen vestigingscode" in told
    assert "--errors" in told
    assert len(errors.read_text().splitlines()) == 13


def test_file_that_cannot_be_read_is_an_error_without_traceback(db: None, tmp_path: Path) -> None:
    path = tmp_path / "leeg.csv"
    path.write_bytes(b"")

    for missing in (path, tmp_path / "weg.csv", tmp_path):
        with pytest.raises(CommandError):
            call_command("import_schools", missing)


@real_data
def test_real_files_take_seconds_and_change_nothing_the_second_time(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = time.monotonic()
    areas = call("import_postcodes", DATA / "geonames_NL.txt", capsys)
    schools = call("import_schools", DATA / "duo_vestigingen_vo.csv", capsys)
    seconds = time.monotonic() - begun
    again = [
        call("import_postcodes", DATA / "geonames_NL.txt", capsys),
        call("import_schools", DATA / "duo_vestigingen_vo.csv", capsys),
        call("import_schools", DATA / "duo_vestigingen_vo_2024.csv", capsys),
    ]

    assert (Place.objects.count(), School.objects.count()) == (4086, 1236)
    assert seconds < MOST_SECONDS
    assert all("Er is niets veranderd" in told for told in again)
    assert not any("Er is niets veranderd" in told for told in (areas, schools))
