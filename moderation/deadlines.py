"""By when an answer comes."""

import datetime

from django.conf import settings
from django.utils import timezone

from jobs.working_days import working_days_after


def expected_by(submitted_at: datetime.datetime) -> datetime.date:
    """Return the day by which a leader answers: REVIEW_DAYS working days after submitting."""
    return working_days_after(timezone.localtime(submitted_at).date(), settings.REVIEW_DAYS)
