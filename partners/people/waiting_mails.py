"""Who may still read a mail about belonging at the moment it leaves (mail/before_sending.py)."""

from mail.before_sending import about_its_reader, asked_before_sending
from partners.people.enums import Role
from partners.people.models import Invitation, Membership, SchoolDomain, User
from partners.people.roles import is_programme_office, leads_region
from partners.people.rules import (
    may_accept,
    may_edit_mail_domains,
    may_give,
    may_refuse,
    organisation_of,
)

# They name the organisation and the role of their reader, and nothing more.
about_its_reader("refused", "role", "ended")


def reader_at(address: str) -> User | None:
    """Return whose mail this is now; nobody's whose account ended or has another address."""
    return User.objects.filter(email=address.lower(), is_active=True).first()


def key_in(event: str) -> int:
    """Return the key of the row a mail tells of."""
    return int(event.split(":")[1])


@asked_before_sending("asked", "late")
def may_still_decide(event: str, recipient: str) -> bool:
    """The letter shows who asks, with their address."""
    asked = Membership.objects.asked().filter(pk=key_in(event)).first()
    reader = reader_at(recipient)
    if asked is None or reader is None:
        return False
    return may_accept(reader, asked) or may_refuse(reader, asked)


@asked_before_sending("accepted")
def belongs_still(event: str, recipient: str) -> bool:
    held = Membership.objects.verified().filter(pk=key_in(event))
    return held.filter(user=reader_at(recipient)).exists()


@asked_before_sending("invitation")
def invitation_holds(event: str, recipient: str) -> bool:
    """Only the newest letter has a link that works, while its sender may give the role."""
    _kind, key, number = event.split(":")
    found = Invitation.objects.valid().filter(pk=key, times_sent=number).first()
    if found is None or found.invited_by is None:
        return False
    return may_give(found.invited_by, organisation_of(found), Role(found.role))


@asked_before_sending("mail-domain")
def edits_that_domain(event: str, recipient: str) -> bool:
    listed = SchoolDomain.objects.filter(pk=key_in(event)).first()
    reader = reader_at(recipient)
    if listed is None or reader is None:
        return False
    return may_edit_mail_domains(reader, listed.school)


@asked_before_sending("leader")
def leads_beside_them(event: str, recipient: str) -> bool:
    new = Membership.objects.verified().leading().filter(pk=key_in(event)).first()
    reader = reader_at(recipient)
    if new is None or new.region is None or reader is None:
        return False
    return is_programme_office(reader) or leads_region(reader, new.region)
