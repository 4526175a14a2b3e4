"""Who is told by mail that somebody asks to belong, has another role, or leads a region now."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partners.organisations.models import Company, Region, School
from partners.organisations.rules import is_approved_company
from partners.people.enums import Role
from partners.people.mails import (
    ClaimedAgain,
    DomainContradicted,
    JoinAsked,
    LeaderAdded,
    MembershipEnded,
    RoleChanged,
)
from partners.people.models import Membership, SchoolDomain, User
from partners.people.roles import is_programme_office, is_staff_member, leads_region
from partners.people.rules import Organisation, kind_of, organisation_of, region_of

MOST_COLLEAGUES_TOLD = 5


def tell_who_decides(asked: Membership) -> None:
    organisation = organisation_of(asked)
    facts = {
        "person": f"{asked.user.get_full_name()} ({asked.user.email})".strip(),
        "organisation": str(organisation),
    }
    letter: type[JoinAsked] | type[ClaimedAgain] = JoinAsked
    if isinstance(organisation, Company) and _is_claimed_again(organisation):
        letter, facts = ClaimedAgain, facts | {"kvk": organisation.kvk}
    for reader in people_to_ask(asked):
        link = people_address(organisation, reader)
        letter(event=f"asked:{asked.pk}", link=link, facts=facts).send([reader])


def _is_claimed_again(company: Company) -> bool:
    """True where somebody brought this company, and no leader has seen yet who that is."""
    here = Membership.objects.verified().in_organisation(company)
    return here.exists() and not is_approved_company(company)


def people_to_ask(asked: Membership) -> "Iterable[User]":
    """Who manages the organisation; for a school also its leaders, and colleagues if need be.

    Of a company that was never approved only the leaders: its owner may be anybody.
    """
    organisation = organisation_of(asked)
    here = Membership.objects.verified().in_organisation(organisation).filter(user__is_active=True)
    leading = Membership.objects.verified().leading().filter(region=region_of(organisation))
    leaders = set(leading.values_list("user", flat=True))
    readers = set(here.managing().values_list("user", flat=True))
    if isinstance(organisation, Company) and not is_approved_company(organisation):
        readers = leaders
    if isinstance(organisation, School):
        colleagues = here.values_list("user", flat=True)[:MOST_COLLEAGUES_TOLD]
        readers = (readers or set(colleagues)) | leaders
    readers = readers or leaders
    found = User.objects.filter(is_active=True, pk__in=readers).exclude(pk=asked.user_id)
    return found if found.exists() else User.objects.programme_office()


def tell_of_new_leader(member: Membership) -> None:
    """Tell the other leaders, and always the programme office: four eyes are theirs to keep."""
    if member.role != Role.PROJECT_LEADER:
        return
    organisation = organisation_of(member)
    leading = Membership.objects.verified().leading().in_organisation(organisation)
    readers = Q(pk__in=leading.values("user")) | Q(
        pk__in=User.objects.programme_office().values("pk")
    )
    facts = {"person": str(member.user), "organisation": str(organisation)}
    for reader in User.objects.filter(readers, is_active=True).exclude(pk=member.user_id):
        link = people_address(organisation, reader)
        LeaderAdded(event=f"leader:{member.pk}", link=link, facts=facts).send([reader])


def tell_of_role(member: Membership, *, before: Role, by: User) -> None:
    """Tell somebody whose role another one changed."""
    if member.user == by:
        return
    facts = {
        "organisation": str(organisation_of(member)),
        "role": Role(member.role).label,
        "before": before.label,
    }
    # A role can come back: each change is an event of its own.
    letter = RoleChanged(event=f"role:{member.pk}:{uuid4()}", link=_my_work(), facts=facts)
    letter.send([member.user])


def tell_of_end(member: Membership, *, by: User) -> None:
    """Tell somebody whose membership another one ended."""
    if member.user == by or not member.user.is_active:
        return
    facts = {"organisation": str(organisation_of(member)), "role": Role(member.role).label}
    MembershipEnded(event=f"ended:{uuid4()}", link=_my_work(), facts=facts).send([member.user])


def name_told_to(organisation: Organisation, person: User) -> Any:
    """Return how people of an organisation read somebody who wrote to them.

    Who leads or works in the office is a first name to all but other leaders
    (docs/moderation.md).
    """
    region = region_of(organisation)
    if isinstance(organisation, Region) or region is None:
        return str(person)
    if leads_region(person, region):
        return person.first_name or _("The project leader")
    if is_programme_office(person):
        return person.first_name or _("The programme office")
    return str(person)


def _my_work() -> str:
    return full_url(reverse("my_work"))


def tell_of_contradiction(wanted: SchoolDomain, listed: SchoolDomain) -> None:
    """Tell who answers for the school that has this domain for the opposite audience.

    Once for each pair of schools, however often somebody tries.
    """
    school, region = listed.school, wanted.school.region
    leading = Membership.objects.verified().leading().filter(region=school.region_id or 0)
    leaders = User.objects.filter(is_active=True, pk__in=leading.values("user"))
    link = full_url(
        reverse("people:mail_domains", args=["school", school.pk], current_app="people_admin")
    )
    facts = {
        "domain": wanted.domain,
        "school": str(school),
        "audience": str(listed.get_audience_display()),
        "other_school": str(wanted.school),
        "other_audience": str(wanted.get_audience_display()),
        "region": str(region or ""),
        "mailbox": region.role_email if region else "",
    }
    event = f"mail-domain:{listed.pk}:{wanted.school_id}"
    readers = leaders if leaders.exists() else User.objects.programme_office()
    DomainContradicted(event=event, link=link, facts=facts).send(readers)


def people_address(organisation: Organisation, reader: User) -> str:
    """Return where a reader finds the people of an organisation: schools have no admin."""
    screens = "people_admin" if is_staff_member(reader) else "my_school"
    arguments = [kind_of(organisation), organisation.pk]
    return full_url(reverse("people:organisation", args=arguments, current_app=screens))


def full_url(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL + path
