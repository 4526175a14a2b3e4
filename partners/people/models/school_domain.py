"""The part after the @ by which a school's own people, and its pupils, are known."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.people.mail_domains import validate_school_domain
from texts.model_fields import CodeField
from texts.normalise import name


class SchoolDomain(models.Model):
    """Who proves an address in a staff domain is a teacher; who has a pupil's gets no account.

    Several locations of one school share a domain, so it is unique per location only.
    """

    class Audience(models.TextChoices):
        STAFF = "staff", _("Teachers and staff")
        PUPILS = "pupils", _("Pupils")

    school = models.ForeignKey(
        "organisations.School",
        verbose_name=_("school"),
        on_delete=models.CASCADE,
        related_name="mail_domains",
    )
    domain = CodeField(
        _("what comes after the @"),
        max_length=120,
        validators=[validate_school_domain],
        normalise=name,
        help_text=_("For example: school.example.nl"),
    )
    audience = models.CharField(
        _("whose addresses"), max_length=10, choices=Audience.choices, default=Audience.STAFF
    )

    class Meta:
        verbose_name = _("mail domain of a school")
        verbose_name_plural = _("mail domains of schools")
        ordering = ["audience", "domain"]
        indexes = [models.Index(fields=["domain"], name="school_domain_domain")]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "domain"],
                name="school_domain_once",
                violation_error_message=_("This school has this mail domain already."),
            ),
            models.CheckConstraint(
                condition=models.Q(domain__regex=r"^[a-z0-9.-]+$"), name="school_domain_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.domain

    def contradicting(self) -> "models.QuerySet[SchoolDomain]":
        """Rows of other schools that say the opposite about this domain."""
        others = SchoolDomain.objects.filter(domain=self.domain).exclude(audience=self.audience)
        return others.exclude(school=self.school_id).select_related("school__region")
