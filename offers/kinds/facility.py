"""Facility: a school uses a company's machine, room or material."""

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from offers.editor.panels import offer_panels
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.kind import Kind
from offers.pages import OfferPage


class Lending(models.TextChoices):
    LEND = "lend", _("To borrow")
    ON_SITE = "on_site", _("To use on site")


class FacilityPage(OfferPage):
    kind = Kind(
        code="facility",
        label=_("Machine, room or material"),
        family=Family.PLACE,
        icon="facility",
        explanation=_("A school uses your machine, room or material, on site or on loan."),
        experience=_("Use a machine, a room or material of a company, there or at school."),
        schema_type="Service",
        order=9,
        suits=(Aim.BETTER_LESSONS, Aim.TEACHERS, Effort.ONCE, PlaceKind.COMPANY, PlaceKind.SCHOOL),
        example={"what": "Een lasrobot", "lending": Lending.ON_SITE},
    )
    required_facts = ("summary", "levels", "what", "lending")

    what = models.CharField(
        _("what the school may use"),
        max_length=200,
        blank=True,
        help_text=_("For example: a laser cutter, or six kits to build a robot."),
    )
    lending = models.CharField(
        _("borrow or on site"),
        max_length=10,
        choices=Lending.choices,
        blank=True,
        help_text=_("May the school take it along? For example: a kit yes, a machine no."),
    )
    prerequisites = models.TextField(
        _("what you must know first"),
        blank=True,
        help_text=_("For example: the teacher follows an instruction of one hour."),
    )
    deposit = models.PositiveSmallIntegerField(
        _("deposit in euros"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(10_000)],
        help_text=_("Whole euros; leave empty if there is none. For example 50."),
    )
    transport = models.CharField(
        _("transport"),
        max_length=200,
        blank=True,
        help_text=_("Who brings it and takes it back? For example: the school, it fits in a car."),
    )

    content_panels = offer_panels(
        FieldPanel("what"),
        FieldPanel("lending"),
        FieldPanel("prerequisites"),
        FieldPanel("deposit"),
        FieldPanel("transport"),
        needed=required_facts,
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("machine, room or material")
        verbose_name_plural = _("machines, rooms and material")

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("What you may use"), self.what),
            (_("Borrow or on site"), self.get_lending_display()),
            (_("What you must know first"), self.prerequisites),
            (_("Deposit"), f"€ {self.deposit}" if self.deposit else None),
            (_("Transport"), self.transport),
        )
