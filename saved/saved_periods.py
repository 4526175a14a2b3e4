"""How long we store what members of schools save."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobs.retention import retained
from partners.people.enums import SCHOOL_ROLES
from partners.people.models import Membership, User
from saved.models import Favourite, OwnCalendar, SavedSearch


@retained(_("what people kept who left their school"), setting="saved_offers")
def _saved_by_who_left(before: datetime) -> int:
    """Nobody but members reads what they save, so without a school it serves nothing."""
    members = Membership.objects.filter(role__in=SCHOOL_ROLES).verified()
    away = Q(last_login__lt=before) | Q(last_login__isnull=True, date_joined__lt=before)
    left = User.objects.filter(away).exclude(pk__in=members.values("user"))
    return sum(
        model.objects.filter(person__in=left).delete()[0]
        for model in (Favourite, SavedSearch, OwnCalendar)
    )
