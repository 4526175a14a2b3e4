"""Elective: a series of meetings about a subject that pupils chose themselves."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from offers.editor.panels import offer_panels
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.kind import Kind
from offers.pages import OfferPage


class ElectivePage(OfferPage):
    kind = Kind(
        code="elective",
        label=_("Elective"),
        family=Family.LEARN,
        icon="elective",
        explanation=_(
            "Pupils choose your subject and come several times. It is part of their school work."
        ),
        experience=_("Follow a subject in several meetings, as part of the school programme."),
        schema_type="Course",
        order=10,
        suits=(
            Aim.BETTER_LESSONS,
            Aim.FIND_STAFF,
            Effort.SERIES,
            Effort.LONG,
            PlaceKind.COMPANY,
            PlaceKind.SCHOOL,
        ),
        example={"sessions": 6},
    )
    required_facts = (*OfferPage.required_facts, "sessions")

    sessions = models.PositiveSmallIntegerField(
        _("number of sessions"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("How many times do pupils come? For example 8 afternoons: fill in 8."),
    )
    module = models.CharField(
        _("part of which elective"),
        max_length=120,
        blank=True,
        help_text=_("The official name, if there is one. For example: drone technology 1."),
    )
    certificate = models.CharField(
        _("certificate"),
        max_length=120,
        blank=True,
        help_text=_("What do pupils get afterwards? For example: the drone certificate A1/A3."),
    )

    content_panels = offer_panels(
        FieldPanel("sessions"),
        FieldPanel("module"),
        FieldPanel("certificate"),
        needed=required_facts,
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("elective")
        verbose_name_plural = _("electives")

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("Number of sessions"), self.sessions),
            (_("Part of which elective"), self.module),
            (_("Certificate"), self.certificate),
        )
