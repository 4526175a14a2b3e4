"""Whether the worker lives, and what of it fails, for people who look at a screen."""

import datetime

from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from jobs.models import JobRun

# A worker that has nothing to do notes that every quarter of a minute.
SILENCE = datetime.timedelta(minutes=2)


def last_sign_of_life() -> datetime.datetime | None:
    """Return when any job last ended, well or not; None where none ever did."""
    last = Greatest(Coalesce("succeeded_at", "failed_at"), Coalesce("failed_at", "succeeded_at"))
    return JobRun.objects.order_by(last.desc()).values_list(last, flat=True).first()


def is_silent() -> bool:
    last = last_sign_of_life()
    return last is None or last < timezone.now() - SILENCE


def failing_jobs() -> list[JobRun]:
    """Return the jobs whose last run failed, and the checks whose last run found something."""
    return list(JobRun.objects.exclude(error="").order_by("job"))
