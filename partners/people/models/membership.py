"""Who belongs to which organisation, and as what: the only source of rights."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.people.enums import ORGANISATION_OF_ROLE, Role
from partners.people.querysets import MembershipQuerySet

ORGANISATIONS = ("region", "network", "company", "school")


def role_fits_organisation() -> Q:
    """Exactly the organisation that goes with the role is filled in, no other."""
    fits = Q()
    for organisation in ORGANISATIONS:
        roles = [role.value for role, of in ORGANISATION_OF_ROLE.items() if of == organisation]
        others = {f"{other}__isnull": other != organisation for other in ORGANISATIONS}
        fits |= Q(role__in=roles, **others)
    return fits


class Membership(models.Model):
    """One person's role in one organisation.

    It gives rights once it is verified. Before that it is a request to belong, which the
    organisation's own people or the leader of its region decide about.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    region = models.ForeignKey(
        "organisations.Region",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="members",
    )
    network = models.ForeignKey(
        "organisations.Network",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="members",
    )
    company = models.ForeignKey(
        "organisations.Company",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="members",
    )
    school = models.ForeignKey(
        "organisations.School",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="members",
    )
    verified = models.BooleanField(
        _("verified"),
        default=False,
        help_text=_(
            "Somebody who may decide knows this person. Without it a member has no rights."
        ),
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=role_fits_organisation(), name="membership_role_fits_organisation"
            ),
            *[
                models.UniqueConstraint(
                    fields=["user", "role", organisation],
                    condition=Q(**{f"{organisation}__isnull": False}),
                    name=f"membership_once_per_{organisation}",
                )
                for organisation in ORGANISATIONS
            ],
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.organisation}"

    def clean(self) -> None:
        super().clean()
        if not self.role:
            return
        wanted = Role(self.role).organisation
        for organisation in ORGANISATIONS:
            filled = getattr(self, f"{organisation}_id") is not None
            if organisation == wanted and not filled:
                raise ValidationError(
                    {organisation: _("Choose the organisation that goes with this role.")}
                )
            if organisation != wanted and filled:
                raise ValidationError({organisation: _("Leave this empty for this role.")})

    @property
    def organisation(self) -> models.Model | None:
        return getattr(self, Role(self.role).organisation)
