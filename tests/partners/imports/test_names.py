"""Names, numbers and addresses in files are read as the screens read them."""

from collections.abc import Callable

import pytest

from partners.imports.companies import Companies
from partners.imports.members import Members
from partners.organisations.models import Company
from partners.people.models import User
from tests.conftest import World
from tests.factories.partners import UserFactory
from tests.partners.imports.conftest import Imported
from tests.partners.imports.files import COMPANY_COLUMNS, MEMBER_COLUMNS, table, workbook

pytestmark = pytest.mark.database("imports")

Import = Callable[[type, bytes], Imported]
BOTH = pytest.mark.parametrize("make", [table, workbook], ids=["CSV", "Excel"])


def company_row(world: World, **facts: str) -> list[str]:
    told = {"kvk": "01234568", "name": "Las", "postcode": "2516 AB", "place": "", "email": ""}
    told |= facts
    cells = [told["kvk"], told["name"], world.region.name, told["postcode"], told["place"]]
    return [*cells, "", told["email"]]


@BOTH
def test_spaces_and_signs_one_cannot_see_vanish(
    imported: Import, world: World, make: Callable[..., bytes]
) -> None:
    rows = [
        company_row(world, kvk="0123\xa04568", postcode="2516\xa0AB"),
        company_row(
            world,
            kvk="01234569\u200b",
            name="Las D´Hond\u200b",
            postcode="2516\u2011ab\u200b",
            email="info@example.nl\u200b",
            place="’s\u2010Gravenhage",
        ),
    ]

    done = imported(Companies, make(COMPANY_COLUMNS, *rows))
    again = imported(Companies, make(COMPANY_COLUMNS, *rows))

    assert (done.counts, again.counts) == ({"new": 2}, {"unchanged": 2})
    stored = Company.objects.filter(kvk__startswith="0123456").order_by("kvk")
    facts = stored.values_list("kvk", "name", "postcode", "place", "contact_email")
    assert list(facts) == [
        ("01234568", "Las", "2516 AB", "", ""),
        ("01234569", "Las D'Hond", "2516 AB", "'s-Gravenhage", "info@example.nl"),
    ]


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\x0b", "\u2028"])
def test_line_end_in_a_cell_is_a_space(imported: Import, world: World, gap: str) -> None:
    # openpyxl refuses to write the vertical tab that Excel itself can hold as _x000B_.
    make = table if gap in ("\x0b", "\u2028") else workbook
    rows = [company_row(world, name=f"Eerste regel{gap}tweede regel")]

    imported(Companies, make(COMPANY_COLUMNS, *rows))

    assert Company.objects.get(kvk="01234568").name == "Eerste regel tweede regel"


@pytest.mark.parametrize(
    ("name", "reason", "sentence"),
    [
        ("Kijk op https://kwaad.example.nl", "link", "zonder webadres of mailadres"),
        ("hulp@kwaad.example.nl", "link", "zonder webadres of mailadres"),
        ("💥", "no_letter", "minstens één letter"),
    ],
)
def test_company_name_no_screen_takes_is_refused_with_the_screens_sentence(
    imported: Import, world: World, name: str, reason: str, sentence: str
) -> None:
    done = imported(Companies, table(COMPANY_COLUMNS, company_row(world, name=name)))

    assert done.reasons == [reason]
    assert sentence in done.error_file.decode("utf-8-sig")
    assert not Company.objects.filter(kvk="01234568").exists()


@BOTH
def test_invisible_sign_in_an_address_makes_no_second_account(
    imported: Import, world: World, make: Callable[..., bytes]
) -> None:
    person = UserFactory(email="w@example.nl")
    rows = [["W@example.nl\u200b", "Jan de Wit", "company_owner", world.company.kvk]]

    done = imported(Members, make(MEMBER_COLUMNS, *rows))

    assert done.counts == {"new": 1}
    assert list(User.objects.filter(email__startswith="w@")) == [person]
    assert person.memberships.get().company == world.company


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Berg, Jan van den", "Jan", "van den Berg"),
        ("Dhr. P. de Wit", "P.", "de Wit"),
        ("Piet van ‘t Hof", "Piet", "van 't Hof"),
        ("Jose\u0301 Anne\u2011Marie", "José", "Anne-Marie"),
    ],
)
def test_member_gets_first_and_last_name(
    imported: Import, world: World, name: str, first: str, last: str
) -> None:
    rows = [["nieuw@example.nl", name, "company_owner", world.company.kvk]]

    imported(Members, table(MEMBER_COLUMNS, *rows))

    person = User.objects.get(email="nieuw@example.nl")
    assert (person.first_name, person.last_name) == (first, last)


@pytest.mark.parametrize("name", ["Kies https://kwaad.example.nl", "Jan 2", "Dhr.", "💥"])
def test_member_name_no_screen_takes_is_refused_with_the_screens_sentence(
    imported: Import, world: World, name: str
) -> None:
    rows = [["nieuw@example.nl", name, "company_owner", world.company.kvk]]

    done = imported(Members, table(MEMBER_COLUMNS, *rows))

    assert done.reasons == ["name"]
    assert "alleen letters" in done.error_file.decode("utf-8-sig")
    assert not User.objects.filter(email="nieuw@example.nl").exists()
