"""What somebody is, by their memberships: small predicates, and the organisations they hold for."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from partners.organisations.models import Company, Network, Region, School
from partners.people.enums import Role
from partners.people.models import Membership, User

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


def profiles_changed_by(user: User) -> "QuerySet[Company]":
    """Companies whose profile this person may change."""
    if is_programme_office(user):
        return Company.objects.all()
    memberships = Membership.objects.of(user)
    return Company.objects.filter(
        Q(pk__in=memberships.owning().values("company"))
        | Q(networks__in=memberships.coordinating().values("network"))
        | Q(region__in=memberships.leading().values("region"))
    ).distinct()


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


def leaders_of(region: Region) -> "QuerySet[User]":
    """Active project leaders of a region."""
    return User.objects.filter(
        is_active=True,
        memberships__role=Role.PROJECT_LEADER,
        memberships__region=region,
        memberships__verified=True,
    ).distinct()


def answering_for(organisation: Company | Network | None) -> "QuerySet[User]":
    """Active owners of a company, or coordinators of a network."""
    if organisation is None:
        return User.objects.none()
    here = Membership.objects.verified().in_organisation(organisation).managing()
    return User.objects.filter(is_active=True, pk__in=here.values("user"))
