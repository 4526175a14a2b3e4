"""One's name and language, on one's own account."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from partners.people.models import User
from tests.factories.partners import UserFactory

pytestmark = pytest.mark.django_db


def test_name_and_language_are_changed(as_user: Any) -> None:
    person = UserFactory(first_name="Eva", last_name="Bos")
    client = as_user(person)

    shown = client.get(reverse("about_me")).text
    answer = client.post(
        reverse("about_me"), {"first_name": "Evi", "last_name": "van den Bos", "language": "en"}
    )

    assert 'value="Eva"' in shown
    assert (answer.status_code, answer["Location"]) == (302, reverse("account"))
    assert User.objects.get(pk=person.pk).get_full_name() == "Evi van den Bos"
    assert UserProfile.get_for_user(person).preferred_language == "en"


def test_language_that_is_none_is_refused_with_what_was_typed(as_user: Any) -> None:
    person = UserFactory()

    answer = as_user(person).post(
        reverse("about_me"), {"first_name": "Evi", "last_name": "Bos", "language": "xx"}
    )

    assert answer.status_code == 200
    assert 'value="Evi"' in answer.text
    assert User.objects.get(pk=person.pk).first_name != "Evi"


def test_somebody_not_logged_in_is_led_to_the_door(client: Client) -> None:
    assert client.get(reverse("about_me")).status_code == 302
