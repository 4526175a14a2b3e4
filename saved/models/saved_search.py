"""Queries people save, and which offers they were told of; where calendars find theirs."""

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from partners.people.models import User


NAME_LENGTH = 160
QUERY_LENGTH = 1000


class Rhythm(models.TextChoices):
    """How often somebody hears of what is new."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every Monday")
    NEVER = "never", _("No mail")


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def of(self, user: "User") -> "SavedSearchQuerySet":
        return self.filter(person=user)

    def due(self, moment: datetime) -> "SavedSearchQuerySet":
        """Those whose mail is to be made, longest waiting first."""
        waiting = self.exclude(rhythm=Rhythm.NEVER).filter(next_mail_at__lte=moment)
        return waiting.order_by("next_mail_at", "pk")


class SavedSearch(models.Model):
    """A query to the catalogue that somebody asks again and again.

    `query` holds known parameters only, in a fixed order (saved.searches.normalised),
    so that the same query is the same text. `key` is what the URL of its feed is
    signed over: another key, another URL.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="saved_searches",
    )
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    query = models.CharField(_("what is looked for"), max_length=QUERY_LENGTH, blank=True)
    language = models.CharField(_("language"), max_length=10)
    rhythm = models.CharField(
        _("mail"), max_length=10, choices=Rhythm.choices, default=Rhythm.WEEKLY
    )
    key = models.UUIDField(_("key of the feed"), default=uuid.uuid4, unique=True, editable=False)
    made_at = models.DateTimeField(_("kept since"), default=timezone.now)
    next_mail_at = models.DateTimeField(_("next mail"), default=timezone.now)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "language", "query"], name="saved_search_once_per_person"
            ),
            models.CheckConstraint(
                condition=models.Q(rhythm__in=Rhythm.values), name="saved_search_known_rhythm"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_mail_at", "id"],
                condition=~models.Q(rhythm=Rhythm.NEVER),
                name="saved_search_due",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ToldOffer(models.Model):
    """An offer that a mail about a saved search told of: once, ever."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="told")
    offer = models.UUIDField(_("offer"))
    told_at = models.DateTimeField(_("told"), default=timezone.now)

    class Meta:
        verbose_name = _("offer told of")
        verbose_name_plural = _("offers told of")
        constraints = [
            models.UniqueConstraint(fields=["search", "offer"], name="told_once_per_search")
        ]

    def __str__(self) -> str:
        return f"{self.search_id} · {self.offer}"


class OwnCalendar(models.Model):
    """The URL under which a person's calendar finds the days of what they save."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="own_calendar",
    )
    key = models.UUIDField(_("key of the address"), default=uuid.uuid4, unique=True)
    made_at = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("calendar of one's own")
        verbose_name_plural = _("calendars of one's own")

    def __str__(self) -> str:
        return str(self.person_id)
