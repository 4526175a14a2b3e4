"""Filters that more than one place needs, named as adjectives."""

from typing import TYPE_CHECKING

from django.db import models

from partners.enums import COMPANY_ROLES, SCHOOL_ROLES, STAFF_ROLES, Role

if TYPE_CHECKING:
    from partners.models import User


class MembershipQuerySet(models.QuerySet):
    def of(self, user: "User") -> "MembershipQuerySet":
        """Memberships of one person; an inactive person has none."""
        return self.filter(user=user) if user.is_active and user.pk else self.none()

    def staff(self) -> "MembershipQuerySet":
        """Memberships that give access to the editing screens."""
        return self.filter(role__in=STAFF_ROLES)

    def leading(self) -> "MembershipQuerySet":
        return self.filter(role=Role.PROJECT_LEADER)

    def coordinating(self) -> "MembershipQuerySet":
        return self.filter(role=Role.NETWORK_COORDINATOR)

    def in_companies(self) -> "MembershipQuerySet":
        return self.filter(role__in=COMPANY_ROLES)

    def verified_at_school(self) -> "MembershipQuerySet":
        return self.filter(role__in=SCHOOL_ROLES, verified=True)
