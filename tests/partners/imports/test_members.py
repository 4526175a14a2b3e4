"""Members from a list of the programme office."""

from collections.abc import Callable

import pytest

from partners.imports.members import Members
from partners.people.enums import Role
from partners.people.models import Membership, User
from tests.conftest import World
from tests.factories.partners import MembershipFactory, NetworkFactory, SchoolFactory, UserFactory
from tests.partners.imports.conftest import Imported
from tests.partners.imports.files import MEMBER_COLUMNS, table, workbook

pytestmark = pytest.mark.database("imports")

Import = Callable[[type, bytes], Imported]


@pytest.mark.parametrize("make", [table, workbook], ids=["CSV", "Excel"])
def test_each_role_gets_its_organisation_and_is_verified(
    imported: Import, world: World, make: Callable[..., bytes]
) -> None:
    school, network = SchoolFactory(), NetworkFactory()
    rows = [
        ["Nieuw@Example.nl", "Noor de Vries", "Bedrijfseigenaar", world.company.kvk],
        ["nieuw@example.nl", "Noor de Vries", "school_teacher", school.code.lower()],
        ["nieuw@example.nl", "Noor de Vries", "Network coordinator", network.slug],
        ["leider@example.nl", "Lot", "project_leader", world.region.slug],
    ]
    rows[0][2] = str(Role.COMPANY_OWNER.value)

    done = imported(Members, make(MEMBER_COLUMNS, *rows))
    again = imported(Members, make(MEMBER_COLUMNS, *rows))

    person = User.objects.get(email="nieuw@example.nl")
    assert (done.counts, again.counts) == ({"new": 4}, {"unchanged": 4})
    assert (person.first_name, person.last_name) == ("Noor", "de Vries")
    assert person.has_usable_password() is False
    assert [m.organisation for m in person.memberships.order_by("pk")] == [
        world.company,
        school,
        network,
    ]
    assert set(person.memberships.values_list("verified", flat=True)) == {True}


def test_known_person_keeps_mail_name_and_password(imported: Import, world: World) -> None:
    known = UserFactory(email="bekend@example.nl", first_name="Bo", last_name="Bakker")
    before = (known.email, known.first_name, known.last_name, known.password)
    rows = [["BEKEND@example.nl", "Iemand Anders", "company_editor", world.company.kvk]]

    done = imported(Members, table(MEMBER_COLUMNS, *rows))

    known.refresh_from_db()
    assert done.counts == {"new": 1}
    assert (known.email, known.first_name, known.last_name, known.password) == before
    assert known.memberships.get().company == world.company


def test_unverified_member_becomes_verified(imported: Import, world: World) -> None:
    school = SchoolFactory()
    member = MembershipFactory(role=Role.SCHOOL_TEACHER, school=school, verified=False)
    rows = [[member.user.email, "Persoon", "school_teacher", school.code]]

    done = imported(Members, table(MEMBER_COLUMNS, *rows))

    member.refresh_from_db()
    assert (done.counts, member.verified) == ({"changed": 1}, True)


def test_programme_office_is_never_touched(imported: Import, world: World) -> None:
    rows = [[world.office.email, "Baas", "company_owner", world.company.kvk]]

    done = imported(Members, table(MEMBER_COLUMNS, *rows))

    assert done.reasons == ["office"]
    assert world.office.memberships.count() == 0


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"email": "geen adres"}, "email"),
        ({"role": "superuser"}, "role"),
        ({"organisation": "99999999"}, "organisation"),
        ({"role": "school_teacher"}, "organisation"),
        ({"name": ""}, "empty"),
        ({"name": "x" * 151}, "too_long"),
    ],
)
def test_malformed_row_is_refused(
    imported: Import, world: World, facts: dict[str, str], reason: str
) -> None:
    before = User.objects.count(), Membership.objects.count()
    told = {"email": "nieuw@example.nl", "name": "N", "role": "company_owner", **facts}
    told.setdefault("organisation", world.company.kvk)
    cells = [told["email"], told["name"], told["role"], told["organisation"]]

    done = imported(Members, table(MEMBER_COLUMNS, cells))

    assert done.reasons == [reason]
    assert (User.objects.count(), Membership.objects.count()) == before


def test_inactive_person_is_refused(imported: Import, world: World) -> None:
    UserFactory(email="weg@example.nl", is_active=False)
    rows = [["weg@example.nl", "Weg", "company_owner", world.company.kvk]]

    assert imported(Members, table(MEMBER_COLUMNS, *rows)).reasons == ["inactive"]
