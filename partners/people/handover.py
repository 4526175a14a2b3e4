"""Handing over: what somebody who left was busy with goes to a colleague."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.people.enums import Role
from partners.people.membership_refusals import MembershipRefused
from partners.people.models import Invitation, Membership, User
from partners.people.rules import Organisation, belongs_to, may_give, organisation_of


def colleagues_of(member: Membership) -> "QuerySet[User]":
    """Who could go on with this member's work; who manages the organisation comes first."""
    here = Membership.objects.verified().in_organisation(organisation_of(member))
    people = User.objects.filter(is_active=True, pk__in=here.values("user"))
    first = Exists(here.managing().filter(user=OuterRef("pk")))
    return people.exclude(pk=member.user_id).order_by(first.desc(), "last_name", "pk")


@dataclass(frozen=True)
class Handover:
    """Who left what organisation, who goes on (None: nobody), and who says so."""

    organisation: Organisation
    leaver: User
    to: User | None
    by: User


Part = Callable[[Handover], None]

_parts: list[Part] = []


def handed_over(part: Part) -> Part:
    """Register what else somebody leaves behind; upper apps know it.

    The function gives it to the heir, or raises MembershipRefused where it would belong to
    nobody.
    """
    _parts.append(part)
    return part


def hand_over(organisation: Organisation, *, leaver: User, to: User | None, by: User) -> None:
    """Give the drafts, rounds of review and invitations of who left to a colleague.

    Comes after the membership ended: what the leaver still reaches by another one stays.
    Approvals, versions and logs keep their names: they are evidence. Raises
    MembershipRefused for an heir from elsewhere, and where drafts would belong to nobody.
    """
    if to is not None and (to == leaver or not belongs_to(to, organisation)):
        raise MembershipRefused(_("Choose a colleague of the same organisation."))
    for part in _parts:
        part(Handover(organisation, leaver, to, by))
    _hand_over_invitations(organisation, leaver, to)


def _hand_over_invitations(organisation: Organisation, leaver: User, to: User | None) -> None:
    """An invitation holds only while its sender may give the role (invitation_actions)."""
    sent = Invitation.objects.open().in_organisation(organisation).filter(invited_by=leaver)
    for invitation in sent:
        role = Role(invitation.role)
        if may_give(leaver, organisation, role):
            continue
        if to is not None and may_give(to, organisation, role):
            invitation.invited_by = to
        else:
            invitation.withdrawn_at = timezone.now()
        invitation.save()
