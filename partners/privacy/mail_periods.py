"""Mail that is old goes, and so does mail to somebody who is erased."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from jobs.retention import retained
from mail.enums import MailState
from mail.models import OutgoingMail
from partners.people.signals import person_erased
from partners.privacy.redaction import forget_word


@retained(_("mails that were sent or given up"), setting="mail")
def forget_old_mail(before: datetime) -> int:
    old = OutgoingMail.objects.exclude(state=MailState.WAITING).filter(created_at__lt=before)
    return old.delete()[0]


@receiver(person_erased)
def forget_mail_to(person: Any, email: str, **kwargs: Any) -> None:
    """Whole rows: two people erased would else be the same reader of the same event.

    Mail to others loses the name once it is out; what still waits arrives as it was meant.
    """
    OutgoingMail.objects.filter(recipient__iexact=email).delete()
    if name := person.get_full_name():
        forget_word(name, [OutgoingMail.objects.exclude(state=MailState.WAITING)])
