"""A company and a person that are new here, and how they come to belong together."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from partners.organisations.models import Company, Region
from partners.pages.models import CompanyPage, RegionPage
from partners.pages.region_lookup import place_name
from partners.people.enums import Role
from partners.people.membership_actions import ask_to_join
from partners.people.membership_refusals import MembershipRefused
from partners.people.models import Membership
from partners.people.person_names import split_name

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from partners.people.models import User


def region_page_of(region: Region) -> RegionPage:
    """Return the region's page in the first language. Raises ValidationError without one."""
    page = RegionPage.objects.filter(region=region, locale=Locale.get_default()).first()
    if page is None:
        raise ValidationError(_("This region has no page yet. Ask its project leader."))
    return page


def company_page_of(company: Company) -> CompanyPage:
    """Return the company's page in the first language, or a new one that is not stored yet."""
    page = CompanyPage.objects.filter(company=company, locale=Locale.get_default()).first()
    return page or CompanyPage(title=company.name, company=company, place=company.place)


def add_company(told: dict[str, Any], *, owner: "User") -> Company:
    """Make a company that is new here, with this person as its owner.

    Until its page is approved nobody else sees it. Raises ValidationError where this person
    brought more companies than a leader has looked at.
    """
    if unseen_companies(owner).count() >= settings.INTAKE_MOST_NEW_COMPANIES:
        raise ValidationError(
            _("A project leader first looks at the companies you brought before. Then go on here.")
        )
    company = Company.objects.create(
        name=told["company_name"],
        slug=_free_slug(told["company_name"]),
        kvk=told["kvk"],
        region=told["region"],
        postcode=told["postcode"],
        place=place_name(told["postcode"]),
    )
    Membership.objects.create(user=owner, role=Role.COMPANY_OWNER, company=company, verified=True)
    return company


def unseen_companies(person: "User") -> "QuerySet[Company]":
    """Companies this person owns of which no page was ever approved."""
    owned = Membership.objects.of(person).filter(role=Role.COMPANY_OWNER).values("company")
    return Company.objects.never_approved().filter(pk__in=owned)


def ask_to_belong(person: "User", company: Company) -> Membership:
    """Ask to work for a company that is here already; its owner or the leader decides.

    Raises ValidationError where this person waits for too many answers.
    """
    try:
        return ask_to_join(person, company, role=Role.COMPANY_EDITOR)
    except MembershipRefused as refusal:
        raise ValidationError(str(refusal.message)) from refusal


def introduce(person: "User", name: str) -> None:
    """Give somebody who had none yet the name they typed, and the language they read."""
    profile = UserProfile.get_for_user(person)
    if not profile.preferred_language:
        profile.preferred_language = (get_language() or settings.LANGUAGE_CODE)[:2]
        profile.save(update_fields=["preferred_language"])
    if name and not person.get_full_name():
        person.first_name, person.last_name = split_name(name)
        person.save(update_fields=["first_name", "last_name"])


def _free_slug(name: str) -> str:
    """Return a short name that no company has."""
    wanted = slugify(name)[:40] or "bedrijf"
    slug, number = wanted, 1
    while Company.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug
