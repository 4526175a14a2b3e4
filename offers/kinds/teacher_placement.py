"""Teacher placement: teachers work along at a company and take what they learn to class."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from offers.editor.panels import offer_panels
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.kind import Kind
from offers.pages import OfferPage


class TeacherPlacementPage(OfferPage):
    kind = Kind(
        code="teacher_placement",
        label=_("Teacher placement"),
        family=Family.TEACH,
        icon="teacher_placement",
        explanation=_(
            "Teachers work along in your company or come to learn something new. "
            "They use it in their lessons."
        ),
        experience=_("Work along in a company as a teacher, and bring new knowledge back."),
        schema_type="WorkBasedProgram",
        order=7,
        suits=(Aim.TEACHERS, Aim.BETTER_LESSONS, Effort.SERIES, Effort.LONG, PlaceKind.COMPANY),
        example={"for_teachers": "PIE", "hours": 24},
    )
    required_facts = (*OfferPage.required_facts, "for_teachers", "hours")

    for_teachers = models.CharField(
        _("for which teachers"),
        max_length=200,
        blank=True,
        help_text=_("For example: teachers of PIE and M&T who start with CNC."),
    )
    hours = models.PositiveSmallIntegerField(
        _("hours in total"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(400)],
        help_text=_("For one teacher. A placement often takes 24 to 80 hours. For example 40."),
    )
    learning_outcome = models.TextField(
        _("what the teacher learns"),
        blank=True,
        help_text=_("For example: you can set up a lathe and explain it to pupils."),
    )

    content_panels = offer_panels(
        FieldPanel("for_teachers"),
        FieldPanel("hours"),
        FieldPanel("learning_outcome"),
        needed=required_facts,
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("teacher placement")
        verbose_name_plural = _("teacher placements")

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("For which teachers"), self.for_teachers),
            (_("Hours in total"), self.hours),
            (_("What the teacher learns"), self.learning_outcome),
        )
