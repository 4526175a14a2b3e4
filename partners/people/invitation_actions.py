"""The doors to invitations: send, send again, take back, accept."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from partners.organisations.models import School
from partners.people.enums import MANAGING_ROLES, Role
from partners.people.mails import Invited
from partners.people.membership_actions import admit, lock_organisation
from partners.people.membership_refusals import MembershipRefused, NotAllowed
from partners.people.models import Invitation, Membership, User
from partners.people.models.invitation import hash_of
from partners.people.notices import name_told_to
from partners.people.rules import (
    Organisation,
    answers_for,
    has_proven,
    is_pupil_address,
    kind_of,
    manages,
    may_give,
    organisation_of,
    why_nobody_is_let_in,
)
from texts.normalise import mail_address

# One person's mailbox is not to be filled: so often a day, and so long between two letters.
MOST_PER_ADDRESS = 3
MOST_SENDINGS = 5
PAUSE = timedelta(minutes=10)
ONE_DAY = timedelta(days=1)


@transaction.atomic
def invite(organisation: Organisation, *, email: str, role: Role, by: User) -> Invitation:
    """Mail a link to this address; an open invitation for the same is sent anew.

    Says nothing about whether the address has an account. Raises NotAllowed, or
    MembershipRefused for a member, a pupil's address, and too many invitations.
    """
    lock_organisation(organisation)
    _check_may_give(by, organisation, role)
    email = mail_address(email).lower()
    _refuse_pupils(organisation, email)
    _refuse_members(organisation, email)
    here = Invitation.objects.in_organisation(organisation).filter(email=email)
    _refuse_flood(by)
    if here.filter(created_at__gt=timezone.now() - ONE_DAY).count() >= MOST_PER_ADDRESS:
        raise MembershipRefused(_("This address was invited often today. Wait until tomorrow."))
    invitation = here.open().filter(role=role).first()
    if invitation is not None:
        _refuse_haste(invitation)
    else:
        invitation = Invitation(email=email, role=role, **{kind_of(organisation): organisation})
    _send(invitation, by=by)
    return invitation


@transaction.atomic
def send_again(invitation: Invitation, *, by: User) -> None:
    """Mail a new link, which is valid for a week; the old one stops working."""
    found = _locked_and_open(invitation)
    _check_may_give(by, organisation_of(found), Role(found.role))
    _refuse_flood(by)
    _refuse_haste(found)
    _send(found, by=by)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    found = _locked_and_open(invitation)
    if not manages(by, organisation_of(found)):
        raise NotAllowed
    found.withdrawn_at = timezone.now()
    found.save(update_fields=["withdrawn_at"])
    _note(found, "people.withdraw_invitation", by=by)


@transaction.atomic
def accept_invitation(token: str, *, by: User) -> Membership:
    """Make somebody a member who proved the address the invitation went to; once.

    Raises NotAllowed for every token that does not hold and for every other person.
    """
    found = find_invitation(token)
    if found is None or not has_proven(by, found.email):
        raise NotAllowed
    lock_organisation(organisation_of(found))
    # After the lock: somebody else, or this person's other hand, may have been first.
    invitation = find_invitation(token)
    if invitation is None:
        raise NotAllowed
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    member = _member_of(invitation, by)
    admit(member, by=invitation.invited_by)
    return member


def find_invitation(token: str) -> Invitation | None:
    """Return the invitation a link belongs to, if it still holds.

    Not when it was used, taken back or is too old, nor when who sent it can no longer give
    that role.
    """
    found = Invitation.objects.valid().filter(token_hash=hash_of(token)).first()
    if found is None or found.invited_by is None:
        return None
    holds = may_give(found.invited_by, organisation_of(found), Role(found.role))
    return found if holds else None


def _member_of(invitation: Invitation, user: User) -> Membership:
    """Return this person's membership here: what they have already, or are promoted to."""
    organisation, role = organisation_of(invitation), Role(invitation.role)
    here = Membership.objects.filter(user=user).in_organisation(organisation)
    member = here.verified().first() or here.filter(role=role).first()
    if member is None:
        return Membership(user=user, role=role, **{kind_of(organisation): organisation})
    if role in MANAGING_ROLES and member.role not in MANAGING_ROLES:
        here.asked().filter(role=role).delete()
        member.role = role
    return member


def _send(invitation: Invitation, *, by: User) -> None:
    token = invitation.renew_token()
    invitation.invited_by = by
    invitation.save()
    link = settings.WAGTAILADMIN_BASE_URL + reverse("invitation", args=[token])
    facts = {
        "person": name_told_to(organisation_of(invitation), by),
        "organisation": str(organisation_of(invitation)),
        "role": str(Role(invitation.role).label),
        "until": date_format(timezone.localtime(invitation.expires_at), "j F Y"),
    }
    event = f"invitation:{invitation.pk}:{invitation.times_sent}"
    Invited(event=event, link=link, facts=facts).send([invitation.email])
    _note(invitation, "people.invite", by=by)


def _locked_and_open(invitation: Invitation) -> Invitation:
    lock_organisation(organisation_of(invitation))
    found = Invitation.objects.open().filter(pk=invitation.pk).first()
    if found is None:
        raise MembershipRefused(_("This invitation was accepted or withdrawn in the meantime."))
    return found


def _check_may_give(by: User, organisation: Organisation, role: Role) -> None:
    """Say why to who answers for the people here and only has to wait."""
    if may_give(by, organisation, role):
        return
    if role.organisation == kind_of(organisation) and answers_for(by, organisation):
        raise MembershipRefused(why_nobody_is_let_in(by, organisation))
    raise NotAllowed


def _refuse_pupils(organisation: Organisation, email: str) -> None:
    if isinstance(organisation, School) and is_pupil_address(email, organisation):
        raise MembershipRefused(_("This is a pupil's address. Pupils need no account here."))


def _refuse_members(organisation: Organisation, email: str) -> None:
    here = Membership.objects.verified().in_organisation(organisation)
    if here.filter(user__email=email).exists():
        raise MembershipRefused(_("This person belongs here already. Change the role instead."))


def _refuse_flood(by: User) -> None:
    sent = Invitation.objects.filter(invited_by=by, sent_at__gt=timezone.now() - ONE_DAY)
    if sent.count() >= settings.INVITATIONS_PER_DAY:
        raise MembershipRefused(_("You have sent many invitations today. Go on tomorrow."))


def _refuse_haste(invitation: Invitation) -> None:
    if invitation.sent_at > timezone.now() - PAUSE:
        raise MembershipRefused(_("We have just sent this invitation. Wait ten minutes."))
    if invitation.times_sent >= MOST_SENDINGS:
        raise MembershipRefused(_("This was sent five times. Check the address with the person."))


def _note(invitation: Invitation, action: str, *, by: User) -> None:
    """Log with the organisation, and no address: an erased person leaves no trace here."""
    data = {"invitation": invitation.pk, "role": invitation.role}
    log(instance=organisation_of(invitation), action=action, user=by, data=data)
