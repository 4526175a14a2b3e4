"""The guards around memberships and invitations, each with its switch."""

from typing import Any

from django.core.exceptions import ValidationError

from mail import delivery
from offers.intake import views as intake_views
from offers.models import OfferPage
from partners.accounts import adapters as accounts
from partners.accounts import invitation_views
from partners.organisations.querysets import CompanyQuerySet
from partners.people import (
    ended_rights,
    invitation_actions,
    joining_forms,
    membership_actions,
)
from partners.people import lists as people_lists
from partners.people import notices as people_notices
from partners.people import rules as people_rules
from partners.people import screens as people_screens
from partners.people.models import User
from partners.people.querysets import InvitationQuerySet, MembershipQuerySet
from sto_cms.office import admin_access
from tests.security.guards import Patch, guard


def _yes(*args: Any, **kwargs: Any) -> bool:
    return True


@guard("only valid invitations hold")
def _valid(patch: Patch) -> None:
    patch.setattr(InvitationQuerySet, "valid", lambda self: self.all())
    patch.setattr(InvitationQuerySet, "open", lambda self: self.all())


@guard("the invited address is proven")
def _proven(patch: Patch) -> None:
    patch.setattr(invitation_actions, "has_proven", _yes)
    patch.setattr(invitation_views, "has_proven", _yes)


@guard("mail domains need a proven address")
def _proven_domain(patch: Patch) -> None:
    patch.setattr(people_rules, "has_proven", _yes)


@guard("an invitation holds while its sender may give the role")
def _sender(patch: Patch) -> None:
    patch.setattr(invitation_actions, "may_give", _yes)


@guard("an unknown address gets an account")
def _account(patch: Patch) -> None:
    def unknown(email: str) -> None:
        raise ValidationError("unknown")

    patch.setattr(accounts, "_account_for", unknown)


@guard("only verified memberships give rights")
def _verified(patch: Patch) -> None:
    patch.setattr(MembershipQuerySet, "verified", lambda self: self.all())


@guard("screens about people are of one's own")
def _screens(patch: Patch) -> None:
    patch.setattr(admin_access, "reaches_people", _yes)
    for rule in ("manages", "may_see_people"):
        patch.setattr(people_screens, rule, _yes)


@guard("doors about people ask their rule")
def _doors(patch: Patch) -> None:
    for rule in ("manages", "may_accept", "may_refuse"):
        patch.setattr(membership_actions, rule, _yes)
    for rule in ("manages", "may_give"):
        patch.setattr(invitation_actions, rule, _yes)


@guard("somebody answers for each organisation")
def _last(patch: Patch) -> None:
    patch.setattr(membership_actions, "LASTING_ROLES", ())


@guard("addresses are for who manages the people")
def _addresses(patch: Patch) -> None:
    patch.setattr(people_lists, "manages", _yes)


@guard("pupils get no account")
def _pupils(patch: Patch) -> None:
    patch.setattr(joining_forms, "is_pupil_address", lambda email, school: False)
    patch.setattr(invitation_actions, "is_pupil_address", lambda email, school: False)


@guard("a company that was never approved lets nobody in")
def _approved(patch: Patch) -> None:
    patch.setattr(CompanyQuerySet, "approved", lambda self: self.all())
    patch.setattr(people_rules, "is_approved_company", _yes)
    patch.setattr(people_notices, "is_approved_company", _yes)


@guard("an only leader makes no second one")
def _second_leader(patch: Patch) -> None:
    patch.setattr(people_rules, "FEWEST_LEADERS", 0)


@guard("the programme office hears of each new leader")
def _office_hears(patch: Patch) -> None:
    patch.setattr(type(User.objects), "programme_office", lambda self: self.none())


@guard("what somebody leaves goes to a colleague")
def _handed_over(patch: Patch) -> None:
    patch.setattr(ended_rights, "hand_over", lambda handover: None)


@guard("who reads a mail is decided when it leaves")
def _reader(patch: Patch) -> None:
    patch.setattr(delivery, "check_for", lambda event: None)


@guard("the offers of an intake are of who still belongs")
def _own_offers(patch: Patch) -> None:
    patch.setattr(intake_views, "_own_offers", lambda user: OfferPage.objects.filter(owner=user))
