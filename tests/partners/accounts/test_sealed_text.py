"""Secrets in the database are of no use to who has only the database."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from partners.accounts.sealed_text import seal, unseal
from tests.factories.partners import UserFactory

SECRET = "JBSWY3DPEHPK3PXP"


def test_sealed_text_comes_back_and_reads_as_nothing() -> None:
    sealed = seal(SECRET)

    assert unseal(sealed) == SECRET
    assert SECRET not in sealed
    assert seal(SECRET) != sealed


def test_old_key_still_opens_and_lost_key_gives_something_random(settings: Any) -> None:
    sealed = seal(SECRET)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another-key"

    assert unseal(sealed) not in (SECRET, "", unseal(sealed))
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal(sealed) == SECRET


@pytest.mark.django_db
def test_secret_of_an_app_is_sealed_in_the_database() -> None:
    TOTP.activate(UserFactory(), SECRET)

    stored = Authenticator.objects.get()

    assert SECRET not in str(stored.data)
    assert unseal(stored.data["secret"]) == SECRET
