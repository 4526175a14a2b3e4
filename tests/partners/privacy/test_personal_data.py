"""A person reads, takes along and deletes what is kept about them; nobody else's."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from mail.models import OutgoingMail
from moderation.actions import submit
from partners.people.models import User
from partners.privacy import personal_data
from partners.privacy.personal_data import SECRETS, personal_data_of
from partners.privacy.told_names import TABLES
from tests.conftest import World
from tests.factories.partners import UserFactory
from tests.security.attack import CANARY, edit, fresh

PAGES = ("my_data", "download_my_data", "erase_me")


def test_personal_data_is_what_the_person_made_and_is(world: World, as_user: Any) -> None:
    page = world.draft(title="Lassen op maandag")
    edit(as_user(world.editor), page, title="Lassen op dinsdag")

    found = personal_data_of(world.editor)

    text = str(found)
    assert world.editor.email in text
    assert "Lassen op dinsdag" in text
    assert world.company.name in text


def test_personal_data_has_nothing_of_others(world: World, as_user: Any) -> None:
    other = UserFactory(first_name=CANARY, last_name=CANARY)
    page = world.draft()
    edit(as_user(world.colleague), page, title=CANARY)

    assert CANARY not in str(personal_data_of(world.second_leader))
    assert CANARY in str(personal_data_of(other))


def test_personal_data_opens_no_door(world: World, as_user: Any) -> None:
    as_user(world.editor)
    world.editor.set_password("een-wachtwoord-voor-tests")
    world.editor.save()

    text = str(personal_data_of(world.editor))

    assert "password" in SECRETS
    assert world.editor.password not in text


def test_personal_data_of_who_left_tells_nothing_of_the_company(world: World, as_user: Any) -> None:
    """Their pages go on without them, and anybody can type somebody else's address."""
    left = UserFactory(email="weg@example.nl")
    page = world.draft(contact_email=left.email)
    type(page).objects.filter(pk=page.pk).update(owner=left, title=CANARY, summary=CANARY)
    type(world.company).objects.filter(pk=world.company.pk).update(
        contact_email=left.email, name=CANARY
    )

    found = str(personal_data_of(left))

    assert CANARY not in found
    assert left.email in found


@pytest.mark.parametrize("name", PAGES)
def test_pages_without_login_lead_to_the_login(client: Client, db: None, name: str) -> None:
    assert client.get(reverse(name)).status_code == 302


def test_reading_ones_data_with_a_password_asks_for_it_first(world: World, as_user: Any) -> None:
    answer = as_user(world.editor).get(reverse("download_my_data"))

    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_data_of_a_mail_that_waits_holds_no_code(world: World) -> None:
    OutgoingMail.objects.create(
        event="code:1",
        recipient=world.editor.email,
        subject="Code",
        plain=CANARY,
        html=CANARY,
        language="nl",
        from_email="loket@example.nl",
        message_id="<1@example.nl>",
    )

    assert CANARY not in str(personal_data_of(world.editor))


def test_page_shows_and_file_holds_the_own_data(world: World, as_user: Any) -> None:
    world.editor.set_unusable_password()  # who has a password is asked for it first
    world.editor.save()
    client = as_user(world.editor)

    shown, taken = (client.get(reverse(name)) for name in ("my_data", "download_my_data"))

    assert world.editor.email in shown.text
    assert world.editor.email in str(taken.json())
    assert "attachment" in taken["Content-Disposition"]
    assert "no-store" in shown["Cache-Control"]


def test_erasing_oneself_needs_the_own_address(world: World, as_user: Any) -> None:
    client = as_user(world.editor)
    wrong = client.post(reverse("erase_me"), {"email": world.colleague.email}, follow=True)

    assert not fresh(world.editor).erased_at
    assert world.colleague.email in wrong.text or wrong.redirect_chain


def test_erasing_oneself_logs_out(world: World) -> None:
    client, person = Client(), world.editor
    person.set_unusable_password()  # who has a password or key is asked for it again
    person.save()
    client.force_login(person)

    answer = client.post(reverse("erase_me"), {"email": person.email}, follow=True)

    assert fresh(person).erased_at
    assert answer.redirect_chain == [("/", 302)] or answer.status_code in {200, 404}
    assert "_auth_user_id" not in client.session


def test_erasing_oneself_with_a_password_asks_for_it_first(world: World, as_user: Any) -> None:
    answer = as_user(world.editor).post(reverse("erase_me"), {"email": world.editor.email})

    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert not fresh(world.editor).erased_at


# The names of things ------------------------------------------------------------------------------

# Words that are the same in Dutch.
SAME_WORD = {"contrast", "school", "label", "total"}


def told_columns() -> Iterator[tuple[str, str, str]]:
    """Yield every table that can name a person, with each column and what a person reads."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        keys, addresses = personal_data._keys_of_people(model), personal_data._addresses(model)
        if not keys and not addresses and model is not User:
            continue
        told = [model._meta.get_field(name) for name in addresses]
        if model is User:
            told += personal_data._own_fields(model)
        else:
            told += personal_data._told_fields(model, keys) if keys else []
            told += personal_data._moments(model)
        for field in told:
            yield model._meta.label, field.name, personal_data.label_of(field)


def test_every_table_of_a_package_has_a_name_people_know() -> None:
    labels = {label for label, _name, _read in told_columns()}
    packages = {label for label in labels if label.split(".")[0] not in personal_data.OWN_APPS}

    assert len(packages) > 20
    assert packages - set(TABLES) == set()


def test_every_column_has_a_name_people_know() -> None:
    with override("nl"):
        raw = {
            f"{label}.{name}: {read}"
            for label, name, read in told_columns()
            if read.lower() == name.replace("_", " ") and name not in SAME_WORD
        }

    assert raw == set()


def test_my_data_says_things_in_words_people_know(world: World, as_user: Any) -> None:
    page = world.draft(title="Lassen op maandag")
    edit(as_user(world.editor), page, title="Lassen op dinsdag")
    submit(type(page).objects.get(pk=page.pk), by=world.editor)

    found = personal_data_of(world.editor)

    assert {"Versies die u bewaarde", "Wat u indiende", "Waar u bij hoort"} <= set(found)
    assert found["Versies die u bewaarde"][0]["Over"] == "Workshop"
    assert [row for rows in found.values() for row in rows if "content type" in str(row)] == []
