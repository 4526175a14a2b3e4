"""The drafts and rounds of review of somebody who left go to a colleague."""

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState

from moderation.models import ModeratedPage
from partners.organisations.models import Company, Network, Region
from partners.pages.models import CompanyPage, NetworkPage, RegionPage
from partners.pages.rules import home_pages_of, organisation_of_page
from partners.people.handover import Handover, handed_over, people_in
from partners.people.membership_refusals import MembershipRefused
from partners.people.models import User
from partners.people.roles import is_programme_office, profiles_changed_by
from partners.people.rules import Organisation, is_known_here


@handed_over
def hand_over_pages(handover: Handover) -> None:
    """Give each page and round to the heir, else to a colleague, else to nobody."""
    leaver = handover.leaver
    behind = _left_behind(handover.organisation, leaver)
    pages = [
        page
        for page in Page.objects.filter(behind, owner=leaver).specific()
        if isinstance(page, ModeratedPage)
    ]
    rounds = _rounds_of(leaver, behind)
    if handover.to is None and handover.insists and (pages or rounds):
        raise MembershipRefused(_("Choose who goes on with the drafts."))
    for page in pages:
        page.owner = handover.to or _colleague_at(page, leaver)
        page.save(update_fields=["owner"], clean=False)
        log(instance=page, action="people.hand_over", user=handover.by)
    for state, reviewed in rounds:
        _hand_over_round(state, reviewed, handover)


def _left_behind(organisation: Organisation | None, leaver: User) -> Q:
    """Which pages are in the organisation's branches and no longer in the leaver's reach.

    The profile of a company is less people's to change than its offers.
    """
    if is_programme_office(leaver):
        return Q(pk__in=[])
    here = Q() if organisation is None else _inside(_branches_of(organisation))
    profiles = CompanyPage.objects.exclude(company__in=profiles_changed_by(leaver)).values("pk")
    return here & (~_inside(home_pages_of(leaver)) | Q(pk__in=profiles))


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


def _colleague_at(page: ModeratedPage, leaver: User) -> User | None:
    people = people_in(organisation_of_page(page)).exclude(pk=leaver.pk)
    if isinstance(page, CompanyPage):
        changing = [person for person in people if page.company in profiles_changed_by(person)]
        return changing[0] if changing else None
    return people.first()


def _rounds_of(leaver: User, behind: Q) -> list[tuple[WorkflowState, ModeratedPage]]:
    """Rounds of review this person asked for and that are not over, each with its page."""
    asked = WorkflowState.objects.active().filter(
        requested_by=leaver, base_content_type__app_label="wagtailcore"
    )
    states = {int(state.object_id): state for state in asked}
    pages = Page.objects.filter(behind, pk__in=states).specific()
    return [(states[page.pk], page) for page in pages if isinstance(page, ModeratedPage)]


def _hand_over_round(state: WorkflowState, page: ModeratedPage, handover: Handover) -> None:
    """Send the answer to the heir; what a removed stranger asked is asked by nobody.

    Four eyes: where the leaver could decide about this page, they stay the one who asked.
    """
    leaver = handover.leaver
    if page.get_approvers().filter(pk=leaver.pk).exists():
        return
    to = handover.to or _colleague_at(page, leaver)
    if to is None and not is_known_here(organisation_of_page(page)):
        state.cancel(user=handover.by)
    else:
        WorkflowState.objects.filter(pk=state.pk).update(requested_by=to)
