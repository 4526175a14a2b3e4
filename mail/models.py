"""Every mail the site sends: one row per event and reader."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mail.enums import MailState
from mail.querysets import OutgoingMailQuerySet


class OutgoingMail(models.Model):
    """A mail to one reader, written in the transaction of the event it tells of.

    Only `delivery` moves it on. The Message-ID is made once, so that a mail which is sent
    twice after a crash is the same mail to the programs that receive it.
    """

    event = models.CharField(_("event"), max_length=200)
    recipient = models.EmailField(_("recipient"), max_length=320)
    subject = models.TextField(_("subject line"))
    plain = models.TextField(_("text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    language = models.CharField(_("language"), max_length=10)
    from_email = models.CharField(_("sender"), max_length=320)
    headers = models.JSONField(_("headers"), default=dict, blank=True)
    message_id = models.CharField(_("identifier"), max_length=320, unique=True, editable=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now, db_index=True)

    state = models.CharField(
        _("state"), max_length=10, choices=MailState.choices, default=MailState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try = models.DateTimeField(_("next try"), default=timezone.now)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    last_error = models.TextField(_("last error"), blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["next_try", "id"],
                condition=Q(state=MailState.WAITING),
                name="outgoing_mail_waiting",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                "event", Lower("recipient"), name="outgoing_mail_once_per_event_and_reader"
            ),
            models.CheckConstraint(
                condition=Q(state__in=MailState.values), name="outgoing_mail_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False)
                | (~Q(state=MailState.SENT) & Q(sent_at__isnull=True)),
                name="outgoing_mail_sent_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(claimed_until__isnull=True) | Q(state=MailState.WAITING),
                name="outgoing_mail_only_waiting_is_claimed",
            ),
            models.CheckConstraint(
                condition=~Q(state=MailState.GIVEN_UP) | ~Q(last_error=""),
                name="outgoing_mail_given_up_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(event="") & ~Q(recipient=""), name="outgoing_mail_has_a_reader"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.recipient}"
