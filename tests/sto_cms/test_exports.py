"""Reports and lists as files: no cell of any of them begins a formula."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from mail.models import OutgoingMail
from partners.imports.error_file import Shape, guard, make_file
from partners.imports.tables import unguard
from partners.people.models import User
from tests.conftest import World
from tests.factories.partners import SchoolFactory

FORMULA = "=SUM(1)"
HARMFUL = [FORMULA, "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1+1", "\u00a0=1"]


def exporting_urls(resolver: Any = None, namespace: str = "") -> Iterator[str]:
    """Yield the addresses of every view that can make a file, found in all routes."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLResolver):
            inner = f"{namespace}{found.namespace}:" if found.namespace else namespace
            yield from exporting_urls(found, inner)
        elif _exports(found):
            try:
                yield reverse(f"{namespace}{found.name}")
            except NoReverseMatch:
                continue  # about one object


def _exports(pattern: URLPattern) -> bool:
    view = pattern.callback
    while hasattr(view, "__wrapped__") and not hasattr(view, "view_class"):
        view = view.__wrapped__
    found = getattr(view, "view_class", None)
    return isinstance(found, type) and issubclass(found, SpreadsheetExportMixin)


@pytest.fixture
def planted(world: World) -> World:
    """Everything that stands in a list bears a name that is a formula."""
    world.live(title=FORMULA)
    world.submitted(title=f"Lassen;{FORMULA},{FORMULA}")
    User.objects.update(first_name=FORMULA, last_name=FORMULA)
    for thing in (world.company, world.region):
        type(thing).objects.filter(pk=thing.pk).update(name=FORMULA)
    SchoolFactory(name=FORMULA)
    OutgoingMail.objects.create(
        event="once:1", recipient="iemand@example.nl", subject=FORMULA, from_email="x@example.nl"
    )
    return world


def cells_of(answer: Any, form: str) -> list[str]:
    content = b"".join(answer.streaming_content)
    if form == "csv":
        return [cell for row in csv.reader(io.StringIO(content.decode())) for cell in row]
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_of_a_report_begins_a_formula(planted: World, as_user: Any, form: str) -> None:
    client: Client = as_user(planted.office)
    urls = set(exporting_urls())
    answers = {url: client.get(url, {"export": form}) for url in urls}
    files = {url: answer for url, answer in answers.items() if is_file(answer)}

    cells = [cell for answer in files.values() for cell in cells_of(answer, form)]

    assert len(files) > 5, urls
    assert any(FORMULA in cell for cell in cells)
    assert [cell for cell in cells if guard(cell) != cell] == []


def is_file(answer: HttpResponse) -> bool:
    return answer.status_code == 200 and bool(answer.streaming)


def test_semicolon_begins_no_cell_where_excel_is_dutch(planted: World, as_user: Any) -> None:
    url = reverse("wagtailadmin_reports:workflow")
    answer: Any = as_user(planted.office).get(url, {"export": "csv"})

    text = b"".join(answer.streaming_content).decode()

    dutch = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert FORMULA in text
    assert [cell for cell in dutch if guard(cell) != cell] == []


@pytest.mark.parametrize("cell", HARMFUL)
@pytest.mark.parametrize("delimiter", [";", ",", ""])
def test_refused_rows_begin_no_formula(cell: str, delimiter: str) -> None:
    shape = Shape(["naam", "plaats"], delimiter)

    content = make_file(shape, [([cell, f"a{';' if delimiter == ',' else ','}=1"], "Waarom")])

    if delimiter:
        told = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter)
        row = list(told)[1]
    else:
        sheet: Any = load_workbook(io.BytesIO(content)).active
        row = [str(found.value) for found in list(sheet.iter_rows())[1]]
    assert row[1].startswith("'")
    assert [found for found in row if guard(found) != found] == []


@pytest.mark.parametrize("cell", ["Las je eerste naad", "3 = 3", "hout, -metaal", "'t Hof", ""])
def test_harmless_cell_stays_as_it_is(cell: str) -> None:
    assert guard(cell) == unguard(cell) == cell


@pytest.mark.parametrize("cell", [FORMULA, "+1", "@SUM(A1)", "＝1", "a;=1", "a,-1"])
def test_mended_file_reads_what_was_typed(cell: str) -> None:
    assert unguard(guard(cell)) == cell
