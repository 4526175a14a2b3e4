"""A membership: exactly the organisation that goes with the role, once."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partners.organisations.models import Company, Network, Region, School
from partners.people.enums import COMPANY_ROLES, SCHOOL_ROLES, STAFF_ROLES, Role
from partners.people.models import Membership, User
from tests.factories.partners import (
    CompanyFactory,
    MembershipFactory,
    NetworkFactory,
    RegionFactory,
    SchoolFactory,
    UserFactory,
)

FACTORIES = {
    "region": RegionFactory,
    "network": NetworkFactory,
    "company": CompanyFactory,
    "school": SchoolFactory,
}


@pytest.fixture
def person(db: None) -> User:
    return UserFactory()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("organisation", FACTORIES)
def test_membership_with_organisation_is_stored_only_if_it_fits_the_role(
    person: User, role: Role, organisation: str
) -> None:
    membership = Membership(user=person, role=role, **{organisation: FACTORIES[organisation]()})

    if role.organisation == organisation:
        membership.full_clean()
        membership.save()
        assert membership.organisation == getattr(membership, organisation)
        return
    with pytest.raises(ValidationError):
        membership.clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        membership.save()


@pytest.mark.parametrize("role", Role)
def test_membership_without_organisation_is_refused(person: User, role: Role) -> None:
    membership = Membership(user=person, role=role)

    with pytest.raises(ValidationError) as error:
        membership.clean()
    assert set(error.value.message_dict) == {role.organisation}
    with pytest.raises(IntegrityError), transaction.atomic():
        membership.save()


@pytest.mark.parametrize("role", Role)
def test_membership_with_second_organisation_is_refused(person: User, role: Role) -> None:
    organisations = {name: FACTORIES[name]() for name in FACTORIES}
    other = next(name for name in FACTORIES if name != role.organisation)
    membership = Membership(
        user=person,
        role=role,
        **{role.organisation: organisations[role.organisation], other: organisations[other]},
    )

    with pytest.raises(ValidationError):
        membership.clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        membership.save()


@pytest.mark.parametrize("role", Role)
def test_membership_twice_is_refused_by_form_and_database(person: User, role: Role) -> None:
    organisation = {role.organisation: FACTORIES[role.organisation]()}
    Membership.objects.create(user=person, role=role, **organisation)
    again = Membership(user=person, role=role, **organisation)

    with pytest.raises(ValidationError):
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_membership_unknown_role_is_refused(person: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=person, role="boss", company=CompanyFactory())


def test_membership_of_two_companies_is_allowed(person: User) -> None:
    MembershipFactory(editor=True, user=person)
    MembershipFactory(editor=True, user=person)

    assert Membership.objects.of(person).in_companies().count() == 2


def test_roles_belong_to_the_staff_or_to_a_school() -> None:
    assert {*STAFF_ROLES, *SCHOOL_ROLES} == set(Role)
    assert set(COMPANY_ROLES) < set(STAFF_ROLES)


@pytest.mark.parametrize(
    ("trait", "model"),
    [
        ("owner", Company),
        ("coordinator", Network),
        ("leader", Region),
        ("teacher", School),
    ],
)
def test_membership_organisation_is_the_one_of_its_role(db: None, trait: str, model: Any) -> None:
    membership = MembershipFactory(**{trait: True})

    assert isinstance(membership.organisation, model)
    assert str(membership.organisation) in str(membership)


def test_memberships_of_inactive_person_are_none(person: User) -> None:
    MembershipFactory(leader=True, user=person)
    person.is_active = False

    assert not Membership.objects.of(person).exists()


@pytest.mark.parametrize("email", ["persoon@example.nl", "PERSOON@example.nl"])
def test_user_same_mail_address_in_any_case_is_refused(db: None, email: str) -> None:
    User.objects.create_user("persoon@example.nl")

    with pytest.raises(IntegrityError), transaction.atomic():
        User(email=email).save()
    with pytest.raises(ValidationError):
        User(email=email, password="x").full_clean()


@pytest.mark.parametrize("kvk", ["1234567", "123456789", "1234567a", ""])
def test_company_with_impossible_kvk_number_is_refused_by_database(db: None, kvk: str) -> None:
    with pytest.raises(Exception, match=r"(?i)kvk|too long"), transaction.atomic():
        CompanyFactory(kvk=kvk)
