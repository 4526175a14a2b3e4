"""Career activity: people at work help pupils find out what they want to become."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from offers.editor.panels import offer_panels
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.kind import Kind
from offers.pages import OfferPage


class ActivityType(models.TextChoices):
    INTERVIEW_TRAINING = "interview_training", _("Job interview training")
    SPEED_DATE = "speed_date", _("Speed dates with people at work")
    FAIR = "fair", _("Careers fair")
    OTHER = "other", _("Something else")


class CareerActivityPage(OfferPage):
    kind = Kind(
        code="career_activity",
        label=_("Career activity"),
        family=Family.VISIT,
        icon="career_activity",
        explanation=_(
            "Your people talk with pupils about work, for example in speed dates. "
            "That helps pupils choose a profession."
        ),
        experience=_("Practise and talk with people from practice about choosing a profession."),
        schema_type="EducationEvent",
        order=12,
        suits=(Aim.BE_SEEN, Aim.OWN_PEOPLE, Effort.ONCE, PlaceKind.SCHOOL, PlaceKind.COMPANY),
        example={"activity_type": ActivityType.SPEED_DATE},
    )
    required_facts = (*OfferPage.required_facts, "activity_type")

    activity_type = models.CharField(
        _("type of activity"),
        max_length=20,
        choices=ActivityType.choices,
        blank=True,
        help_text=_("For example speed dates: pupils meet a new person every 15 minutes."),
    )
    professionals = models.PositiveSmallIntegerField(
        _("number of professionals"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(500)],
        help_text=_("How many people from companies take part? For example 20."),
    )

    content_panels = offer_panels(
        FieldPanel("activity_type"),
        FieldPanel("professionals"),
        needed=required_facts,
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("career activity")
        verbose_name_plural = _("career activities")

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("Type of activity"), self.get_activity_type_display()),
            (_("Number of professionals"), self.professionals),
        )
