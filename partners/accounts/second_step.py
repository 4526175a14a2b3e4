"""Who may decide anything proves twice who they are: a mail box alone is not enough."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import authentication_step_completed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import override
from wagtail.log_actions import log

from mail.mails import language_of
from partners.accounts.sessions import end_sessions
from partners.people.models import Membership, User
from partners.people.roles import is_programme_office

# Recovery codes come with one of these and are none by themselves.
SECOND_STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
PASSED_BY = "second_step_passed_by"  # in the session: the key of the person who did
WHERE_TO = "second_step_where_to"  # in the session: what was asked before there was one


def needs_second_step(person: User) -> bool:
    """True for project leaders and the programme office."""
    if not settings.SECOND_STEP_REQUIRED:
        return False
    return is_programme_office(person) or Membership.objects.of(person).leading().exists()


def has_second_step(person: User) -> bool:
    return Authenticator.objects.filter(user=person, type__in=SECOND_STEPS).exists()


def people_with_second_step() -> set[int]:
    """Return the keys of everybody who has a second step."""
    found = Authenticator.objects.filter(type__in=SECOND_STEPS)
    return set(found.values_list("user_id", flat=True))


def passed_second_step(request: HttpRequest, person: User) -> bool:
    """True if this person proved twice who they are in this session, and still could."""
    return request.session.get(PASSED_BY) == person.pk and has_second_step(person)


def remember_where_to(request: HttpRequest) -> None:
    """Keep what somebody asked for who sets a second step up first: often a link in a mail."""
    request.session[WHERE_TO] = request.get_full_path()


def where_to(request: HttpRequest) -> str:
    """Return what was asked for before, once there is a second step; "" if nothing was."""
    passed = isinstance(request.user, User) and passed_second_step(request, request.user)
    return request.session.get(WHERE_TO, "") if passed else ""


@transaction.atomic
def reset_second_step(person: User, *, by: User | None) -> None:
    """Remove all second steps of somebody who lost them, and log them out everywhere.

    `by` is None for the command on the server. The person is told, so that who never asked
    for it notices.
    """
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    log(instance=person, action="people.reset_second_step", user=by)
    with override(language_of(person)):
        get_adapter().send_mail("mfa/email/second_step_reset", person.email, {})


@receiver(authentication_step_completed)
def remember_second_step(request: HttpRequest, user: User, method: str, **_kwargs: Any) -> None:
    """django-allauth calls every proof by authenticator app, passkey or recovery code "mfa"."""
    if method == "mfa":
        request.session[PASSED_BY] = user.pk


@receiver(authenticator_added)
def count_what_was_just_set_up(
    request: HttpRequest, user: User, authenticator: Authenticator, **_kwargs: Any
) -> None:
    """Who just typed the first code, or just made a passkey, need not prove it once more.

    Any other session of theirs was opened with less, and ends.
    """
    if authenticator.type in SECOND_STEPS:
        end_sessions(user, but=request.session.session_key)
    proof = {"id": authenticator.pk, "type": authenticator.type, "reauthenticated": True}
    record_authentication(request, user, "mfa", **proof)
