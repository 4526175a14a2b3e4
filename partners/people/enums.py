"""What a member can be, and of which kind of organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A person's role in one organisation (DOMAIN: "lid")."""

    COMPANY_OWNER = "company_owner", _("Company owner")
    COMPANY_EDITOR = "company_editor", _("Company editor")
    NETWORK_COORDINATOR = "network_coordinator", _("Network coordinator")
    SCHOOL_COORDINATOR = "school_coordinator", _("School coordinator")
    SCHOOL_TEACHER = "school_teacher", _("Teacher")
    PROJECT_LEADER = "project_leader", _("Project leader")

    @property
    def organisation(self) -> str:
        """Name of the Membership field that holds this role's organisation."""
        return ORGANISATION_OF_ROLE[self]


ORGANISATION_OF_ROLE = {
    Role.COMPANY_OWNER: "company",
    Role.COMPANY_EDITOR: "company",
    Role.NETWORK_COORDINATOR: "network",
    Role.SCHOOL_COORDINATOR: "school",
    Role.SCHOOL_TEACHER: "school",
    Role.PROJECT_LEADER: "region",
}


# Who decides about the people of an organisation, in it and by role.
MANAGING_ROLES = (
    Role.COMPANY_OWNER,
    Role.NETWORK_COORDINATOR,
    Role.SCHOOL_COORDINATOR,
    Role.PROJECT_LEADER,
)
# An organisation that publishes or decides keeps somebody who answers for it. A school may be
# without a coordinator: its teachers and the leader of the region vouch for newcomers.
LASTING_ROLES = (Role.COMPANY_OWNER, Role.NETWORK_COORDINATOR, Role.PROJECT_LEADER)
# What somebody may ask to be; the other roles are given only.
ASKABLE_ROLES = (Role.COMPANY_OWNER, Role.COMPANY_EDITOR, Role.SCHOOL_TEACHER)

COMPANY_ROLES = (Role.COMPANY_OWNER, Role.COMPANY_EDITOR)
SCHOOL_ROLES = (Role.SCHOOL_COORDINATOR, Role.SCHOOL_TEACHER)
STAFF_ROLES = (*COMPANY_ROLES, Role.NETWORK_COORDINATOR, Role.PROJECT_LEADER)
