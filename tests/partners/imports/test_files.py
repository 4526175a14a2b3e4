"""Files as they come: other encodings, damaged, hostile, or simply the wrong one."""

import io
import time
import zipfile

import pytest
from django.test import override_settings
from hypothesis import example, given, settings
from hypothesis import strategies as st

from partners.imports import engine
from partners.imports.companies import Companies
from partners.imports.error_file import Shape, make_file, rows_of_items
from partners.imports.members import Members
from partners.imports.reasons import UnreadableFile
from partners.imports.registry import SOURCES
from partners.imports.schools import Schools
from tests.partners.imports.files import (
    COMPANY_COLUMNS,
    MEMBER_COLUMNS,
    NEW,
    duo,
    geonames,
    school,
    table,
    workbook,
)

pytestmark = pytest.mark.database("imports")

ANY_SOURCE = st.sampled_from(sorted(SOURCES))


def refusal_of(source: str, content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        engine.read(SOURCES[source](), content)
    assert str(refused.value)
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_rows"),
        (b"\r\n;;;\r\n", "no_rows"),
        (b"a;b;c\r\n1;2;3\r\n", "missing_columns"),
        (duo(school("00AH00"), header=[*NEW[:7], "POST", *NEW[8:]]), "missing_columns"),
        (duo(school("00AH00"), header=[*NEW[:5], "POSTCODE", *NEW[6:]]), "double_columns"),
        (duo(school("00AH00")).decode().encode("utf-16"), "no_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), "no_text"),
        (b'"' * 50, "missing_columns"),
        (b"PK\x03\x04 and then nothing of a workbook", "no_workbook"),
        (workbook(NEW)[:-200], "no_workbook"),
        (workbook(NEW[:3]), "missing_columns"),
        (workbook([]), "no_rows"),
    ],
)
def test_file_without_a_usable_row_is_refused_with_a_sentence(content: bytes, code: str) -> None:
    assert refusal_of("schools", content) == code


def test_missing_columns_are_named() -> None:
    with pytest.raises(UnreadableFile) as refused:
        engine.read(Members(), table(["e-mail", "naam"], ["a@example.nl", "A"]))

    assert refused.value.params == {"columns": "rol, organisatie", "row": "e-mail · naam"}


@override_settings(IMPORT_MAX_ROWS=2)
@pytest.mark.parametrize("make", [table, workbook])
def test_file_of_too_many_rows_is_refused(make: object) -> None:
    content = make(MEMBER_COLUMNS, *[["a@example.nl", "A", "x", "y"]] * 3)  # type: ignore[operator]

    assert refusal_of("members", content) == "too_many_rows"


@override_settings(IMPORT_MAX_UPLOAD_SIZE=100)
def test_file_of_too_many_bytes_is_refused() -> None:
    assert refusal_of("schools", duo(school("00AH00"))) == "too_large"


@pytest.mark.parametrize("megabytes", [30, 60], ids=["unfolds far", "unfolds too large"])
def test_workbook_that_unfolds_too_far_is_refused_at_once(megabytes: int) -> None:
    packed = io.BytesIO(workbook(MEMBER_COLUMNS))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b"0" * megabytes * 1024 * 1024)
    begun = time.monotonic()

    assert refusal_of("members", packed.getvalue()) in ("no_workbook", "too_large")
    assert time.monotonic() - begun < 1


def test_workbook_with_an_entity_bomb_is_refused() -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{lines}]><sst>&a8;</sst>'
    stored = io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(workbook(MEMBER_COLUMNS)))
    with zipfile.ZipFile(stored, "w") as archive:
        for name in whole.namelist():
            hit = name.endswith("sheet1.xml")
            archive.writestr(name, bomb if hit else whole.read(name))

    assert refusal_of("members", stored.getvalue()) == "no_workbook"


def test_formulas_of_a_workbook_are_never_kept() -> None:
    content = workbook(COMPANY_COLUMNS, ["12345678", '=HYPERLINK("x")', "r", "", "", "", ""])

    reading = engine.read(Companies(), content)

    assert reading.items[0].refused is not None
    assert "HYPERLINK" not in str(reading.items[0].row.cells)


def test_numbers_of_a_workbook_read_as_people_see_them() -> None:
    content = workbook(COMPANY_COLUMNS, [12345678, "Las", "r", None, None], [1234567.0, "Bo", "r"])

    first, second = engine.read(Companies(), content).items

    assert first.key == ("12345678",)
    assert second.refused is not None
    assert second.refused.params == {"value": "1234567"}


CALCULATED = ["=1+1", "+1", "-1", "@SUM(A1)"]


@pytest.mark.parametrize(
    ("make", "danger"),
    # A workbook's formula is read as its value, so it never gets this far.
    [(table, cell) for cell in CALCULATED] + [(workbook, cell) for cell in CALCULATED[1:]],
)
def test_error_file_shows_what_a_spreadsheet_would_calculate(make: object, danger: str) -> None:
    row = ["12345678", "Las", "r", danger, "", "", ""]
    content = make(COMPANY_COLUMNS, row)  # type: ignore[operator]

    reading = engine.read(Companies(), content)
    shape = Shape(reading.table.header, reading.table.delimiter)
    mine = make_file(shape, rows_of_items(reading.items))

    again = engine.read(Companies(), mine)
    assert again.items[0].row.cells == row
    if make is table:
        assert f";'{danger};".encode() in mine
    else:
        assert b"<f>" not in zipfile.ZipFile(io.BytesIO(mine)).read("xl/worksheets/sheet1.xml")


# Whatever somebody uploads ---------------------------------------------------------------


@settings(max_examples=150, derandomize=True, deadline=None)
@given(source=ANY_SOURCE, content=st.binary(max_size=300))
@example(source="schools", content=b'"\xff\n')
@example(source="postcodes", content=b"\t" * 11)
def test_any_bytes_are_read_or_refused(source: str, content: bytes) -> None:
    read_or_refuse(source, content)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    source=ANY_SOURCE,
    rows=st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=16), max_size=4),
    junk=st.binary(max_size=12),
)
def test_any_rows_under_the_right_header_are_read_or_refused(
    source: str, rows: list[list[str]], junk: bytes
) -> None:
    header = [column.headers[0] for column in SOURCES[source].columns]
    lines = [";".join(row).encode("utf-8", "replace") for row in rows]
    content = b"\n".join([";".join(header).encode(), *lines, junk])

    read_or_refuse(source, geonames(*rows) if source == "postcodes" else content)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(place=st.integers(0, 6000), value=st.integers(0, 255))
def test_any_damaged_workbook_is_read_or_refused(place: int, value: int) -> None:
    content = bytearray(WHOLE)
    content[place % len(content)] = value

    read_or_refuse("members", bytes(content))


WHOLE = workbook(MEMBER_COLUMNS, ["a@example.nl", "A", "x", "y"])


def read_or_refuse(source: str, content: bytes) -> None:
    """Read, and make an error file that can be read; the only error is a told one."""
    try:
        reading = engine.read(SOURCES[source](), content)
    except UnreadableFile as refused:
        str(refused)  # an unknown reason, or one that lacks a value, is an error here
        return
    shape = Shape(reading.table.header, reading.table.delimiter)
    refused_rows = list(rows_of_items(reading.items))
    if refused_rows:
        again = engine.read(SOURCES[source](), make_file(shape, refused_rows))
        assert len(again.items) <= len(refused_rows)


def test_schools_have_no_reason_without_a_text() -> None:
    reading = engine.read(Schools(), duo(school("XX"), school("00AH00")[:-3]))

    assert all(str(item.refused) for item in reading.items)
