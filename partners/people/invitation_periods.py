"""How long invitations are kept: the mail address in them belongs to somebody."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from jobs.retention import retained
from partners.people.models import Invitation
from partners.people.signals import person_erased


@retained(_("invitations that ended"), setting="invitations")
def _ended_invitations(before: datetime) -> int:
    """Accepted, withdrawn or too old."""
    ended = Q(accepted_at__lt=before) | Q(withdrawn_at__lt=before) | Q(expires_at__lt=before)
    return Invitation.objects.filter(ended).delete()[0]


@receiver(person_erased)
def forget_invitations(email: str, **kwargs: Any) -> None:
    Invitation.objects.filter(email=email.lower()).delete()
