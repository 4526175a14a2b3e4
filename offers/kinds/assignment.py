"""Assignment: pupils work on a real question of a company."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from offers.editor.panels import date_panel, offer_panels
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.fields import ChoiceListField
from offers.kind import Kind
from offers.pages import OfferPage


class SchoolType(models.TextChoices):
    VMBO = "vmbo", _("vmbo")
    MBO = "mbo", _("mbo")
    HBO = "hbo", _("hbo")


class AssignmentPage(OfferPage):
    kind = Kind(
        code="assignment",
        label=_("Assignment"),
        family=Family.MAKE,
        icon="assignment",
        explanation=_(
            "Pupils work on a real question of your company. "
            "You explain it, coach them and look at the result."
        ),
        experience=_("Work on a real question of a company, and show what you found."),
        schema_type="LearningResource",
        order=8,
        suits=(Aim.FRESH_EYES, Aim.FIND_STAFF, Effort.SERIES, PlaceKind.COMPANY, PlaceKind.SCHOOL),
        example={"question": "Hoe kan onze hal zuiniger?"},
    )
    required_facts = (*OfferPage.required_facts, "question")

    question = models.TextField(
        _("the question"),
        blank=True,
        help_text=_("What do you want to know? For example: how can our entrance hall be nicer?"),
    )
    deliverable = models.CharField(
        _("the result"),
        max_length=200,
        blank=True,
        help_text=_("What do pupils hand in? For example: a scale model and a short film."),
    )
    coaching_hours = models.PositiveSmallIntegerField(
        _("hours of coaching"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(500)],
        help_text=_("How many hours do your people help, in total? For example 8."),
    )
    deadline = models.DateField(
        _("ready before"),
        null=True,
        blank=True,
        help_text=_("Only if you need the result on a date. For example 1 April."),
    )
    working_together = ChoiceListField(
        _("who work together"),
        options=SchoolType,
        help_text=_("Tick this only if several work as one team. For example vmbo and mbo."),
    )

    content_panels = offer_panels(
        FieldPanel("question"),
        FieldPanel("deliverable"),
        FieldRowPanel([FieldPanel("coaching_hours"), date_panel("deadline")]),
        FieldPanel("working_together"),
        needed=required_facts,
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("The question"), self.question),
            (_("The result"), self.deliverable),
            (_("Hours of coaching"), self.coaching_hours),
            (_("Ready before"), self.deadline and date_format(self.deadline, "j F Y")),
            (_("Who work together"), self.choices_text("working_together")),
        )
