"""Which addresses of the screens about people are somebody's own."""

from typing import Any

from partners.people.models import Invitation, Membership, SchoolDomain, User
from partners.people.rules import (
    ORGANISATION_MODELS,
    Organisation,
    manages,
    may_see_people,
    organisation_of,
)

PEOPLE_VIEWS = frozenset(
    {
        "people_admin:organisation",
        "people_admin:invite",
        "people_admin:accept",
        "people_admin:refuse",
        "people_admin:change_role",
        "people_admin:remove",
        "people_admin:send_again",
        "people_admin:withdraw_invitation",
        "people_admin:mail_domains",
        "people_admin:remove_mail_domain",
    }
)


def organisation_in(kwargs: dict[str, Any]) -> Organisation | None:
    """Return the organisation an address is about; None if it names none that exists."""
    if "kind" in kwargs:
        model = ORGANISATION_MODELS.get(kwargs["kind"])
        return None if model is None else model._default_manager.filter(pk=kwargs["pk"]).first()
    if "domain_id" in kwargs:
        domain = SchoolDomain.objects.filter(pk=kwargs["domain_id"]).first()
        return None if domain is None else domain.school
    found: Membership | Invitation | None
    if "membership_id" in kwargs:
        found = Membership.objects.filter(pk=kwargs["membership_id"]).first()
    else:
        found = Invitation.objects.filter(pk=kwargs["invitation_id"]).first()
    return None if found is None else organisation_of(found)


def reaches_people(user: User, kwargs: dict[str, Any]) -> bool:
    """The fence; each screen and each action asks its own, narrower rule again."""
    organisation = organisation_in(kwargs)
    if organisation is None:
        return False
    if "invitation_id" in kwargs or "domain_id" in kwargs:
        return manages(user, organisation)
    return may_see_people(user, organisation)
