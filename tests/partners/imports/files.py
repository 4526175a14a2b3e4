"""Small files in the real formats, made on the spot."""

import io
from typing import Any

from openpyxl import Workbook

# DUO's columns, in both vintages.
NEW = [
    "PROVINCIE",
    "BEVOEGD GEZAG CODE",
    "INSTELLINGSCODE",
    "VESTIGINGSCODE",
    "VESTIGINGSNAAM",
    "STRAATNAAM",
    "HUISNUMMER-TOEVOEGING",
    "POSTCODE",
    "PLAATSNAAM",
    "GEMEENTENUMMER",
    "GEMEENTENAAM",
    "DENOMINATIE",
    "TELEFOONNUMMER",
    "INTERNETADRES",
    "ONDERWIJSSTRUCTUUR",
]
OLD = [*NEW[:1], "BEVOEGD GEZAG NUMMER", "BRIN NUMMER", "VESTIGINGSNUMMER", *NEW[4:]]

COMPANY_COLUMNS = ["KvK-nummer", "naam", "regio", "postcode", "plaats", "netwerk", "e-mail"]
MEMBER_COLUMNS = ["e-mail", "naam", "rol", "organisatie"]


def school(code: str, name: str = "Het Zuider", **facts: str) -> list[str]:
    """Return the cells of one location."""
    told = {"brin": code[:4], "postcode": "7522 GK", "place": "Enschede", **facts}
    return [
        "Overijssel",
        "",
        told["brin"],
        code,
        name,
        "",
        "",
        told["postcode"],
        told["place"],
        "0153",
        told.get("municipality", "ENSCHEDE"),
        "",
        "",
        "",
        "VBO/HAVO",
    ]


def duo(
    *rows: list[str],
    header: list[str] = NEW,
    delimiter: str = ";",
    encoding: str = "utf-8",
    quoted: bool = False,
) -> bytes:
    """Return DUO's file, with Windows line ends as it has."""
    quote = '"' if quoted else ""
    lines = [delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in (header, *rows)]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def area(postcode: str, name: str = "Assen", **facts: str) -> list[str]:
    """Return the columns of one postcode area."""
    told = {"country": "NL", "municipality": f"{name} Municipality", **facts}
    return [
        told["country"],
        postcode,
        name,
        "Drenthe",
        "01",
        told["municipality"],
        "0106",
        "",
        "",
        told.get("latitude", "52.9939"),
        told.get("longitude", "6.5625"),
        "",
    ]


def geonames(*rows: list[str]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def table(header: list[str], *rows: list[str]) -> bytes:
    """Return a list as Excel saves it to CSV in the Netherlands."""
    return ("\r\n".join(";".join(row) for row in (header, *rows)) + "\r\n").encode("utf-8-sig")


def workbook(header: list[str], *rows: list[Any]) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    for row in (header, *rows):
        sheet.append(row)
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()
