"""How long we keep what a newcomer typed."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jobs.retention import retained
from offers.intake.models import Intake


@retained(_("offers somebody began and did not finish"), setting="intakes")
def _unfinished(before: datetime) -> int:
    return Intake.objects.left_alone_since(before).delete()[0]
