"""The import screens: the whole way through, and closed for everybody else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.users.models import UserProfile

from partners.imports import runs
from partners.imports.enums import ImportStatus
from partners.imports.models import ImportRun
from partners.organisations.models import School
from tests.conftest import World
from tests.factories.partners import MembershipFactory, SchoolFactory
from tests.partners.imports.files import duo, school

pytestmark = pytest.mark.database("imports")

Login = Callable[..., Client]
LIST = "/admin/importeren/"


def upload(client: Client, content: bytes, source: str = "schools", name: str = "s.csv") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(LIST, {"source": source, "file": file}, follow=True)


def address(name: str, run: ImportRun) -> str:
    return reverse(f"imports_admin:{name}", args=[run.pk])


def test_from_upload_to_mended_rows(world: World, as_user: Login) -> None:
    client = as_user(world.office)
    SchoolFactory(code="00AH05", postcode="1111 AA", region=world.region)
    SchoolFactory(code="99ZZ00", name="Ontbreekt School")
    rows = [school("00AH00"), school("00AH05"), school("XX", "<b>Fout</b>")]

    looked = upload(client, duo(*rows))
    run = ImportRun.objects.get()
    stored_before = School.objects.filter(code="00AH00").exists()
    started = client.post(address("start", run), follow=True)
    waiting = client.get(address("progress", run)).json()
    call_command("run_imports")
    done = client.get(address("run", run))
    errors = client.get(address("errors", run))

    assert "Er is nog niets opgeslagen" in looked.text
    assert "postcode: 1111 AA → 7522 GK" in looked.text
    assert "99ZZ00 Ontbreekt School" in looked.text
    assert "&lt;b&gt;Fout&lt;/b&gt;" in looked.text
    assert stored_before is False
    assert "wacht op de verwerker" in started.text
    assert "<progress" in started.text
    assert waiting["told"] == "0 van 3 rijen"
    assert (waiting["at_work"], waiting["status"]) == (True, "waiting")
    assert School.objects.get(code="00AH05").postcode == "7522 GK"
    assert address("errors", run) in done.text
    assert errors["Content-Disposition"] == 'attachment; filename="s-geweigerd.csv"'
    assert {"private", "no-store"} <= set(errors["Cache-Control"].split(", "))
    mended = errors.content.replace(b"XX", b"00AH09")
    assert "Nieuw" in upload(client, mended).text
    runs.start(ImportRun.objects.latest("pk"))
    call_command("run_imports")
    assert School.objects.filter(code="00AH09").exists()


def test_file_that_changes_nothing_says_so_before_and_after(world: World, as_user: Login) -> None:
    client = as_user(world.office)
    for _time in range(2):
        looked = upload(client, duo(school("00AH00")))
        run = ImportRun.objects.latest("pk")
        client.post(address("start", run))
        call_command("run_imports")

    assert "Dit bestand verandert niets" in looked.text
    assert "Er is niets veranderd" in client.get(address("run", run)).text


@pytest.mark.parametrize(
    ("content", "source", "sentence"),
    [
        (b"", "schools", "Er staat niets in dit bestand."),
        (b"a;b\n1;2\n", "schools", "ontbreken kolommen: VESTIGINGSCODE"),
        (b"PK\x03\x04kapot", "members", "Dit Excel-bestand is niet te lezen"),
        (duo(school("00AH00")), "", "Kies wat er in het bestand staat."),
        (duo(school("00AH00")), "anders", "anders"),
    ],
)
def test_wrong_upload_is_told_at_the_field_and_kept_nowhere(
    world: World, as_user: Login, content: bytes, source: str, sentence: str
) -> None:
    answer = upload(as_user(world.office), content, source)

    assert answer.status_code == 200
    assert sentence in answer.text
    assert 'role="alert"' in answer.text
    assert ImportRun.objects.count() == 0


def test_choice_is_kept_when_the_file_is_wrong(world: World, as_user: Login) -> None:
    answer = upload(as_user(world.office), b"a;b\n", "companies")

    assert 'value="companies"\n           required\n           checked' in answer.text


@override_settings(IMPORT_MAX_UPLOAD_SIZE=1024 * 1024)
def test_too_large_upload_is_refused_with_its_limit(world: World, as_user: Login) -> None:
    answer = upload(as_user(world.office), b"x" * (1024 * 1024 + 1))

    assert "groter dan 1 MB" in answer.text


def test_cancelled_upload_is_gone(world: World, as_user: Login) -> None:
    client = as_user(world.office)
    upload(client, duo(school("00AH00")))
    run = ImportRun.objects.get()

    client.post(address("cancel", run))
    again = client.post(address("start", run), follow=True)

    run.refresh_from_db()
    assert (run.status, run.content) == (ImportStatus.CANCELLED, None)
    assert "het bestand is weg" in again.text
    assert client.get(address("errors", run)).status_code == 404


def test_stopped_import_offers_to_go_on(world: World, as_user: Login) -> None:
    client = as_user(world.office)
    upload(client, duo(school("00AH00")))
    run = ImportRun.objects.get()
    runs.start(run)
    runs.fail(run)

    answer = client.get(address("run", run))

    assert "De import stopte bij rij 0 van 1" in answer.text
    assert address("start", run) in answer.text


def test_screens_are_in_english_for_who_reads_english(world: World, as_user: Login) -> None:
    client = as_user(world.office)
    upload(client, duo(school("XX")))
    run = ImportRun.objects.get()
    runs.start(run)
    call_command("run_imports")
    UserProfile.objects.update_or_create(user=world.office, defaults={"preferred_language": "en"})

    done, errors = client.get(address("run", run)), client.get(address("errors", run))

    assert "Download the refused rows" in done.text
    assert "is not a location code" in errors.content.decode()


@pytest.mark.parametrize("person", ["leader", "editor", "coordinator", "teacher", "visitor"])
@pytest.mark.parametrize("name", ["list", "run", "start", "cancel", "progress", "errors"])
def test_screens_do_not_exist_for_anybody_else(
    world: World, as_user: Login, person: str, name: str
) -> None:
    content = duo(school("XX", "Geheim"), school("00AH00", "Geheim"))
    run = runs.upload("schools", filename="geheim.csv", content=content, by=world.office)
    url = LIST if name == "list" else address(name, run)
    client = client_of(person, world, as_user)

    answers = [client.get(url), client.post(url, {"source": "schools"})]

    run.refresh_from_db()
    expected = {"visitor": 302, "teacher": 302}.get(person, 404)
    assert [answer.status_code for answer in answers] == [expected, expected]
    assert not any(b"eheim" in answer.content for answer in answers)
    assert (run.status, ImportRun.objects.count()) == (ImportStatus.CHECKED, 1)


def client_of(person: str, world: World, as_user: Login) -> Client:
    if person == "visitor":
        return Client()
    if person in ("coordinator", "teacher"):
        return as_user(MembershipFactory(**{person: True}, verified=True).user)
    return as_user(getattr(world, person))


def test_menu_names_imports_for_the_office_only(world: World, as_user: Login) -> None:
    office = as_user(world.office).get(reverse("wagtailadmin_home"))
    leader = as_user(world.leader).get(reverse("wagtailadmin_home"))

    assert LIST in office.text
    assert LIST not in leader.text
