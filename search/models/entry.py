"""One narrow row per offer and language that schools see, and the count of changes to them.

Rows are written by search/indexing/entries.py only, in the transaction that publishes or withdraws.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class CatalogueEntry(models.Model):
    """What lists need of one visible offer: facts to filter on, words, and its card as HTML."""

    page = models.OneToOneField(
        "offers.OfferPage",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="catalogue_entry",
    )
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    # Facet name → codes, for example {"kind": ["tour"], "level": ["kb", "tl"]}.
    values = models.JSONField(_("choices"), default=dict)
    title = models.CharField(_("title"), max_length=255)
    summary = models.CharField(_("summary"), max_length=250, blank=True)
    url = models.CharField(_("address"), max_length=2000)
    card = models.TextField(_("card as HTML"), blank=True)
    # People, days, years; empty says no limit.
    group_min = models.PositiveSmallIntegerField(null=True)
    group_max = models.PositiveSmallIntegerField(null=True)
    available_from = models.DateField(null=True)
    available_until = models.DateField(null=True)
    lead_time_days = models.PositiveSmallIntegerField(null=True)
    minimum_age = models.PositiveSmallIntegerField(null=True)
    # Degrees, WGS 84; empty where the place is not known.
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    published_at = models.DateTimeField(_("first online"))
    expire_at = models.DateTimeField(_("online until"), null=True)
    packed = models.BinaryField(_("what the index reads"))  # search/indexing/packing.py
    # Something it names was renamed: the worker writes it anew.
    stale = models.BooleanField(_("to be written anew"), default=False)

    class Meta:
        verbose_name = _("catalogue entry")
        verbose_name_plural = _("catalogue entries")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="entry_whole_point",
            )
        ]
        indexes = [
            models.Index(fields=["page"], condition=models.Q(stale=True), name="entry_stale")
        ]

    def __str__(self) -> str:
        return self.title


class CatalogueTerm(models.Model):
    """A word or a choice of entries, so that `packed` can name it by its number."""

    text = models.CharField(_("text"), max_length=300, unique=True)

    def __str__(self) -> str:
        return self.text


class CatalogueVersion(models.Model):
    """The one row that says how new the catalogue is.

    `token` is another one at each change: a number alone would come back after a rollback,
    and an index of what was never committed would look new.
    """

    number = models.PositiveBigIntegerField(default=0)
    token = models.UUIDField(default=uuid.uuid4)
    # How rows and cards were written: search/indexing/digests.py. Empty where nobody wrote it yet.
    row_format = models.CharField(max_length=32, blank=True, default="")
    card_template = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="catalogue_version_one_row")
        ]

    def __str__(self) -> str:
        return str(self.number)


class CatalogueChange(models.Model):
    """A page whose entry was written or removed in one version; older ones are cleared away."""

    number = models.PositiveBigIntegerField(db_index=True)
    token = models.UUIDField()
    page_id = models.PositiveBigIntegerField()  # no key: the page may be gone

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number", "page_id"], name="one_change_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.page_id}"
