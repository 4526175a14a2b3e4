"""The pages somebody may edit, and those they may decide about."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from wagtail.models import Page

from partners.pages.models import CompanyPage, NetworkPage, RegionPage
from partners.people.enums import COMPANY_ROLES, Role
from partners.people.models import Membership, User
from partners.people.roles import (
    companies_of,
    is_programme_office,
    networks_of,
    regions_led_by,
)
from partners.people.rules import Organisation

if TYPE_CHECKING:
    from moderation.models import ModeratedPage


def home_pages_of(user: User) -> list[Page]:
    """The pages whose branch this person may edit, in every language."""
    # Asked in nearly every request: only for roles this person has.
    held = set(Membership.objects.of(user).values_list("role", flat=True))
    pages: list[Page] = []
    if not held.isdisjoint((*COMPANY_ROLES, Role.NETWORK_COORDINATOR)):
        pages += CompanyPage.objects.filter(company__in=companies_of(user))
    if Role.NETWORK_COORDINATOR in held:
        pages += NetworkPage.objects.filter(network__in=networks_of(user))
    if Role.PROJECT_LEADER in held:
        pages += RegionPage.objects.filter(region__in=regions_led_by(user))
    return pages


def organisation_of_page(page: "ModeratedPage") -> Organisation:
    """Return whose page this is: the page of a company, network or region, or an offer."""
    found = [getattr(page, kind, None) for kind in ("company", "network", "region")]
    return next(organisation for organisation in found if organisation is not None)


def pages_approvable_by(user: User) -> "QuerySet[Page]":
    """Pages this person may decide about, their own submissions not yet left out."""
    if is_programme_office(user):
        led = RegionPage.objects.filter(region__in=regions_led_by(user))
        return Page.objects.filter(pk__in=RegionPage.objects.values("pk")) | _inside(led)
    regions = Membership.objects.of(user).leading().values_list("region", flat=True)
    if not regions:
        return Page.objects.none()
    return _inside(RegionPage.objects.filter(region__in=list(regions)))


def _inside(branches: "QuerySet[RegionPage]") -> "QuerySet[Page]":
    inside = Q(pk__in=[])
    for path in branches.values_list("path", flat=True):
        inside |= Q(path__startswith=path)
    return Page.objects.filter(inside)
