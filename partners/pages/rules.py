"""The pages somebody may edit, and those they may decide about."""

from django.db.models import Q, QuerySet
from wagtail.models import Page

from partners.pages.models import CompanyPage, NetworkPage, RegionPage
from partners.people.models import User
from partners.people.roles import (
    companies_of,
    is_programme_office,
    networks_of,
    regions_led_by,
)


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
