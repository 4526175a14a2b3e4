"""An import by the programme office: what was uploaded, how far it is, what was refused."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partners.imports.enums import ImportStatus


class ImportRunQuerySet(models.QuerySet):
    def listed(self) -> "ImportRunQuerySet":
        """The newest first, without the uploaded bytes."""
        return self.defer("content").select_related("created_by").order_by("-pk")

    def at_work(self) -> "ImportRunQuerySet":
        """Runs for the worker; the oldest first, so one ends before the next begins."""
        return self.filter(status__in=ImportStatus.at_work()).order_by("pk")


class ImportRun(models.Model):
    """One uploaded file on its way in.

    `position` is the checkpoint: so many items are stored, in the same transaction as the
    rows themselves. The file lives in the database: no address leads to it, and it goes in
    the transaction that ends the run.
    """

    source = models.CharField(_("kind of file"), max_length=20)
    filename = models.CharField(_("file"), max_length=255)
    content = models.BinaryField(_("content"), null=True)
    header: Any = models.JSONField(_("columns"), default=list)
    delimiter = models.CharField(_("separator"), max_length=1, blank=True)
    status = models.CharField(
        _("state"), max_length=20, choices=ImportStatus.choices, default=ImportStatus.CHECKED
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    started_at = models.DateTimeField(_("started"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    total = models.PositiveIntegerField(_("rows"), default=0)
    position = models.PositiveIntegerField(_("rows done"), default=0)
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    missing = models.PositiveIntegerField(_("not in the file"), default=0)
    # Rows whose names may take the place of what people mended here; a null of before is none.
    overwrite: Any = models.JSONField(_("rows that overwrite"), null=True, default=None)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(position__lte=F("total")), name="import_run_position_within_total"
            ),
            models.CheckConstraint(
                condition=Q(content__isnull=False)
                | ~Q(status__in=[ImportStatus.CHECKED, *ImportStatus.at_work()]),
                name="import_run_has_its_file_until_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_at_work(self) -> bool:
        return self.status in ImportStatus.at_work()

    @property
    def changed_nothing(self) -> bool:
        return self.status == ImportStatus.DONE and not (self.new or self.changed)

    @property
    def percentage(self) -> int:
        return 100 * self.position // self.total if self.total else 100


class ImportRefusal(models.Model):
    """A row that was left out; the reason is a code, told in the reader's language."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="refusals")
    number = models.PositiveIntegerField(_("row"))
    cells: Any = models.JSONField(_("cells"))
    reason = models.CharField(_("reason"), max_length=30)
    params: Any = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="import_refusal_once_per_row")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.reason}"


class ImportedNames(models.Model):
    """What a register said of an organisation or a place the last time.

    What is stored and differs from it was mended by people: a file does not undo that unasked.
    """

    source = models.CharField(_("kind of file"), max_length=20)
    key = models.CharField(_("key"), max_length=60)
    names: Any = models.JSONField(_("names"), default=dict)

    class Meta:
        verbose_name = _("names as imported")
        verbose_name_plural = _("names as imported")
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="imported_names_once_per_key")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.key}"
