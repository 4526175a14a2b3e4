"""Remembers which address a person proved to read."""

from typing import Any

from allauth.account.signals import authentication_step_completed
from django.dispatch import receiver
from django.http import HttpRequest

from partners.people.models import User
from partners.people.proven_addresses import remember_proof


@receiver(authentication_step_completed)
def remember_proven_address(
    request: HttpRequest, user: User, method: str, email: str | None = None, **kwargs: Any
) -> None:
    """A code that was mailed to the account's own address came back.

    allauth keeps this in the session only where the address has no row yet. Invitations and
    mail domains of schools need to know it for good (people.rules.has_proven).
    """
    if method == "code" and email and email.lower() == user.email.lower():
        remember_proof(user)
