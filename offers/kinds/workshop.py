"""Workshop: a group learns a skill by doing it."""

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from offers.editor.panels import offer_panels
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.kind import Kind
from offers.pages import OfferPage


class WorkshopPage(OfferPage):
    kind = Kind(
        code="workshop",
        label=_("Workshop"),
        family=Family.LEARN,
        icon="workshop",
        explanation=_("A group learns a skill by doing it. You show how it is done and help."),
        experience=_("Learn a skill by doing it yourself, with tools that are not at school."),
        schema_type="EducationEvent",
        order=2,
        suits=(
            Aim.BE_SEEN,
            Aim.BETTER_LESSONS,
            Effort.ONCE,
            Effort.SERIES,
            PlaceKind.COMPANY,
            PlaceKind.SCHOOL,
        ),
        example={"skills": "Solderen"},
    )
    required_facts = (*OfferPage.required_facts, "skills")

    skills = models.TextField(
        _("skills"),
        blank=True,
        help_text=_("What do pupils practise? For example: measure, bend and weld a pipe."),
    )
    hands_on_share = models.PositiveSmallIntegerField(
        _("time spent doing, in percent"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text=_("Which part of the time do pupils work themselves? For example 75."),
    )
    material_supplied = models.TextField(
        _("material you supply"),
        blank=True,
        help_text=_("For example: steel, a welding helmet and gloves."),
    )
    certificate = models.CharField(
        _("certificate"),
        max_length=120,
        blank=True,
        help_text=_("What do pupils get afterwards? For example: proof of taking part."),
    )

    content_panels = offer_panels(
        FieldPanel("skills"),
        FieldPanel("hands_on_share"),
        FieldPanel("material_supplied"),
        FieldPanel("certificate"),
        needed=required_facts,
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hands_on_share__isnull=True) | models.Q(hands_on_share__lte=100),
                name="workshop_hands_on_lte_100",
            ),
        ]

    def kind_facts(self) -> list[tuple[Any, str]]:
        share = self.hands_on_share
        return self.filled(
            (_("Skills"), self.skills),
            (_("Time spent doing"), None if share is None else f"{share}%"),
            (_("The company supplies"), self.material_supplied),
            (_("Certificate"), self.certificate),
        )
