"""Letters about people who leave, or who are about to be forgotten."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from mail.before_sending import about_its_reader, asked_before_sending
from mail.mails import Mail
from partners.pages.rules import organisation_of_page
from partners.people.enums import Role
from partners.people.handover import people_in
from partners.people.models import User
from partners.people.roles import is_programme_office, leaders_of
from partners.people.rules import (
    ORGANISATION_MODELS,
    Organisation,
    answers_for,
    belongs_to,
    kind_of,
    oversees,
    region_of,
)
from partners.people.waiting_mails import reader_at

if TYPE_CHECKING:
    from moderation.models import ModeratedPage

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


class ContactGone(Mail):
    subject = _("The contact address of %(organisation)s is gone")
    lead = _(
        "Somebody deleted their account, and their mail address went with it. It was the contact "
        "of: %(titles)s. Choose another mailbox there, and submit it again."
    )
    button = _("Open my work")


def tell_contact_is_gone(pages: "Iterable[ModeratedPage]") -> None:
    """Tell who answers for these pages that the address on them went, once each organisation."""
    found: dict[Organisation, list[str]] = {}
    for page in pages:
        found.setdefault(organisation_of_page(page), []).append(page.title)
    for organisation, titles in found.items():
        managing = [one for one in people_in(organisation) if answers_for(one, organisation)]
        region = region_of(organisation)
        leaders = leaders_of(region) if region is not None else User.objects.none()
        ContactGone(
            event=f"contact-gone:{kind_of(organisation)}:{organisation.pk}:{uuid4()}",
            link=settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_home"),
            facts={"organisation": str(organisation), "titles": ", ".join(sorted(titles))},
        ).send(managing or people_in(organisation) or leaders)


@asked_before_sending("contact-gone")
def looks_after_it(event: str, recipient: str) -> bool:
    organisation, reader = _organisation_in(event), reader_at(recipient)
    if organisation is None or reader is None:
        return False
    return belongs_to(reader, organisation) or oversees(reader, organisation)


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
    organisation, reader = _organisation_in(event), reader_at(recipient)
    if organisation is None or reader is None:
        return False
    region = region_of(organisation)
    leads = region is not None and leaders_of(region).filter(pk=reader.pk).exists()
    return leads or is_programme_office(reader)


def _organisation_in(event: str) -> Organisation | None:
    """Return the organisation a mail tells of, by what stands second and third in its event."""
    _kind, kind, key, _unique = event.split(":")
    return ORGANISATION_MODELS[kind]._default_manager.filter(pk=key).first()
