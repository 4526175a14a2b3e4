"""People, what they belong to, and how they are asked to."""

from partners.people.models.invitation import Invitation
from partners.people.models.membership import Membership
from partners.people.models.school_domain import SchoolDomain
from partners.people.models.user import User

__all__ = ["Invitation", "Membership", "SchoolDomain", "User"]
