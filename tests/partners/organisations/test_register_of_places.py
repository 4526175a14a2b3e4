"""The usual ways to write a place, on the real register of postcodes."""

import time
from collections.abc import Iterator

import pytest

from partners.imports import engine
from partners.imports.postcodes import Postcodes
from partners.organisations.gazetteer import gazetteer
from partners.organisations.locating import locate, locations, resolve, suggestions
from partners.organisations.models import Place
from partners.organisations.place_suggestions import MOST
from partners.organisations.usual_names import usual_names
from tests.shared_files import CASES, DATA, needs_cases, needs_data

pytestmark = needs_data


@pytest.fixture(scope="module")
def rows() -> list[Place]:
    reading = engine.read(Postcodes(), (DATA / "geonames_NL.txt").read_bytes())
    return [Place(postcode=item.key[0], **item.facts) for item in reading.items if item.key]


@pytest.fixture
def register(db: None, rows: list[Place]) -> Iterator[None]:
    Place.objects.bulk_create([Place(**facts_of(row)) for row in rows])
    yield
    Place.objects.all().delete()


def facts_of(row: Place) -> dict[str, object]:
    return {field.name: getattr(row, field.name) for field in Place._meta.fields[1:]}


def at(text: str) -> tuple[float, float] | None:
    point = locate(text)
    return point and (round(point.latitude, 6), round(point.longitude, 6))


WAYS = {
    "'s-Hertogenbosch": [
        "‘s-Hertogenbosch", "`s-Hertogenbosch", "s-Hertogenbosch", "sHertogenbosch",
        "'S HERTOGENBOSCH", "Den Bosch", "den-bosch", "s Hertogen bosch", "’s‑Hertogenbosch",
    ],
    "'s-Gravenhage": ["s-Gravenhage", "'s Gravenhage", "Den-Haag", "DEN HAAG", "The Hague"],
    "Sint-Oedenrode": ["Sint Oedenrode", "St. Oedenrode", "St Oedenrode", "St.-Oedenrode"],
    "Etten-Leur": ["Etten Leur", "ettenleur", "Etten – Leur"],
    "Alphen aan den Rijn": [
        "Alphen a/d Rijn", "Alphen a.d. Rijn", "Alphen ad Rijn", "Alphen aan de Rijn",
        "Alphen aan d'n Rijn", "Alphen a. d. Rijn", "alphen aan den rĳn", "Alphen aan den Ryn",
    ],
    "Wâlterswâld": ["Walterswald", "Wouterswoude", "WÂLTERSWÂLD", "Wa\u0302lterswa\u0302ld"],
    "Leeuwarden": ["Ljouwert"],
    "De Westereen": ["Zwaagwesteinde"],
    "St.-Annaparochie": ["Sint Annaparochie", "St Annaparochie", "Sint Anne"],
    "Wijk bij Duurstede": ["Wijk b. Duurstede", "Wijk b/d Duurstede", "Wijk-bij-Duurstede"],
    "Beek en Donk": ["Beek & Donk", "Beek-Donk"],
    "Stad aan 't Haringvliet": ["Stad aan het Haringvliet"],
    "'t Harde": ["Het Harde", "t Harde", "´t Harde"],
    "IJsselstein": ["Ysselstein", "ijsselstein", "Ĳsselstein"],
    "Nuenen": ["Nuenen c.a.", "NUENEN C.A."],
    "Spaarndam gem. Haarlem": ["Spaarndam gemeente Haarlem"],
    "Vlissingen": ["Flushing"],
    "Gorinchem": ["Gorkum", "Gorcum"],
    "Delft": ["regio Delft", "Delft, Zuid-Holland", "Delft (ZH)", "Delft ZH", "omgeving delft"],
    "2516": [
        "2516AB", "2516-AB", "NL-2516 AB", "NL2516AB", "nl 2516", "2516 AB Den Haag",
        "2516 AB, 's-Gravenhage", "2516.ab", "2516\u00a0AB", "2516–AB", "Den Haag 2516 AB",
        "Voorbeeldweg 12, 2516 AB Den Haag",
    ],
}  # fmt: skip


def test_every_usual_way_to_write_a_place_is_the_place(register: None) -> None:
    found = {(name, way): at(way) for name, ways in WAYS.items() for way in ways}
    plain = {(name, way): at(name) for name, ways in WAYS.items() for way in ways}

    assert None not in plain.values()
    assert found == plain


@needs_cases
def test_lines_of_the_case_file_are_found(register: None) -> None:
    lines = (CASES / "places.txt").read_text("utf-8").splitlines()

    assert [line for line in lines if at(line) is None] == []


def test_every_name_of_the_register_is_found_however_it_is_written(register: None) -> None:
    areas = list(gazetteer().postcodes.values())[::25]
    names = {name for area in areas for name in (area.name, area.municipality) if name}
    ways = (str.upper, lambda name: name.replace("-", " "), lambda name: name.replace(" ", "-"))

    lost = [way(name) for name in sorted(names) for way in ways if locate(way(name)) is None]

    assert lost == []


LABELS = {
    "den-haag": "Den Haag",
    "alphen a/d rijn": "Alphen aan den Rijn",
    "walterswald": "Wâlterswâld",
    "nl-2516ab": "2516 AB",
    "2516 ab den haag": "2516 AB",
    "rijswijk zh": "Rijswijk (Rijswijk)",
}


def test_what_is_found_is_named_as_people_write_it(register: None) -> None:
    assert {typed: label_of(typed) for typed in LABELS} == LABELS


def label_of(typed: str) -> str:
    point = locate(typed)
    return point.label if point else ""


OF_ONE_NAME = {
    "Rijswijk ZH": "2288",
    "Rijswijk": "2288",
    "Rijswijk (GLD)": "4023",
    "Rijswijk NB": "4284",
    "Rijswijk, Noord-Brabant": "4284",
    "Laren Gld": "7245",
    "Laren (NH.)": "1251",
    "Hengelo Ov": "7553",
    "Hengelo Gelderland": "7255",
    "Bergen L": "5854",
    "Beek (Montferland)": "7037",
}


def test_towns_of_one_name_are_told_apart(register: None) -> None:
    wrong = []
    for typed, postcode in OF_ONE_NAME.items():
        area, found = Place.objects.get(postcode=postcode), at(typed) or (0, 0)
        if abs(found[0] - area.latitude) > 0.05 or abs(found[1] - area.longitude) > 0.08:
            wrong.append(typed)

    assert wrong == []


def test_provinces_are_places_in_any_language(register: None) -> None:
    for province, ways in {
        "Friesland": ("Friesland", "Fryslân", "fryslan", "provincie Friesland"),
        "Zeeland": ("Zeeland", "provincie Zeeland"),
        "Noord-Holland": ("North Holland", "Noord Holland"),
        "Noord-Brabant": ("Brabant", "N-Brabant"),
    }.items():
        latitudes = Place.objects.filter(province=province).values_list("latitude", flat=True)
        middle = round(sum(latitudes) / len(latitudes), 6)

        assert [(at(way) or (0, 0))[0] for way in ways] == [middle] * len(ways)


def test_a_city_comes_before_the_province_of_its_name(register: None) -> None:
    assert at("Groningen") == at("Groningen (Groningen)")
    assert len(locations("Utrecht")) >= 2


def test_organisation_in_a_village_with_the_name_of_a_province_is_in_the_village(
    register: None,
) -> None:
    village, found = Place.objects.get(postcode="5411"), resolve(place="Zeeland")

    assert village.name == "Zeeland"
    assert found is not None
    assert (found.latitude, found.longitude) == (village.latitude, village.longitude)


def test_every_usual_name_is_found(register: None) -> None:
    names = usual_names()
    # Of these the register has no area of its own.
    unknown = {"feanwaldsterwal", "veenwoudsterwal"}
    keys = {*names.districts, *names.areas, *names.provinces, *names.same} - unknown

    assert [key for key in sorted(keys) if locate(names.spelled[key]) is None] == []


SLIPS = {
    "Rotterdan": "Rotterdam",
    "Amstredam": "Amsterdam",
    "Zoetermer": "Zoetermeer",
    "Delff": "Delft",
    "Gronigen": "Groningen",
    "Alphen aan den Rij": "Alphen aan den Rijn",
    "s-Hertogenbos": "'s-Hertogenbosch",
    "Haag": "Den Haag",
    "Capele": "Capelle aan den IJssel",
    "Capelle": "Capelle aan den IJssel",
    "Rotterdam Zuid-Oost": "Rotterdam",
    "centrum Zwolle": "Zwolle",
    "Beek (Montfert)": "Beek",
    "2500": "2511 's-Gravenhage",
    "2500 AB": "2511 's-Gravenhage",
}


def test_one_slip_gets_suggestions_that_are_found(register: None) -> None:
    offered = {typed: suggestions(typed) for typed in SLIPS}

    assert {typed: locate(typed) for typed in SLIPS} == dict.fromkeys(SLIPS)
    assert [typed for typed, meant in SLIPS.items() if meant not in offered[typed]] == []
    assert max(map(len, offered.values())) == MOST
    assert [one for some in offered.values() for one in some if locate(one) is None] == []


def test_one_slip_anywhere_in_a_name_offers_the_name(register: None) -> None:
    """Each letter of some names left out, doubled, or changed places with the next."""
    names = ("Apeldoorn", "Den Helder", "Etten-Leur", "Wâlterswâld")
    slips = {slip: name for name in names for slip in slips_in(name)}

    lost = [
        slip
        for slip, name in slips.items()
        if name not in suggestions(slip) and at(slip) != at(name)
    ]

    assert lost == []


def slips_in(name: str) -> Iterator[str]:
    for place in range(len(name) - 1):
        yield name[:place] + name[place + 1 :]
        yield name[:place] + name[place] + name[place:]
        yield name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def test_what_is_no_place_is_nowhere_and_costs_little(register: None) -> None:
    long = ("a" * 20_000, "5" * 20_000, "a " * 10_000, "-" * 20_000, "(" * 20_000)
    for typed in ("%", "xq", "Qwrtzpkjhg", "📍", "''", "(", *long):
        began = time.process_time()

        assert (locate(typed), suggestions(typed)) == (None, [])
        assert time.process_time() - began < 0.2


def test_a_changed_area_is_known_at_once(register: None) -> None:
    assert locate("Nieuwdorp aan Zee") is None
    Place.objects.filter(postcode="2516").update(name="Nieuwdorp aan Zee")

    assert at("Nieuwdorp a/d Zee") == at("2516")


def test_another_name_of_the_same_length_is_found_too(register: None) -> None:
    assert at("Delft") is not None
    Place.objects.filter(postcode="2516").update(name="'s-Gravenhoge")

    assert at("'s-Gravenhoge") == at("2516")
