"""What is saved of a form somebody began: by whom it is found, and when it goes."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django.utils.text import capfirst

from offers.intake.actions import MOST_PER_BROWSER, finish, save_answers
from offers.intake.browser import digest_of
from offers.intake.intake_periods import _unfinished
from offers.intake.models import Intake
from partners.people.models import User
from partners.privacy.erasure import erase_person
from partners.privacy.personal_data import personal_data_of
from partners.privacy.traces import traces_of
from tests.conftest import World
from tests.factories.partners import UserFactory, prove_address
from tests.offers.intake.intake_form import NEWCOMER, place_in, send, url_of

pytestmark = pytest.mark.django_db
BROWSER = digest_of("een kenmerk")
KEYS = [str(uuid.uuid5(uuid.NAMESPACE_DNS, str(number))) for number in range(4)]


@pytest.fixture
def here(world: World) -> World:
    place_in(world.region)
    return world


def begun(email: str = "", key: uuid.UUID | None = None) -> Intake:
    answers = {"title": ["Las een naad"]}
    return save_answers(
        browser=BROWSER, key=key or uuid.uuid4(), kind="workshop", answers=answers, email=email
    )


def test_same_form_is_kept_once_and_last() -> None:
    key = uuid.uuid4()

    begun(key=key)
    begun("Iemand@Example.nl", key=key)

    assert Intake.objects.get().email == "iemand@example.nl"


def test_browser_keeps_a_dozen_forms_at_most() -> None:
    for _number in range(MOST_PER_BROWSER + 2):
        begun()

    assert Intake.objects.count() == MOST_PER_BROWSER


def test_old_form_is_not_found_and_then_removed() -> None:
    kept, old = begun(), begun()
    Intake.objects.filter(pk=old.pk).update(
        changed_at=timezone.now() - timedelta(days=settings.RETENTION_DAYS["intakes"] + 1)
    )

    found = list(Intake.objects.open().of_browser(BROWSER))
    removed = _unfinished(timezone.now() - timedelta(days=settings.RETENTION_DAYS["intakes"]))

    assert found == [kept]
    assert removed == 1


def test_form_that_waits_for_a_company_stays(world: World) -> None:
    waiting = begun("iemand@example.nl")
    Intake.objects.filter(pk=waiting.pk).update(
        person=UserFactory(), company=world.company, changed_at=timezone.now() - timedelta(days=99)
    )

    assert _unfinished(timezone.now()) == 0


def test_erased_person_leaves_no_form(world: World) -> None:
    person = UserFactory()
    begun(person.email)

    erase_person(person)

    assert not Intake.objects.exists()


def test_form_waits_for_a_company_only_with_its_person(world: World) -> None:
    intake = begun("iemand@example.nl")

    with pytest.raises(IntegrityError), transaction.atomic():
        Intake.objects.filter(pk=intake.pk).update(company=world.company)


def test_form_of_another_address_is_not_finished(world: World) -> None:
    intake = begun("iemand@example.nl")

    with pytest.raises(PermissionDenied):
        finish(intake.pk, by=UserFactory())
    assert Intake.objects.filter(pk=intake.pk).exists()


ODD = {
    "number too large": {"levels": "9" * 30},
    "number of thousands of digits": {"levels": "9" * 5000, "region": "9" * 5000},
    "nul": {"title": "Las\x00 een naad", "levels": "1\x00"},
    "address too long": {"email": f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.nl"},
    "very long text": {"title": "a" * 100_000},
    "no key": {"key": "x"},
    "group of millions": {"group_max": "9" * 12},
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_answers_get_the_form_back(world: World, client: Client, odd: dict[str, str]) -> None:
    answer = send(client, kvk="12", **odd)

    assert answer.status_code == 200
    assert "Er klopt nog iets niet" in answer.text
    assert client.get(url_of()).status_code == 200


# What is kept about a person ----------------------------------------------------------------


def test_unfinished_forms_are_in_my_data_and_go_when_their_typist_is_erased(
    here: World, client: Client
) -> None:
    """Sent off, not complete yet, and typed by somebody who is known already."""
    person = prove_address(UserFactory(email=NEWCOMER))
    send(client)
    send(Client(), summary="", title="Nog niet af", key=KEYS[1])
    known = Client()
    known.force_login(person)
    send(known, summary="", title="Van wie bekend is", key=KEYS[2])
    send(Client(), summary="", title="Van een ander", email="ander@example.nl", key=KEYS[3])

    told = personal_data_of(person)[capfirst(str(Intake._meta.verbose_name_plural))]
    erase_person(person, by=person)

    titles = {"Las je eerste naad", "Nog niet af", "Van wie bekend is"}
    assert {title for title in titles for row in told if title in row.values()} == titles
    assert len(told) == 3
    assert [intake.title for intake in Intake.objects.all()] == ["Van een ander"]
    assert traces_of([NEWCOMER]) == []


def test_who_did_not_prove_an_address_reads_nothing_that_was_typed_with_it(
    here: World, client: Client
) -> None:
    send(client)
    stranger = User.objects.get(email=NEWCOMER)

    assert "Las je eerste naad" not in str(personal_data_of(stranger))
