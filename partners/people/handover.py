"""Handing over: what somebody who left was busy with goes to a colleague."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.people.enums import Role
from partners.people.membership_refusals import MembershipRefused
from partners.people.models import Invitation, Membership, User
from partners.people.rules import (
    Organisation,
    belongs_to,
    is_known_here,
    may_give,
    organisation_of,
)


def colleagues_of(member: Membership) -> "QuerySet[User]":
    """Who could go on with this member's work; who manages the organisation comes first."""
    return people_in(organisation_of(member)).exclude(pk=member.user_id)


def people_in(organisation: Organisation) -> "QuerySet[User]":
    here = Membership.objects.verified().in_organisation(organisation)
    people = User.objects.filter(is_active=True, pk__in=here.values("user"))
    first = Exists(here.managing().filter(user=OuterRef("pk")))
    return people.order_by(first.desc(), "last_name", "pk")


@dataclass(frozen=True)
class Handover:
    """Who lost a right, in what organisation (None: everywhere), and who goes on.

    Without `to` each page and invitation goes to a colleague who can do something with it. With
    `insists` somebody chose at a screen: there work must not be left without a person.
    """

    organisation: Organisation | None
    leaver: User
    to: User | None = None
    by: User | None = None
    insists: bool = False


Part = Callable[[Handover], None]

_parts: list[Part] = []


def handed_over(part: Part) -> Part:
    """Register what else somebody leaves behind; upper apps know it.

    The function gives it to the heir. It may raise MembershipRefused where a handover insists.
    """
    _parts.append(part)
    return part


def chosen_handover(
    organisation: Organisation, *, leaver: User, to: User | None, by: User
) -> Handover:
    """Return a handover as it is chosen at a screen.

    Raises MembershipRefused for an heir from elsewhere. Of a company that was never approved a
    stranger can be removed without any heir.
    """
    if to is not None and (to == leaver or not belongs_to(to, organisation)):
        raise MembershipRefused(_("Choose a colleague of the same organisation."))
    return Handover(organisation, leaver, to, by, insists=is_known_here(organisation))


def hand_over(handover: Handover) -> None:
    """Give the drafts, rounds of review and invitations of who lost a right to a colleague.

    Comes after the right ended: what the leaver still reaches stays. Approvals, versions and
    logs keep their names: they are evidence.
    """
    for part in _parts:
        part(handover)
    _hand_over_invitations(handover)


def _hand_over_invitations(handover: Handover) -> None:
    """An invitation holds only while its sender may give the role (invitation_actions).

    Also those in other organisations: a coordinator invites for the companies of the network.
    """
    for invitation in Invitation.objects.open().filter(invited_by=handover.leaver):
        organisation, role = organisation_of(invitation), Role(invitation.role)
        if may_give(handover.leaver, organisation, role):
            continue
        heirs = [handover.to, *people_in(organisation).exclude(pk=handover.leaver.pk)]
        able = [to for to in heirs if to is not None and may_give(to, organisation, role)]
        if able:
            invitation.invited_by = able[0]
        else:
            invitation.withdrawn_at = timezone.now()
        invitation.save()
