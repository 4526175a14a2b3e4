"""How many mails one address gets in a day, over all sources. Silent: who asks reads no difference.

A full mailbox is what an attacker can do with a site that mails whoever is named. What is not
written is told by the screens anyway: a queue, a list of requests.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from mail.models import OutgoingMail

logger = logging.getLogger(__name__)

DAY = timedelta(days=1)
# Notices about one's own account: nobody is to hide a new password behind a full share.
NEVER_CAPPED = ("once",)
# What is counted by itself, so that the one uses up no room of the other.
COUNTED_APART = ("code", "code-at-home", "address", "invitation")

# Takes a mail that is about to be written; False: its address or its source had its share.
Cap = Callable[[OutgoingMail], bool]

_caps: list[Cap] = []


def caps_mail(cap: Cap) -> Cap:
    """Register what else decides; upper apps know who asks."""
    _caps.append(cap)
    return cap


def may_be_written(mail: OutgoingMail) -> bool:
    allowed = _is_within_the_day(mail) and all(cap(mail) for cap in _caps)
    if not allowed:
        logger.warning("A mail of kind %s is not written: enough for today", kind_of(mail))
    return allowed


def kind_of(mail: OutgoingMail) -> str:
    return mail.event.partition(":")[0]


def mails_today(address: str, kinds: tuple[str, ...]) -> QuerySet[OutgoingMail]:
    """Mails of these kinds to one address in the last 24 hours."""
    return _today(address).filter(_of_kinds(kinds))


def _is_within_the_day(mail: OutgoingMail) -> bool:
    if kind_of(mail) in NEVER_CAPPED or kind_of(mail) in COUNTED_APART:
        return True
    others = _today(mail.recipient).exclude(_of_kinds((*NEVER_CAPPED, *COUNTED_APART)))
    return others.count() < settings.MAILS_PER_ADDRESS


def _today(address: str) -> QuerySet[OutgoingMail]:
    since = timezone.now() - DAY
    return OutgoingMail.objects.filter(created_at__gt=since, recipient__iexact=address)


def _of_kinds(kinds: tuple[str, ...]) -> Q:
    found = Q()
    for kind in kinds:
        found |= Q(event__startswith=f"{kind}:")
    return found
