"""How long things are kept, and the rules that end it.

Each rule stands beside what it cleans and registers itself here; docs/privacy.md lists them
with the reason for each period. The periods are settings, in days.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.accounts.mail_address import is_proven
from partners.models import User
from partners.privacy.erasure import erase_person
from partners.privacy.farewells import warn_of_erasure

Clean = Callable[[datetime], int]


@dataclass(frozen=True)
class Rule:
    """Removes what is older than its period; `clean` takes the moment and returns a count."""

    name: Any
    setting: str
    clean: Clean

    @property
    def days(self) -> int:
        return settings.RETENTION_DAYS[self.setting]

    def apply(self) -> int:
        return self.clean(timezone.now() - timedelta(days=self.days))


RULES: list[Rule] = []


def retained(name: Any, *, setting: str) -> Callable[[Clean], Clean]:
    """Register a function as the rule for one period of settings.RETENTION_DAYS."""

    def register(clean: Clean) -> Clean:
        RULES.append(Rule(name, setting, clean))
        return clean

    return register


def apply_retention() -> dict[str, int]:
    """Apply every rule; return how much each removed."""
    return {str(rule.name): rule.apply() for rule in RULES}


def keep_periods() -> bool:
    """Apply every rule, as a job of the worker; there is nothing more to do until tomorrow."""
    apply_retention()
    return False


@retained(_("ended sessions"), setting="sessions")
def _sessions(before: datetime) -> int:
    return Session.objects.filter(expire_date__lt=before).delete()[0]


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
