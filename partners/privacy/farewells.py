"""Letters about people who leave, or who are about to be forgotten."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from mail.before_sending import about_its_reader, asked_before_sending
from mail.mails import Mail
from partners.people.enums import Role
from partners.people.models import User
from partners.people.roles import is_programme_office, leaders_of
from partners.people.rules import ORGANISATION_MODELS, region_of
from partners.people.waiting_mails import reader_at

about_its_reader("stayed-away")


class StayedAway(Mail):
    subject = _("Do you still need your account?")
    lead = _(
        "You have not logged in for a long time. On %(day)s we delete your account and your "
        "data. Do you want to keep it? Then log in once."
    )
    button = _("Log in")


class NobodyLeft(Mail):
    subject = _("Nobody answers for %(organisation)s any more")
    lead = _(
        "The last person with the role “%(role)s” in %(organisation)s deleted their account. "
        "What is online stays online. Give somebody else this role."
    )
    button = _("Open my work")


def warn_of_erasure(person: User, *, on: date) -> None:
    """Tell somebody who stayed away when their account goes; once per absence."""
    StayedAway(
        event=f"stayed-away:{person.pk}:{person.last_login or person.date_joined:%Y%m%d}",
        link=settings.WAGTAILADMIN_BASE_URL + reverse("my_work"),
        facts={"day": date_format(on)},
    ).send([person])


def tell_nobody_is_left(role: Role, organisation: Any) -> None:
    """Tell who can repair it: the leaders of the region, or the programme office."""
    leaders = User.objects.none()
    if role != Role.PROJECT_LEADER:
        leaders = leaders_of(organisation.region)
    office = User.objects.programme_office()
    NobodyLeft(
        event=f"nobody-left:{organisation._meta.model_name}:{organisation.pk}:{uuid4()}",
        link=settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_home"),
        facts={"organisation": organisation.name, "role": str(role.label)},
    ).send(leaders if leaders.exists() else office)


@asked_before_sending("nobody-left")
def can_repair_it(event: str, recipient: str) -> bool:
    _kind, kind, key, _unique = event.split(":")
    organisation = ORGANISATION_MODELS[kind]._default_manager.filter(pk=key).first()
    reader = reader_at(recipient)
    if organisation is None or reader is None:
        return False
    region = region_of(organisation)
    leads = region is not None and leaders_of(region).filter(pk=reader.pk).exists()
    return leads or is_programme_office(reader)
