"""Handing over: what somebody who left was busy with goes to a colleague."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState

from moderation.models import ModeratedPage
from partners.enums import Role
from partners.models import (
    Company,
    CompanyPage,
    Invitation,
    Membership,
    Network,
    NetworkPage,
    Region,
    RegionPage,
    User,
)
from partners.people.membership_refusals import MembershipRefused
from partners.people.rules import Organisation, belongs_to, may_give, organisation_of
from partners.rules import home_pages_of, is_programme_office


def colleagues_of(member: Membership) -> "QuerySet[User]":
    """Who could go on with this member's work; who manages the organisation comes first."""
    here = Membership.objects.verified().in_organisation(organisation_of(member))
    people = User.objects.filter(is_active=True, pk__in=here.values("user"))
    first = Exists(here.managing().filter(user=OuterRef("pk")))
    return people.exclude(pk=member.user_id).order_by(first.desc(), "last_name", "pk")


def hand_over(organisation: Organisation, *, leaver: User, to: User | None, by: User) -> None:
    """Give the drafts, rounds of review and invitations of who left to a colleague.

    Comes after the membership ended: what the leaver still reaches by another one stays.
    Approvals, versions and logs keep their names: they are evidence. Raises
    MembershipRefused for an heir from elsewhere, and where drafts would belong to nobody.
    """
    if to is not None and (to == leaver or not belongs_to(to, organisation)):
        raise MembershipRefused(_("Choose a colleague of the same organisation."))
    behind = _left_behind(organisation, leaver)
    pages = list(Page.objects.filter(behind, owner=leaver).specific())
    rounds = _rounds_of(leaver, behind)
    if to is None and (pages or rounds):
        raise MembershipRefused(_("Choose who goes on with the drafts."))
    for page in pages:
        page.owner = to
        page.save(update_fields=["owner"], clean=False)
        log(instance=page, action="partners.hand_over", user=by)
    for state, reviewed in rounds:
        _hand_over_round(state, reviewed, leaver, to)
    _hand_over_invitations(organisation, leaver, to)


def _left_behind(organisation: Organisation, leaver: User) -> Q:
    """Which pages are in the organisation's branches and no longer in the leaver's reach."""
    if is_programme_office(leaver):
        return Q(pk__in=[])
    return _inside(_branches_of(organisation)) & ~_inside(home_pages_of(leaver))


def _branches_of(organisation: Organisation) -> list[Page]:
    if isinstance(organisation, Region):
        return list(RegionPage.objects.filter(region=organisation))
    if isinstance(organisation, Company):
        return list(CompanyPage.objects.filter(company=organisation))
    if isinstance(organisation, Network):
        own = NetworkPage.objects.filter(network=organisation)
        return [*own, *CompanyPage.objects.filter(company__networks=organisation)]
    return []  # a school has no pages


def _inside(branches: list[Page]) -> Q:
    inside = Q(pk__in=[])
    for branch in branches:
        inside |= Q(path__startswith=branch.path)
    return inside


def _rounds_of(leaver: User, behind: Q) -> list[tuple[WorkflowState, ModeratedPage]]:
    """Rounds of review this person asked for and that are not over, each with its page."""
    asked = WorkflowState.objects.active().filter(
        requested_by=leaver, base_content_type__app_label="wagtailcore"
    )
    states = {int(state.object_id): state for state in asked}
    pages = Page.objects.filter(behind, pk__in=states).specific()
    return [(states[page.pk], page) for page in pages if isinstance(page, ModeratedPage)]


def _hand_over_round(
    state: WorkflowState, page: ModeratedPage, leaver: User, to: User | None
) -> None:
    """Send the answer to the heir.

    Four eyes: where the leaver could decide about this page, they stay the one who asked.
    """
    if not page.get_approvers().filter(pk=leaver.pk).exists():
        WorkflowState.objects.filter(pk=state.pk).update(requested_by=to)


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
