"""School in the company: pupils have part of their lessons at a company."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from offers.editor.panels import offer_panels
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.kind import Kind
from offers.pages import OfferPage


class SchoolInCompanyPage(OfferPage):
    kind = Kind(
        code="school_in_company",
        label=_("School in the company"),
        family=Family.PLACE,
        icon="school_in_company",
        explanation=_(
            "Pupils have part of their lessons in your company for several weeks. "
            "They work on real jobs."
        ),
        experience=_("Have part of the lessons inside a company, for several weeks."),
        schema_type="Course",
        order=4,
        suits=(Aim.FIND_STAFF, Aim.BETTER_LESSONS, Effort.LONG, PlaceKind.COMPANY),
        example={"weeks": 10, "days_per_week": 1},
    )
    required_facts = ("summary", "levels", "group_max", "weeks", "days_per_week")

    weeks = models.PositiveSmallIntegerField(
        _("number of weeks"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(52)],
        help_text=_("For how many weeks does a group come? For example 20."),
    )
    days_per_week = models.PositiveSmallIntegerField(
        _("days per week"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text=_("On how many days a week? Count half a day as one. For example 1."),
    )
    places = models.PositiveSmallIntegerField(
        _("places per year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
        help_text=_("How many pupils can come in a year, all groups together? For example 30."),
    )
    supervision_ratio = models.CharField(
        _("supervision"),
        max_length=120,
        blank=True,
        help_text=_("Who supervises how many? For example: one employee for each five pupils."),
    )
    facilities = models.TextField(
        _("rooms and machines"),
        blank=True,
        help_text=_("For example: a classroom for 12 and four workbenches."),
    )
    curriculum_part = models.TextField(
        _("part of the lessons"),
        blank=True,
        help_text=_("Which lessons does it replace? For example: the PIE module on installing."),
    )
    meals_transport = models.TextField(
        _("meals and transport"),
        blank=True,
        help_text=_("For example: lunch in the canteen; bus 23 stops at the door."),
    )

    content_panels = offer_panels(
        FieldRowPanel([FieldPanel("weeks"), FieldPanel("days_per_week")]),
        FieldPanel("places"),
        FieldPanel("supervision_ratio"),
        FieldPanel("facilities"),
        FieldPanel("curriculum_part"),
        FieldPanel("meals_transport"),
        needed=required_facts,
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("school in the company")
        verbose_name_plural = _("schools in the company")

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("Number of weeks"), self.weeks),
            (_("Days per week"), self.days_per_week),
            (_("Places per year"), self.places),
            (_("Supervision"), self.supervision_ratio),
            (_("Rooms and machines"), self.facilities),
            (_("Part of the lessons"), self.curriculum_part),
            (_("Meals and transport"), self.meals_transport),
        )
