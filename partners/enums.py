"""What a member can be, of which kind of organisation; and whether people agreed to a picture."""

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


class Sector(models.TextChoices):
    """What a company works in; a closed list, so that schools can filter on it."""

    CONSTRUCTION = "construction", _("Construction and roads")
    WOOD = "wood", _("Wood and interiors")
    INSTALLATION = "installation", _("Installation technology")
    ENERGY = "energy", _("Energy and climate")
    METAL = "metal", _("Metal and machines")
    ELECTRONICS = "electronics", _("Electronics, robots and drones")
    MEDIA = "media", _("Media, design and ICT")
    MOBILITY = "mobility", _("Mobility and transport")
    MARITIME = "maritime", _("Maritime technology")
    PROCESS = "process", _("Process technology and chemistry")
    CARE = "care", _("Care and care technology")
    FOOD = "food", _("Hospitality, food and bakery")
    GREEN = "green", _("Green and agriculture")
    TRADE = "trade", _("Trade and economy")
    OTHER = "other", _("Something else")


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


class PhotoConsent(models.TextChoices):
    """Whether the people in a picture agreed that schools see it (AVG: consent)."""

    NOBODY = "nobody", _("Nobody can be recognised in it")
    AGREED = "agreed", _("Everybody in it agreed, and for those under 16 a parent too")
    NOT_ASKED = "not_asked", _("Not asked yet")

    @property
    def is_settled(self) -> bool:
        """True if the picture may go online as far as the people in it are concerned."""
        return self in SETTLED_CONSENTS


SETTLED_CONSENTS = (PhotoConsent.NOBODY, PhotoConsent.AGREED)


class ImportStatus(models.TextChoices):
    """How far an import is."""

    CHECKED = "checked", _("Checked, not started")
    WAITING = "waiting", _("Waiting for the worker")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Stopped by an error")
    CANCELLED = "cancelled", _("Not imported")

    @classmethod
    def at_work(cls) -> tuple["ImportStatus", ...]:
        return (cls.WAITING, cls.RUNNING)
