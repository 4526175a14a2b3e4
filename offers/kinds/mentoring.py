"""Mentoring: an employee and a pupil do something together for a longer time."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from offers.editor.panels import offer_panels
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.kind import Kind
from offers.pages import OfferPage


class MentoringPage(OfferPage):
    kind = Kind(
        code="mentoring",
        label=_("Buddy project"),
        family=Family.MAKE,
        icon="mentoring",
        explanation=_(
            "One of your people and a pupil meet several times and make something together."
        ),
        experience=_("A pupil and somebody from a company make something together."),
        schema_type="Service",
        order=11,
        suits=(
            Aim.OWN_PEOPLE,
            Aim.FRESH_EYES,
            Effort.SERIES,
            Effort.LONG,
            PlaceKind.COMPANY,
            PlaceKind.SCHOOL,
        ),
        example={"period": "Januari tot april"},
    )
    required_facts = (*OfferPage.required_facts, "period")

    period = models.CharField(
        _("period"),
        max_length=120,
        blank=True,
        help_text=_("When do the buddies meet? For example: from October to March."),
    )
    meetings = models.PositiveSmallIntegerField(
        _("number of meetings"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
        help_text=_("How many times do the buddies meet? For example 10."),
    )
    ratio = models.CharField(
        _("pupils per buddy"),
        max_length=120,
        blank=True,
        help_text=_("For example: one employee with one or two pupils."),
    )

    content_panels = offer_panels(
        FieldPanel("period"),
        FieldPanel("meetings"),
        FieldPanel("ratio"),
        needed=required_facts,
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("buddy project")
        verbose_name_plural = _("buddy projects")

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("Period"), self.period),
            (_("Number of meetings"), self.meetings),
            (_("Pupils per buddy"), self.ratio),
        )
