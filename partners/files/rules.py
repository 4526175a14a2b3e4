"""Whose pictures somebody may describe."""

from django.db.models import QuerySet

from partners.files.models import CompanyImage
from partners.people.models import User
from partners.people.roles import companies_of, is_programme_office


def pictures_of(user: User) -> "QuerySet[CompanyImage]":
    """Pictures whose facts this person may change: those of their companies."""
    if is_programme_office(user):
        return CompanyImage.objects.all()
    return CompanyImage.objects.filter(company__in=companies_of(user))
