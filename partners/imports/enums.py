"""How far an import is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportStatus(models.TextChoices):
    """How far an import is."""

    CHECKED = "checked", _("Checked, not started")
    WAITING = "waiting", _("Waiting for the worker")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Stopped by an error")
    CANCELLED = "cancelled", _("Not imported")

    @classmethod
    def at_work(cls) -> tuple["ImportStatus", ...]:
        return (cls.WAITING, cls.RUNNING)
