"""Retention: what is old goes, what is used stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from jobs.retention import RULES, apply_retention
from partners.people.models import User
from tests.factories.partners import CompanyFactory, MembershipFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database("dates compared by the database")]


def days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)


def seen(person: User, *, days: int) -> User:
    person.last_login = days_ago(days)
    person.save()
    return person


def is_erased(person: User) -> bool:
    return not User.objects.filter(pk=person.pk, erased_at__isnull=True).exists()


@pytest.mark.parametrize(("days", "erased"), [(29, False), (31, True)])
def test_account_nobody_used_goes_after_its_period(days: int, erased: bool) -> None:
    person = UserFactory(date_joined=days_ago(days))

    apply_retention()

    assert is_erased(person) is erased


def test_address_somebody_typed_and_left_stays_where_it_stands() -> None:
    company = CompanyFactory(contact_email="info@bedrijf.example")
    UserFactory(email="info@bedrijf.example", date_joined=days_ago(31))

    apply_retention()

    company.refresh_from_db()
    assert company.contact_email == "info@bedrijf.example"
    assert not User.objects.filter(email="info@bedrijf.example").exists()


def test_account_with_a_membership_outlives_an_unused_one() -> None:
    member = MembershipFactory(editor=True, user=UserFactory(date_joined=days_ago(60))).user

    apply_retention()

    assert not is_erased(member)


@pytest.mark.parametrize(("days", "erased"), [(729, False), (731, True)])
def test_person_who_stayed_away_goes_after_two_years(days: int, erased: bool) -> None:
    person = seen(MembershipFactory(editor=True).user, days=days)

    apply_retention()

    assert is_erased(person) is erased


@pytest.mark.parametrize(("days", "warned"), [(699, False), (701, True)])
def test_person_who_stayed_away_is_warned_a_month_before(days: int, warned: bool) -> None:
    person = seen(MembershipFactory(editor=True).user, days=days)

    apply_retention()

    assert [letter.to == [person.email] for letter in mail.outbox] == [True] * warned


def test_programme_office_is_never_erased_by_time() -> None:
    office = seen(UserFactory(is_superuser=True), days=5000)

    apply_retention()

    assert not is_erased(office)


@override_settings(RETENTION_DAYS={rule.setting: 1 for rule in RULES} | {"inactive_warning": 0})
def test_periods_are_settings() -> None:
    person = seen(MembershipFactory(editor=True).user, days=2)

    apply_retention()

    assert is_erased(person)


def test_command_names_each_rule(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("apply_retention")

    assert len(capsys.readouterr().out.splitlines()) == len(RULES)
