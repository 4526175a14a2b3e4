"""Filters that more than one place needs, named as adjectives."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import timezone

from partners.people.enums import COMPANY_ROLES, MANAGING_ROLES, SCHOOL_ROLES, STAFF_ROLES, Role


class MembershipQuerySet(models.QuerySet):
    def of(self, user: AbstractBaseUser) -> "MembershipQuerySet":
        """Memberships of one person that count; an inactive person has none."""
        return self.filter(user=user).verified() if user.is_active and user.pk else self.none()

    def verified(self) -> "MembershipQuerySet":
        """Memberships that somebody entitled to it accepted: the others give no right."""
        return self.filter(verified=True)

    def asked(self) -> "MembershipQuerySet":
        """Memberships that wait for somebody to accept them."""
        return self.filter(verified=False)

    def staff(self) -> "MembershipQuerySet":
        """Memberships that give access to the editing screens."""
        return self.filter(role__in=STAFF_ROLES)

    def leading(self) -> "MembershipQuerySet":
        return self.filter(role=Role.PROJECT_LEADER)

    def coordinating(self) -> "MembershipQuerySet":
        return self.filter(role=Role.NETWORK_COORDINATOR)

    def owning(self) -> "MembershipQuerySet":
        return self.filter(role=Role.COMPANY_OWNER)

    def in_companies(self) -> "MembershipQuerySet":
        return self.filter(role__in=COMPANY_ROLES)

    def in_schools(self) -> "MembershipQuerySet":
        return self.filter(role__in=SCHOOL_ROLES)

    def in_organisation(self, organisation: models.Model) -> "MembershipQuerySet":
        """Memberships of one region, network, company or school."""
        return self.filter(**{str(organisation._meta.model_name): organisation})

    def managing(self) -> "MembershipQuerySet":
        """Memberships that decide about the people of their organisation."""
        return self.filter(role__in=MANAGING_ROLES)


class InvitationQuerySet(models.QuerySet):
    def open(self) -> "InvitationQuerySet":
        """Invitations nobody answered or took back; some may be too old."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)

    def valid(self) -> "InvitationQuerySet":
        """Open invitations whose week has not passed."""
        return self.open().filter(expires_at__gt=timezone.now())

    def in_organisation(self, organisation: models.Model) -> "InvitationQuerySet":
        return self.filter(**{str(organisation._meta.model_name): organisation})
