"""Hybrid teacher: somebody from a company also teaches at a school."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from offers.editor.panels import offer_panels
from offers.editor.parts import EitherPanel
from offers.editor.widgets import NativeDate
from offers.enums import Aim, Effort, Family, PlaceKind, Weekday
from offers.fields import ChoiceListField
from offers.kind import Kind
from offers.pages import OfferPage


class Qualification(models.TextChoices):
    NONE = "none", _("No teaching qualification")
    PDG = "pdg", _("Pedagogical-didactic certificate (PDG)")
    FULL = "full", _("Full teaching qualification")


class Employer(models.TextChoices):
    COMPANY = "company", _("The company")
    SCHOOL = "school", _("The school")
    TOGETHER = "together", _("Company and school together")


class HybridTeacherPage(OfferPage):
    kind = Kind(
        code="hybrid_teacher",
        label=_("Hybrid teacher"),
        family=Family.TEACH,
        icon="hybrid_teacher",
        explanation=_(
            "One of your people teaches at a school for a few hours a week, "
            "and keeps working for you."
        ),
        experience=_("Somebody from a company teaches at your school for a few hours a week."),
        schema_type="Service",
        order=3,
        suits=(Aim.OWN_PEOPLE, Aim.BETTER_LESSONS, Effort.LONG, PlaceKind.SCHOOL),
        example={"subject": "Elektrotechniek", "hours_per_week": 4},
    )
    required_facts = ("summary", "levels", "subject", "hours_per_week")

    subject = models.CharField(
        _("subject"), max_length=120, blank=True, help_text=_("For example: working with CNC.")
    )
    hours_per_week = models.PositiveSmallIntegerField(
        _("hours per week"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(40)],
        help_text=_("How many hours a week at school? For example 6."),
    )
    days = ChoiceListField(
        _("teaching days"),
        options=Weekday,
        help_text=_("On which days can this person teach? For example Tuesday. Empty: any day."),
    )
    period_from = models.DateField(
        _("teaches from"),
        null=True,
        blank=True,
        help_text=_("Day, month, year. For example 1-9-2027."),
    )
    period_until = models.DateField(
        _("teaches until"), null=True, blank=True, help_text=_("For example 15 July.")
    )
    qualification = models.CharField(
        _("teaching qualification"),
        max_length=10,
        choices=Qualification.choices,
        default=Qualification.NONE,
        help_text=_("What does this person have now? For example a PDG. None is fine too."),
    )
    tryout_day = models.BooleanField(
        _("try-out day"),
        default=False,
        help_text=_("Tick this if a trial is possible. For example: one day with two classes."),
    )
    employer = models.CharField(
        _("who pays the salary"),
        max_length=10,
        choices=Employer.choices,
        blank=True,
        help_text=_("For example the company. Leave empty if you want to discuss it."),
    )

    content_panels = offer_panels(
        FieldRowPanel([FieldPanel("subject"), FieldPanel("hours_per_week")]),
        EitherPanel("days", other="weekdays", is_own=True),
        FieldRowPanel(
            [
                EitherPanel("period_from", other="available_from", is_own=True, widget=NativeDate),
                EitherPanel(
                    "period_until", other="available_until", is_own=True, widget=NativeDate
                ),
            ]
        ),
        FieldPanel("qualification"),
        FieldPanel("tryout_day"),
        FieldPanel("employer"),
        needed=required_facts,
        own_instead={
            "weekdays": "days",
            "available_from": "period_from",
            "available_until": "period_until",
        },
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("hybrid teacher")
        verbose_name_plural = _("hybrid teachers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_from__isnull=True)
                | models.Q(period_until__isnull=True)
                | models.Q(period_from__lte=models.F("period_until")),
                name="hybrid_teacher_from_lte_until",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.period_from and self.period_until and self.period_from > self.period_until:
            raise ValidationError({"period_until": _("This day is before the first day.")})

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("Subject"), self.subject),
            (_("Hours per week"), self.hours_per_week),
            (_("Teaching days"), self.choices_text("days")),
            (_("Teaches from"), self.period_from and date_format(self.period_from, "j F Y")),
            (_("Teaches until"), self.period_until and date_format(self.period_until, "j F Y")),
            (_("Teaching qualification"), self.get_qualification_display()),
            (_("Try-out day"), _("Possible") if self.tryout_day else None),
            (_("Who pays the salary"), self.get_employer_display()),
        )
