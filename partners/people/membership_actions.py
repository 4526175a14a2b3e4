"""The doors to memberships: ask, accept, refuse, change a role, remove.

Each locks the organisation first, so that two people deciding at once come one after the
other, and asks its rule after that, on what the database then holds.
"""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from partners.people.enums import ASKABLE_ROLES, LASTING_ROLES, Role
from partners.people.handover import chosen_handover
from partners.people.mails import JoinAccepted, JoinRefused
from partners.people.membership_refusals import MembershipRefused, NotAllowed
from partners.people.models import Membership, User
from partners.people.notices import (
    full_url,
    tell_of_end,
    tell_of_new_leader,
    tell_of_role,
    tell_who_decides,
)
from partners.people.rules import (
    Organisation,
    is_known_by_mail_domain,
    is_known_here,
    kind_of,
    manages,
    may_accept,
    may_refuse,
    organisation_of,
)
from partners.people.signals import membership_verified

# Each open request is a mail to people who did not ask for it.
MOST_OPEN_REQUESTS = 5


@transaction.atomic
def ask_to_join(user: User, organisation: Organisation, *, role: Role) -> Membership:
    """Return this person's membership, verified or still a request; make it if there is none.

    A teacher who proved an address in the school's own mail domain belongs at once. Raises
    MembershipRefused for a role nobody can ask for, and for too many open requests.
    """
    lock_organisation(organisation)
    mine = Membership.objects.filter(user=user)
    here = mine.in_organisation(organisation)
    known = here.verified().first() or here.first()
    if known is not None:
        return known
    if role not in ASKABLE_ROLES or role.organisation != kind_of(organisation):
        raise MembershipRefused(_("Nobody can ask for this role. Ask to be invited."))
    if mine.asked().count() >= MOST_OPEN_REQUESTS:
        raise MembershipRefused(_("You have asked this often enough. Wait for an answer first."))
    asked = Membership.objects.create(user=user, role=role, **{kind_of(organisation): organisation})
    if role == Role.SCHOOL_TEACHER and is_known_by_mail_domain(user, organisation):
        admit(asked, by=None)
    else:
        _note(asked, "people.ask_to_join", by=user)
        tell_who_decides(asked)
    return asked


@transaction.atomic
def accept_member(membership: Membership, *, by: User) -> Membership:
    """Give a request its rights. Raises NotAllowed, or MembershipRefused if it is decided."""
    asked = _locked(membership)
    if not may_accept(by, asked):
        raise NotAllowed
    if asked.verified:
        raise MembershipRefused(_("Somebody accepted this request already."))
    admit(asked, by=by)
    facts = {"organisation": str(organisation_of(asked))}
    link = full_url(reverse("my_work"))
    letter = JoinAccepted(event=f"accepted:{asked.pk}", link=link, facts=facts)
    letter.send([asked.user])
    return asked


@transaction.atomic
def refuse_member(membership: Membership, *, by: User) -> None:
    """End a request. Raises NotAllowed, or MembershipRefused if it was accepted already."""
    asked = _locked(membership)
    if not may_refuse(by, asked):
        raise NotAllowed
    if asked.verified:
        raise MembershipRefused(_("Somebody accepted this request already."))
    _note(asked, "people.refuse_member", by=by)
    facts = {"organisation": str(organisation_of(asked))}
    letter = JoinRefused(event=f"refused:{asked.pk}", link=full_url("/"), facts=facts)
    letter.send([asked.user])
    asked.delete()


@transaction.atomic
def change_role(membership: Membership, *, role: Role, by: User) -> None:
    """Raises NotAllowed, or MembershipRefused where nobody would answer for the organisation."""
    member = _locked(membership)
    organisation = organisation_of(member)
    if not member.verified or not manages(by, organisation):
        raise NotAllowed
    if role.organisation != kind_of(organisation):
        raise MembershipRefused(_("This role does not go with this organisation."))
    if role == member.role:
        return
    _refuse_the_last(member)
    others = Membership.objects.filter(user=member.user).in_organisation(organisation)
    others.exclude(pk=member.pk).filter(role=role).delete()
    before, member.role = Role(member.role), role
    member.save(update_fields=["role"])
    _note(member, "people.change_role", by=by)
    tell_of_role(member, before=before, by=by)


@transaction.atomic
def remove_member(membership: Membership, *, by: User, heir: User | None = None) -> None:
    """End a membership; the heir, a colleague, goes on with the drafts and invitations.

    The account stays: this person may belong elsewhere too. Raises NotAllowed, or
    MembershipRefused where nobody would answer for the organisation.
    """
    member: Any = _locked(membership)
    organisation, leaver = organisation_of(member), member.user
    if not member.verified or not manages(by, organisation):
        raise NotAllowed
    _refuse_the_last(member)
    member.handover = chosen_handover(organisation, leaver=leaver, to=heir, by=by)
    _note(member, "people.remove_member", by=by)
    tell_of_end(member, by=by)
    member.delete()  # ended_rights.py hears of it, as of every other way


def admit(member: Membership, *, by: User | None) -> None:
    """Give a membership its rights; only the doors here and of invitations come by."""
    member.verified = True
    member.save()
    others = Membership.objects.filter(user=member.user).asked()
    others.in_organisation(organisation_of(member)).delete()
    _note(member, "people.accept_member", by=by)
    tell_of_new_leader(member)
    membership_verified.send(sender=Membership, membership=member, by=by)


def lock_organisation(organisation: Organisation) -> None:
    """Let nobody else change who belongs here until this transaction ends."""
    model = type(organisation)
    model._default_manager.select_for_update().get(pk=organisation.pk)


def _locked(membership: Membership) -> Membership:
    lock_organisation(organisation_of(membership))
    found = Membership.objects.select_for_update().filter(pk=membership.pk).first()
    if found is None:
        raise MembershipRefused(_("Somebody else decided about this in the meantime."))
    return found


def _refuse_the_last(member: Membership) -> None:
    """Of a company that was never approved its leader must be able to remove a stranger."""
    if member.role not in LASTING_ROLES or not is_known_here(organisation_of(member)):
        return
    others = Membership.objects.verified().in_organisation(organisation_of(member))
    others = others.filter(role=member.role, user__is_active=True).exclude(user=member.user)
    if not others.exists():
        raise MembershipRefused(
            _("%(person)s is the last one with this role here. Give somebody else the role first.")
            % {"person": member.user}
        )


def _note(member: Membership, action: str, *, by: User | None) -> None:
    """Log with the organisation, and no name: an erased person leaves no trace here."""
    data = {"person": member.user_id, "role": member.role}
    log(instance=organisation_of(member), action=action, user=by, data=data)
