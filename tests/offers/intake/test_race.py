"""The same form finished in two tabs, the same company brought by two people: once each."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from offers.intake.actions import finish, save_answers
from offers.intake.models import Intake
from offers.models import OfferPage
from partners.organisations.models import Company
from partners.people.models import Membership, User
from tests.conftest import World
from tests.offers.intake.intake_form import KVK, typed

pytestmark = [
    pytest.mark.database("locks"),
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
]


def sent(person: User, region: Any) -> Intake:
    answers = {
        name: value if isinstance(value, list) else [str(value)]
        for name, value in typed(region=region.pk, postcode="9999 ZZ").items()
    }
    return save_answers(
        browser="a", key=uuid.uuid4(), kind="workshop", answers=answers, email=person.email
    )


def at_once(*jobs: tuple[Intake, User]) -> list[Any]:
    together = Barrier(len(jobs))

    def run(job: tuple[Intake, User]) -> Any:
        together.wait()
        try:
            return finish(job[0].pk, by=job[1])
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_same_form_in_two_tabs_becomes_one_offer(world: World) -> None:
    person = User.objects.create_user("nieuw@example.nl")
    intake = sent(person, world.region)

    made = at_once((intake, person), (intake, person))

    assert sorted(offer is None for offer in made) == [False, True]
    assert OfferPage.objects.filter(owner=person).count() == 1


def test_company_brought_by_two_people_is_made_once(world: World) -> None:
    one, two = (User.objects.create_user(f"{name}@example.nl") for name in ("een", "twee"))

    made = at_once((sent(one, world.region), one), (sent(two, world.other_region), two))

    members = Membership.objects.filter(company=Company.objects.get(kvk=KVK))
    assert sorted(offer is None for offer in made) == [False, True]
    assert sorted(member.verified for member in members) == [False, True]
