"""What imports keep of people, and when it goes."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobs.retention import retained
from partners.imports import runs
from partners.imports.enums import ImportStatus
from partners.imports.models import ImportRefusal, ImportRun
from partners.imports.reasons import UnreadableFile
from partners.people.signals import person_erased
from partners.privacy.redaction import forget_address


@retained(_("uploads nobody imported"), setting="import_files")
def forget_files(before: datetime) -> int:
    unused = ImportRun.objects.filter(status__in=runs.STARTABLE, content__isnull=False)
    return _forget(unused.filter(created_at__lt=before))


@retained(_("refused rows of imports"), setting="import_refusals")
def forget_refusals(before: datetime) -> int:
    return ImportRefusal.objects.filter(run__ended_at__lt=before).delete()[0]


@receiver(person_erased)
def forget_files_about(sender: Any, email: str, **kwargs: Any) -> None:
    """Drop uploads that name somebody who is erased: importing them would bring them back.

    What was refused stays for who mends it, without the address.
    """
    forget_address(email, within=[ImportRefusal.objects.all()])
    for run in ImportRun.objects.filter(content__isnull=False):
        if _names(run, email):
            _forget(ImportRun.objects.filter(pk=run.pk))


def _names(run: ImportRun, email: str) -> bool:
    try:
        rows = runs.read(run).table.rows
    except UnreadableFile:
        return True  # nobody can tell, and nobody can import it either
    return any(email.casefold() in cell.casefold() for row in rows for cell in row.cells)


def _forget(found: Any) -> int:
    return found.update(status=ImportStatus.CANCELLED, content=None, ended_at=timezone.now())
