"""How long accounts and sessions are kept."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobs.retention import retained
from moderation.evidence import forget_ended_approvals
from partners.people.models import User
from partners.people.proven_addresses import is_proven
from partners.privacy.erasure import erase_person
from partners.privacy.farewells import warn_of_erasure


@retained(_("ended sessions"), setting="sessions")
def _sessions(before: datetime) -> int:
    return Session.objects.filter(expire_date__lt=before).delete()[0]


@retained(_("approvals that ended"), setting="approvals")
def _approvals(before: datetime) -> int:
    """Evidence of what is online is kept however old it is."""
    return forget_ended_approvals(before)


@retained(_("accounts nobody used"), setting="unused_accounts")
def _unused_accounts(before: datetime) -> int:
    """Somebody typed an address and never came, or was never accepted anywhere.

    Who never came is only a row: anybody can type anybody's address, so nothing else that
    bears it is touched.
    """
    unused = list(_away_since(before).filter(memberships__isnull=True))
    for person in unused:
        if is_proven(person):
            erase_person(person)
        else:
            person.delete()
    return len(unused)


@retained(_("people who stayed away"), setting="inactive_accounts")
def _inactive_accounts(before: datetime) -> int:
    people = list(_away_since(before))
    for person in people:
        erase_person(person)
    return len(people)


@retained(_("people warned that they stayed away"), setting="inactive_accounts")
def _warn_inactive_accounts(before: datetime) -> int:
    """Say so in time; the outbox sends one mail per absence, however often this runs."""
    warning = timedelta(days=settings.RETENTION_DAYS["inactive_warning"])
    people = list(_away_since(before + warning))
    for person in people:
        warn_of_erasure(person, on=timezone.localdate() + warning)
    return len(people)


def _away_since(moment: datetime) -> QuerySet[User]:
    known = User.objects.filter(erased_at__isnull=True, is_superuser=False)
    return known.filter(
        Q(last_login__lt=moment) | Q(last_login__isnull=True, date_joined__lt=moment)
    )
