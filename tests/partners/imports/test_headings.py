"""Lists as people make them: titles above, merged headings, other words, columns we do not read."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from partners.imports import engine
from partners.imports.companies import Companies
from partners.imports.reasons import UnreadableFile
from partners.imports.schools import Schools
from tests.partners.imports.files import NEW, duo, school, table, workbook
from tests.shared_files import CASES, DATA, needs_cases, needs_data

HEADINGS = ["KvK-nummer", "naam", "regio", "postcode", "plaats", "e-mail"]
ROW = ["01234573", "Las Titel", "STO Haaglanden", "2516 AB", "Den Haag", "info@example.nl"]


def first(content: bytes) -> dict[str, object]:
    reading = engine.read(Companies(), content)
    assert reading.items[0].refused is None
    return {"kvk": reading.items[0].key[0], **reading.items[0].facts}


def skipped(content: bytes) -> list[str]:
    return [str(column) for column in engine.read(Companies(), content).table.skipped]


@needs_cases
@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("other_headings.csv", {"place": "Den Haag", "contact_email": "info@example.nl"}),
        ("hidden_first_sheet.xlsx", {"kvk": "01234571", "name": "Las Verborgen"}),
        ("title_above_merged.xlsx", {"kvk": "01234573", "place": "Den Haag"}),
        ("sep_line.csv", {"kvk": "01234567", "name": "Las & Zoon"}),
    ],
)
def test_case_file_is_read(name: str, facts: dict[str, str]) -> None:
    found = first((CASES / name).read_bytes())

    assert {fact: found[fact] for fact in facts} == facts


@pytest.mark.parametrize("make", [table, workbook], ids=["text", "workbook"])
@pytest.mark.parametrize(
    "above",
    [
        [],
        [["Bedrijven 2026"]],
        [["Bedrijven 2026"], ["stand van 1 maart", "naam"], ["", "", "let op"]],
        [['"Bedrijven']],
    ],
)
def test_title_above_the_headings_is_passed_over(make: object, above: list[list[str]]) -> None:
    rows = [*above, HEADINGS, ROW]

    found = first(make(*rows))  # type: ignore[operator]

    assert (found["kvk"], found["place"]) == ("01234573", "Den Haag")


@pytest.mark.parametrize("make", [table, workbook], ids=["text", "workbook"])
def test_headings_on_two_rows_are_read_as_one(make: object) -> None:
    upper = ["KvK-nummer", "naam", "regio", "Adres", "", "Contact"]
    lower = ["", "", "", "postcode", "plaats", "e-mail"]

    found = first(make(upper, lower, ROW))  # type: ignore[operator]

    assert (found["kvk"], found["postcode"], found["contact_email"]) == (
        "01234573",
        "2516 AB",
        "info@example.nl",
    )


def test_row_numbers_are_those_of_the_file_under_a_title() -> None:
    reading = engine.read(Companies(), table(["Bedrijven"], [""], HEADINGS, ROW))

    assert [item.row.number for item in reading.items] == [4]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line", ["sep={}", '"sep={}"', "SEP={}"])
def test_separator_a_file_tells_is_obeyed(sign: str, line: str) -> None:
    lines = [line.format(sign), sign.join(HEADINGS), sign.join(ROW)]

    assert first("\r\n".join(lines).encode("utf-8-sig"))["kvk"] == "01234573"


def test_first_sheet_one_can_see_is_read(tmp_path: Path) -> None:
    book = Workbook()
    hidden, seen = book.worksheets[0], book.create_sheet("Bedrijven")
    hidden.append(["keuzes"])
    hidden.sheet_state = "veryHidden"
    for row in (HEADINGS, ROW):
        seen.append(row)
    book.active = 1
    book.save(tmp_path / "b.xlsx")

    assert first((tmp_path / "b.xlsx").read_bytes())["kvk"] == "01234573"


@pytest.mark.parametrize("make", [table, workbook], ids=["text", "workbook"])
def test_lacking_columns_are_told_with_the_row_taken_for_headings(make: object) -> None:
    rows = [["Bedrijven 2026"], ["KvK-nummer", "naam", "postcode"], ROW[:3]]

    with pytest.raises(UnreadableFile) as refused:
        engine.read(Companies(), make(*rows))  # type: ignore[operator]

    assert refused.value.params == {"columns": "regio", "row": "KvK-nummer · naam · postcode"}
    assert "KvK-nummer · naam · postcode" in str(refused.value)


@pytest.mark.parametrize(
    "heading",
    ["Email", "E-mail", "e-mail adres", "E_MAIL", "Mailadres", "e‑mail", "Mailbox"],
)
def test_usual_heading_is_understood(heading: str) -> None:
    found = first(table([*HEADINGS[:5], heading], ROW))

    assert found["contact_email"] == "info@example.nl"


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Plaats vestiging", "Plaats vestiging → plaats?"),
        ("Plats", "Plats → plaats?"),
        ("Telefoon", "Telefoon"),
        ("", "5"),
    ],
)
def test_column_nobody_reads_is_named_with_a_guess(heading: str, told: str) -> None:
    assert skipped(table([*HEADINGS[:4], heading, "e-mail"], ROW)) == [told]


def test_column_nobody_reads_without_data_is_not_named() -> None:
    assert skipped(table([*HEADINGS, "Telefoon"], [*ROW, ""])) == []


def test_of_two_headings_for_one_column_the_usual_one_counts_and_the_other_is_named() -> None:
    content = table([*HEADINGS, "Woonplaats"], [*ROW, "Delft"])

    assert first(content)["place"] == "Den Haag"
    assert skipped(content) == ["Woonplaats"]


@needs_data
@pytest.mark.parametrize("name", ["duo_vestigingen_vo.csv", "duo_vestigingen_vo_2024.csv"])
def test_file_of_duo_names_no_columns(name: str) -> None:
    assert engine.read(Schools(), (DATA / name).read_bytes()).table.skipped == []


def test_another_column_in_a_file_of_duo_is_named() -> None:
    content = duo([*school("00AH00"), "ja"], header=[*NEW, "TECHNIEK"])

    skipped_names = [str(one) for one in engine.read(Schools(), content).table.skipped]

    assert skipped_names == ["TECHNIEK"]
