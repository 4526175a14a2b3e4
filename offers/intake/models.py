"""What a newcomer typed, saved until it is an offer."""

import datetime
import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from texts.model_fields import MailAddressField

if TYPE_CHECKING:
    from partners.people.models import User


# In the address of the form: the key of what was filled in before.
OPENED = "formulier"


class IntakeQuerySet(models.QuerySet["Intake"]):
    def fresh(self) -> "IntakeQuerySet":
        """Not too old to go on with."""
        return self.filter(changed_at__gt=oldest())

    def open(self) -> "IntakeQuerySet":
        """Still the typist's to finish."""
        return self.fresh().filter(company__isnull=True)

    def sent(self) -> "IntakeQuerySet":
        """Complete, and sent off with a mail address that is to be proven."""
        return self.exclude(email="")

    def of_browser(self, digest: str) -> "IntakeQuerySet":
        return self.filter(browser=digest) if digest else self.none()

    def by_address_of(self, user: "User") -> "IntakeQuerySet":
        """Sent with this person's address; whoever shows them asks for proof of it first."""
        return self.sent().filter(email=user.email.lower())

    def naming(self, address: str) -> "IntakeQuerySet":
        """Sent with this mail address, or not sent yet and typed in it."""
        typed = models.Q(answers__email__0__iexact=address)
        return self.filter(models.Q(email=address.lower()) | typed)

    def waiting_of(self, person_id: int) -> "IntakeQuerySet":
        """What this person sent for companies that have not accepted them yet."""
        return self.filter(person=person_id, company__isnull=False)

    def left_alone_since(self, moment: datetime.datetime) -> "IntakeQuerySet":
        """Nobody went on with it, and it waits for nobody's decision."""
        return self.filter(company__isnull=True, changed_at__lte=moment)


def days_saved() -> int:
    return settings.RETENTION_DAYS["intakes"]


def oldest() -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days_saved())


class Intake(models.Model):
    """One form as somebody filled it in. Nobody else ever sees it.

    It belongs to the browser that holds the token in a cookie, of which only the digest is
    stored, and once sent to whoever proves to read the mail of its address. It is removed when
    it has become an offer, when the request to belong to its company is refused, and after
    some days (`RETENTION_DAYS`).
    """

    browser = models.CharField(_("digest of the browser's token"), max_length=64)
    key = models.UUIDField(_("key of the form"), default=uuid.uuid4)
    kind = models.CharField(_("kind"), max_length=40)
    answers = models.JSONField(_("what was typed"), default=dict)
    email = MailAddressField(_("mail address to prove"), blank=True, db_index=True)
    company = models.ForeignKey(
        "organisations.Company",
        verbose_name=_("company that decides whether its typist belongs to it"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who asked to belong to it"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("last changed"), default=timezone.now, db_index=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["browser", "key"], name="intake_once_per_form"),
            models.CheckConstraint(
                condition=models.Q(company__isnull=True, person__isnull=True)
                | (models.Q(company__isnull=False, person__isnull=False) & ~models.Q(email="")),
                name="intake_waits_for_company_by_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.changed_at:%Y-%m-%d}"

    @property
    def title(self) -> str:
        return " ".join(self.answers.get("title", []))

    @property
    def company_name(self) -> str:
        return " ".join(self.answers.get("company_name", []))

    @property
    def data(self) -> "MultiValueDict[str, Any]":
        """What was typed, as a form takes it."""
        return MultiValueDict(self.answers)

    @property
    def url_to_open(self) -> str:
        """Where its typist goes on with it, in this browser or in another one."""
        query = urlencode({OPENED: str(self.key)})
        return f"{reverse('intake:fill_in', args=[self.kind])}?{query}"
