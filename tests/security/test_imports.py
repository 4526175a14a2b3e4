"""Ways through the imports: into them, and with what is in a file."""

import io
import zipfile
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from partners.imports import engine, runs
from partners.imports.companies import Companies
from partners.imports.error_file import Shape, make_file, rows_of_items
from partners.imports.members import Members
from partners.imports.models import ImportRun
from partners.imports.reasons import UnreadableFile
from partners.people.models import Membership
from tests.conftest import World
from tests.partners.imports.conftest import import_file
from tests.partners.imports.files import COMPANY_COLUMNS, MEMBER_COLUMNS, table, workbook
from tests.security import import_guards  # noqa: F401 - registers the guards named here
from tests.security.attack import CANARY, unchanged
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("imports")


def foreign_run(world: World) -> ImportRun:
    """An import of the office that is over, with a canary in its refused row."""
    cells = ["geen adres", CANARY, "company_owner", world.far_company.kvk]
    content = table(MEMBER_COLUMNS, cells)
    run = runs.upload("members", filename=f"{CANARY}.csv", content=content, by=world.office)
    runs.start(run)
    call_command("run_imports")
    return run


def answers_of(client: Client, run: ImportRun) -> list[Any]:
    urls = [reverse("imports_admin:list"), reverse("imports_admin:without_region")]
    urls += [
        reverse(f"imports_admin:{name}", args=[run.pk])
        for name in ("run", "start", "cancel", "progress", "errors")
    ]
    return [call(url) for url in urls for call in (client.get, client.post)]


@without("imports are for the office", "the list of admin views", person="leader")
@pytest.mark.parametrize("person", ["leader", "editor"])
def test_imports_do_not_exist_for_others(world: World, as_user: Any, person: str) -> None:
    run = foreign_run(world)
    client = as_user(getattr(world, person))

    with unchanged():
        answers = answers_of(client, run)

    assert {answer.status_code for answer in answers} == {404}
    assert [answer for answer in answers if CANARY.encode() in answer.content] == []


@nothing_to_switch_off("shows that the attack beside it could succeed")
def test_office_sees_its_imports(world: World, as_user: Any) -> None:
    run = foreign_run(world)

    found = [answer for answer in answers_of(as_user(world.office), run) if CANARY in answer.text]

    assert len(found) >= 3


@without("a file changes no company that has a page", "names that people mended stay")
def test_file_does_not_rename_a_company_that_schools_see(world: World) -> None:
    mine = world.company
    row = [mine.kvk, CANARY, world.region.slug, "", "", "", ""]

    import_file(Companies, table(COMPANY_COLUMNS, row))

    mine.refresh_from_db()
    assert mine.name != CANARY


@without("a file touches nobody of the office")
def test_file_gives_the_office_no_membership(world: World) -> None:
    row = [world.office.email.upper(), "Baas", "company_owner", world.company.kvk]

    import_file(Members, table(MEMBER_COLUMNS, row))

    assert Membership.objects.filter(user=world.office).count() == 0


@without("an error file calculates nothing")
def test_error_file_calculates_nothing() -> None:
    row = ["=cmd|'/c calc'!A1", "+1", "@SUM(A1)", "-1", "", "", ""]
    reading = engine.read(Companies(), table(COMPANY_COLUMNS, row))

    mine = make_file(Shape(reading.table.header, ";"), rows_of_items(reading.items)).decode()

    assert [cell for cell in mine.splitlines()[1].split(";") if cell[:1] in {*"=+-@"}] == []


@without("a workbook unfolds so far")
def test_workbook_that_unfolds_too_far_is_refused() -> None:
    packed = io.BytesIO(workbook(MEMBER_COLUMNS))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b"0" * 30 * 1024 * 1024)

    with pytest.raises(UnreadableFile):
        engine.read(Members(), packed.getvalue())
