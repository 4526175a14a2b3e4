"""What the worker leaves behind, so that operations can see it lives."""

from django.db import models
from django.db.models import Q


class JobRun(models.Model):
    """The last runs of one job: one row per job."""

    job = models.CharField(max_length=200, unique=True)
    succeeded_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["job"]
        constraints = [
            models.CheckConstraint(
                condition=Q(succeeded_at__isnull=False) | Q(failed_at__isnull=False),
                name="job_run_ran",
            ),
            models.CheckConstraint(
                condition=Q(error="") | Q(failed_at__isnull=False), name="job_run_error_has_moment"
            ),
        ]

    def __str__(self) -> str:
        return self.job
