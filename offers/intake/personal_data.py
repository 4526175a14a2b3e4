"""What somebody typed at "Bied iets aan" and did not finish, among what is kept about them."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime

from offers.intake.forms import IntakeForm
from offers.intake.models import Intake
from offers.kinds import KIND_BY_CODE
from partners.people.models import User
from partners.people.rules import has_proven
from partners.privacy.personal_data import Row, told_by


@told_by(Intake)
def intakes_about(person: User) -> Iterator[Row]:
    """Only who proved the address reads what was typed with it: anybody can type it."""
    mine = Intake.objects.waiting_of(person.pk)
    if has_proven(person, person.email):
        mine = mine | Intake.objects.naming(person.email)
    for intake in mine.order_by("pk"):
        yield _told(intake)


def _told(intake: Intake) -> Row:
    page_class = KIND_BY_CODE.get(intake.kind)
    fields = IntakeForm(page_class=page_class).fields if page_class else {}
    labels = {name: str(field.label) for name, field in fields.items() if field.label}
    typed = {labels.get(name, name): ", ".join(told) for name, told in intake.answers.items()}
    changed = date_format(localtime(intake.changed_at), "SHORT_DATETIME_FORMAT")
    kind = str(page_class.kind.label) if page_class else intake.kind
    names = [capfirst(str(_column(name).verbose_name)) for name in ("kind", "changed_at")]
    return {names[0]: kind, names[1]: changed, **typed}


def _column(name: str) -> Any:
    return Intake._meta.get_field(name)
