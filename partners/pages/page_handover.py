"""The drafts and rounds of review of somebody who left go to a colleague."""

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState

from moderation.models import ModeratedPage
from partners.organisations.models import Company, Network, Region
from partners.pages.models import CompanyPage, NetworkPage, RegionPage
from partners.pages.rules import home_pages_of
from partners.people.handover import Handover, handed_over
from partners.people.membership_refusals import MembershipRefused
from partners.people.models import User
from partners.people.roles import is_programme_office
from partners.people.rules import Organisation


@handed_over
def hand_over_pages(handover: Handover) -> None:
    leaver, to = handover.leaver, handover.to
    behind = _left_behind(handover.organisation, leaver)
    pages = list(Page.objects.filter(behind, owner=leaver).specific())
    rounds = _rounds_of(leaver, behind)
    if to is None and (pages or rounds):
        raise MembershipRefused(_("Choose who goes on with the drafts."))
    for page in pages:
        page.owner = to
        page.save(update_fields=["owner"], clean=False)
        log(instance=page, action="people.hand_over", user=handover.by)
    for state, reviewed in rounds:
        _hand_over_round(state, reviewed, leaver, to)


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
