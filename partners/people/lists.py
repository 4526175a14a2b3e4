"""What the screens about people show, read with few queries."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from partners.people.models import Invitation, Membership, User
from partners.people.rules import (
    Organisation,
    answers_for,
    kind_of,
    manages,
    members_seen_by,
    requests_for,
    why_nobody_is_let_in,
)


@dataclass(frozen=True)
class OrganisationRow:
    """One line of the overview."""

    organisation: Organisation
    members: int
    requests: int


def rows_of(kind: str, organisations: "list[Any]", reader: User) -> list[OrganisationRow]:
    """Count members, and the requests this reader may answer, of a page full of organisations."""
    shown = {f"{kind}__in": [one.pk for one in organisations]}
    members = Counter(members_seen_by(reader).filter(**shown).values_list(kind, flat=True))
    requests = Counter(requests_for(reader).filter(**shown).values_list(kind, flat=True))
    return [
        OrganisationRow(one, members=members[one.pk], requests=requests[one.pk])
        for one in organisations
    ]


@dataclass(frozen=True)
class PeopleHere:
    """The people of one organisation, as far as this reader may see them."""

    members: "QuerySet[Membership]"
    requests: "QuerySet[Membership]"
    invitations: "QuerySet[Invitation]"
    managed: bool
    # Why who answers for them lets nobody in for now; empty where they do.
    closed: "Promise | str"


def people_of(organisation: Organisation, reader: User) -> PeopleHere:
    managed = manages(reader, organisation)
    members = members_seen_by(reader).filter(**{kind_of(organisation): organisation})
    asked = Membership.objects.in_organisation(organisation)
    invitations = Invitation.objects.open().in_organisation(organisation)
    return PeopleHere(
        members=members.select_related("user").order_by("user__last_name", "user__email", "pk"),
        requests=requests_for(reader).filter(pk__in=asked.values("pk")),
        invitations=invitations.select_related("invited_by")
        if managed
        else Invitation.objects.none(),
        managed=managed,
        closed=why_nobody_is_let_in(reader, organisation)
        if answers_for(reader, organisation)
        else "",
    )


def address_arguments(organisation: Organisation) -> list[Any]:
    return [kind_of(organisation), organisation.pk]
