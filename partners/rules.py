"""Who may do what: small predicates and the pages they hold for."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from wagtail.models import Page

from partners.models import (
    Company,
    CompanyImage,
    CompanyPage,
    Membership,
    Network,
    NetworkPage,
    Region,
    RegionPage,
    School,
    User,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def is_programme_office(user: "User | AnonymousUser") -> bool:
    return user.is_active and user.is_superuser


def is_staff_member(user: "User | AnonymousUser") -> bool:
    """True for everybody who works in the editing screens."""
    if not user.is_authenticated or not user.is_active:
        return False
    return is_programme_office(user) or Membership.objects.of(user).staff().exists()


def leads_region(user: User, region: Region) -> bool:
    return Membership.objects.of(user).leading().filter(region=region).exists()


def regions_led_by(user: User) -> "QuerySet[Region]":
    return Region.objects.filter(pk__in=Membership.objects.of(user).leading().values("region"))


def networks_of(user: User) -> "QuerySet[Network]":
    """Networks this person coordinates."""
    mine = Membership.objects.of(user).coordinating().values("network")
    return Network.objects.filter(pk__in=mine)


def companies_of(user: User) -> "QuerySet[Company]":
    """Companies this person works for, or that belong to a network they coordinate."""
    own = Membership.objects.of(user).in_companies().values("company")
    bundled = Company.networks.through.objects.filter(network__in=networks_of(user))
    # A union, because PostgreSQL reads every company to answer "in these or in those".
    both = own.order_by().union(bundled.values("company"))
    return Company.objects.filter(pk__in=both)


def is_approved_company(company: Company) -> bool:
    """True if a leader ever approved a page of it: its owner is no stranger any more."""
    return Company.objects.approved().filter(pk=company.pk).exists()


def pictures_of(user: User) -> "QuerySet[CompanyImage]":
    """Pictures whose facts this person may change: those of their companies."""
    if is_programme_office(user):
        return CompanyImage.objects.all()
    return CompanyImage.objects.filter(company__in=companies_of(user))


def profiles_changed_by(user: User) -> "QuerySet[Company]":
    """Companies whose profile this person may change."""
    if is_programme_office(user):
        return Company.objects.all()
    return Company.objects.whose_profile_is_for(Membership.objects.of(user))


def is_verified_at_school(user: User) -> bool:
    """True if the region knows this person as a member of one of its schools."""
    return Membership.objects.of(user).in_schools().exists()


def schools_of(user: "User | AnonymousUser") -> "QuerySet[School]":
    """Schools whose region knows this person as a member; none for a visitor."""
    if not user.is_authenticated:
        return School.objects.none()
    return School.objects.filter(pk__in=Membership.objects.of(user).in_schools().values("school"))


def is_of_school(user: "User | AnonymousUser") -> bool:
    """True for members of a school, and for who asked to be one."""
    if not user.is_authenticated or not user.is_active:
        return False
    return Membership.objects.filter(user=user).in_schools().exists()


def home_pages_of(user: User) -> list[Page]:
    """The pages whose branch this person may edit, in every language."""
    pages: list[Page] = []
    pages += CompanyPage.objects.filter(company__in=companies_of(user))
    pages += NetworkPage.objects.filter(network__in=networks_of(user))
    pages += RegionPage.objects.filter(region__in=regions_led_by(user))
    return pages


def pages_approvable_by(user: User) -> "QuerySet[Page]":
    """Pages this person may decide about, their own submissions not yet left out."""
    led = RegionPage.objects.filter(region__in=regions_led_by(user))
    if is_programme_office(user):
        return Page.objects.filter(pk__in=RegionPage.objects.values("pk")) | _inside(led)
    return _inside(led)


def _inside(branches: "QuerySet[RegionPage]") -> "QuerySet[Page]":
    inside = Q(pk__in=[])
    for path in branches.values_list("path", flat=True):
        inside |= Q(path__startswith=path)
    return Page.objects.filter(inside)
