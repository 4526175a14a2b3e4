"""Asking somebody by mail to belong to an organisation: one letter, one address, one use."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.people.enums import Role
from partners.people.models.membership import ORGANISATIONS, role_fits_organisation
from partners.people.querysets import InvitationQuerySet
from texts.model_fields import MailAddressField

VALID_FOR = timedelta(days=7)
TOKEN_BYTES = 32


def hash_of(token: str) -> str:
    """Return what the database keeps of a token: who reads the table cannot use a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def in_a_week() -> datetime:
    return timezone.now() + VALID_FOR


class Invitation(models.Model):
    """Bound to one mail address, one organisation and one role; ends when it is used.

    It holds as long as the person who sent it may still give that role: see
    `partners.people.invitation_actions`.
    """

    email = MailAddressField(_("mail address"))
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    region = models.ForeignKey(
        "organisations.Region", on_delete=models.CASCADE, null=True, related_name="invitations"
    )
    network = models.ForeignKey(
        "organisations.Network", on_delete=models.CASCADE, null=True, related_name="invitations"
    )
    company = models.ForeignKey(
        "organisations.Company", on_delete=models.CASCADE, null=True, related_name="invitations"
    )
    school = models.ForeignKey(
        "organisations.School", on_delete=models.CASCADE, null=True, related_name="invitations"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="invitations_sent",
    )
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    times_sent = models.PositiveSmallIntegerField(_("times sent"), default=0)
    expires_at = models.DateTimeField(_("valid until"), default=in_a_week)
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["invited_by", "sent_at"], name="invitation_sent_by")]
        constraints = [
            models.CheckConstraint(
                condition=role_fits_organisation(), name="invitation_role_fits_organisation"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_ends_once",
            ),
            *[
                models.UniqueConstraint(
                    Lower("email"),
                    "role",
                    organisation,
                    condition=Q(
                        accepted_at__isnull=True,
                        withdrawn_at__isnull=True,
                        **{f"{organisation}__isnull": False},
                    ),
                    name=f"invitation_open_once_per_{organisation}",
                )
                for organisation in ORGANISATIONS
            ],
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} · {self.organisation}"

    @property
    def organisation(self) -> models.Model | None:
        return getattr(self, Role(self.role).organisation)

    @property
    def is_open(self) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    def renew_token(self) -> str:
        """Return a new token and keep its hash; links sent before no longer work."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.token_hash = hash_of(token)
        self.sent_at = timezone.now()
        self.times_sent += 1
        self.expires_at = in_a_week()
        return token
