"""Internship: pupils join the work, from a few hours to a whole placement."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from offers.editor.panels import offer_panels
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.kind import Kind
from offers.pages import OfferPage


class InternshipType(models.TextChoices):
    TASTER = "taster", _("Taster placement")
    SHADOW_DAY = "shadow_day", _("Shadow day")
    ORIENTATION = "orientation", _("Orientation internship")
    VOCATIONAL = "vocational", _("Vocational internship")


class InternshipPage(OfferPage):
    kind = Kind(
        code="internship",
        label=_("Internship"),
        family=Family.VISIT,
        icon="internship",
        explanation=_(
            "Pupils join your people at work for some hours, days or weeks. "
            "They find out if the job suits them."
        ),
        experience=_("Join in at a company for some hours, days or weeks."),
        schema_type="WorkBasedProgram",
        order=6,
        suits=(Aim.FIND_STAFF, Aim.BE_SEEN, Effort.SERIES, Effort.LONG, PlaceKind.COMPANY),
        example={"internship_type": InternshipType.TASTER, "days": 3},
    )
    # How long it takes is asked too, as days or as the duration: see missing_facts().
    required_facts = ("summary", "levels", "group_max", "internship_type")

    internship_type = models.CharField(
        _("type of internship"),
        max_length=15,
        choices=InternshipType.choices,
        blank=True,
        help_text=_("For example a shadow day: one pupil joins one employee for a day."),
    )
    days = models.PositiveSmallIntegerField(
        _("number of days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
        help_text=_("For example 5. Less than one day? Fill in the duration instead."),
    )
    recognised = models.BooleanField(
        _("recognised training company"),
        default=False,
        help_text=_("Tick this if you are recognised for this work. For example by SBB."),
    )
    working_hours = models.CharField(
        _("working hours"),
        max_length=120,
        blank=True,
        help_text=_("For example: from 8:00 to 15:30, with a break at 12:00."),
    )

    content_panels = offer_panels(
        FieldPanel("internship_type"),
        FieldPanel("days"),
        FieldPanel("recognised"),
        FieldPanel("working_hours"),
        needed=(*required_facts, "days", "duration"),
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("internship")
        verbose_name_plural = _("internships")

    def missing_facts(self) -> list[str]:
        missing = super().missing_facts()
        if not self.days and not self.duration:
            missing.append("days")
        return missing

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("Type of internship"), self.get_internship_type_display()),
            (_("Number of days"), self.days),
            (_("Recognised training company"), _("Yes") if self.recognised else None),
            (_("Working hours"), self.working_hours),
        )
