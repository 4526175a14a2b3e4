"""Companies from a list of the programme office."""

from collections.abc import Callable

import pytest

from partners.imports.companies import Companies
from partners.organisations.models import Company
from tests.conftest import World
from tests.factories.partners import CompanyFactory, NetworkFactory
from tests.partners.imports.conftest import Imported
from tests.partners.imports.files import COMPANY_COLUMNS, table, workbook

pytestmark = pytest.mark.database("imports")

Import = Callable[[type, bytes], Imported]


def row(kvk: str, name: str, region: str, **facts: str) -> list[str]:
    told = {"postcode": "2516ab", "place": "Den Haag", "network": "", "email": "", **facts}
    return [kvk, name, region, told["postcode"], told["place"], told["network"], told["email"]]


@pytest.mark.parametrize("make", [table, workbook], ids=["CSV", "Excel"])
def test_company_is_stored_with_region_and_networks(
    imported: Import, world: World, make: Callable[..., bytes]
) -> None:
    network = NetworkFactory(region=world.region)
    other = NetworkFactory(region=world.region)
    named = f"{network.name}, {other.slug}"
    facts = row("01234567", "Las & Zn", world.region.name, network=named, email="Info@Example.nl")

    done = imported(Companies, make(COMPANY_COLUMNS, facts))
    again = imported(Companies, make(COMPANY_COLUMNS, facts))

    company = Company.objects.get(kvk="01234567")
    assert (done.counts, again.counts) == ({"new": 1}, {"unchanged": 1})
    assert (company.name, company.slug, company.region) == ("Las & Zn", "las-zn", world.region)
    assert (company.postcode, company.contact_email) == ("2516 AB", "info@example.nl")
    assert set(company.networks.all()) == {network, other}


def test_two_companies_of_one_name_get_own_addresses(imported: Import, world: World) -> None:
    rows = [row("01234567", "Bouw", world.region.slug), row("01234568", "Bouw", world.region.slug)]

    imported(Companies, table(COMPANY_COLUMNS, *rows))

    assert set(Company.objects.filter(name="Bouw").values_list("slug", flat=True)) == {
        "bouw",
        "bouw-01234568",
    }


def test_company_with_a_page_keeps_its_facts_and_gets_networks(
    imported: Import, world: World
) -> None:
    network, mine = NetworkFactory(region=world.region), world.company
    same = row(mine.kvk, mine.name, world.region.slug, network=network.slug)
    other = row(mine.kvk, "Overgenomen BV", world.region.slug)

    refused = imported(Companies, table(COMPANY_COLUMNS, other))
    done = imported(Companies, table(COMPANY_COLUMNS, same))

    mine.refresh_from_db()
    assert refused.reasons == ["kept_by_people"]
    assert done.counts == {"changed": 1}
    assert mine.name != "Overgenomen BV"
    assert list(mine.networks.all()) == [network]


def test_company_without_a_page_is_changed_and_empty_cells_say_nothing(
    imported: Import, world: World
) -> None:
    company = CompanyFactory(region=world.region, contact_email="info@example.nl")
    imported(Companies, table(COMPANY_COLUMNS, row(company.kvk, company.name, world.region.slug)))
    company.refresh_from_db()
    facts = row(company.kvk, "Andere naam", world.region.slug, postcode="", place="")

    imported(Companies, table(COMPANY_COLUMNS, facts))

    company.refresh_from_db()
    assert (company.name, company.place) == ("Andere naam", "Den Haag")
    assert (company.postcode, company.contact_email) == ("2516 AB", "info@example.nl")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"kvk": "1234567"}, "kvk"),
        ({"kvk": ""}, "empty"),
        ({"region": "Nergens"}, "region"),
        ({"network": "onbekend"}, "network"),
        ({"postcode": "12"}, "postcode"),
        ({"email": "geen adres"}, "email"),
        ({"name": "x" * 161}, "too_long"),
    ],
)
def test_malformed_row_is_refused(
    imported: Import, world: World, facts: dict[str, str], reason: str
) -> None:
    before = Company.objects.count()
    told = {"kvk": "01234567", "name": "Las", "region": world.region.slug, **facts}

    done = imported(Companies, table(COMPANY_COLUMNS, row(**told)))

    assert done.reasons == [reason]
    assert Company.objects.count() == before


def test_network_of_another_region_is_refused(imported: Import, world: World) -> None:
    network = NetworkFactory(region=world.other_region)
    facts = row("01234567", "Las", world.region.slug, network=network.slug)

    assert imported(Companies, table(COMPANY_COLUMNS, facts)).reasons == ["network"]


def test_company_of_another_region_does_not_move(imported: Import, world: World) -> None:
    far = world.far_company
    facts = row(far.kvk, far.name, world.region.slug)

    done = imported(Companies, table(COMPANY_COLUMNS, facts))

    far.refresh_from_db()
    assert done.reasons == ["other_region"]
    assert far.region == world.other_region
