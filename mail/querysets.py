"""Questions about the mails of the outbox."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from mail.enums import MailState

# A worker that runs sends within seconds.
LATE = datetime.timedelta(minutes=10)


class OutgoingMailQuerySet(models.QuerySet):
    def waiting(self) -> "OutgoingMailQuerySet":
        return self.filter(state=MailState.WAITING)

    def due(self, now: datetime.datetime) -> "OutgoingMailQuerySet":
        """What may be sent now: its time has come and no living worker has it in hand."""
        free = Q(claimed_until=None) | Q(claimed_until__lt=now)
        return self.waiting().filter(free, next_try__lte=now).order_by("next_try", "pk")

    def late(self) -> "OutgoingMailQuerySet":
        """Due for so long that something must be wrong with the worker."""
        return self.waiting().filter(next_try__lt=timezone.now() - LATE)
