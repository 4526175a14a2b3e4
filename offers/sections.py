"""The sections of an offer, as the editor shows them, each with its own fields."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField

from offers.enums import (
    Accessibility,
    ActivityLanguage,
    Audience,
    DurationUnit,
    PlaceKind,
    Setting,
    Weekday,
    dutch_only,
)
from offers.fields import ChoiceListField
from partners.organisations.register_numbers import postcode
from partners.organisations.validators import validate_postcode
from partners.pages.texts import PLAIN_TEXT
from texts.model_fields import TypedCodeField, TypedNameField


class What(models.Model):
    """What happens, and what one learns."""

    summary = models.CharField(
        _("in one or two sentences"),
        max_length=250,
        blank=True,
        help_text=_(
            "Shown on the card. For example: see how a lift is built, and mend one yourself."
        ),
    )
    description = RichTextField(
        _("what happens"),
        blank=True,
        features=PLAIN_TEXT,
        help_text=_(
            "Tell it in the order of the day. For example: welcome, tour, try it yourself."
        ),
    )
    learning_goals = models.TextField(
        _("what pupils learn"),
        blank=True,
        help_text=_("For example: you can read a simple working drawing."),
    )
    topics = ParentalManyToManyField(
        "organisations.Topic",
        verbose_name=_("topics"),
        blank=True,
        help_text=_("For example drones or energy transition."),
    )

    class Meta:
        abstract = True


class ForWhom(models.Model):
    """Who it suits, and how many."""

    profiles = ParentalManyToManyField(
        "organisations.Profile",
        verbose_name=_("profiles"),
        blank=True,
        help_text=_("Which vmbo profiles does this fit? Leave empty if it fits all."),
    )
    levels = ParentalManyToManyField(
        "organisations.Level",
        verbose_name=_("levels"),
        blank=True,
        help_text=_("For example vmbo kb."),
    )
    school_years = ParentalManyToManyField(
        "organisations.SchoolYear",
        verbose_name=_("school years"),
        blank=True,
        help_text=_("For example year 3 and 4."),
    )
    audience = models.CharField(
        _("for whom"), max_length=10, choices=Audience.choices, default=Audience.PUPILS
    )
    group_min = models.PositiveSmallIntegerField(
        _("smallest group"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
        help_text=_("From how many people do you do this? For example 5."),
    )
    group_max = models.PositiveSmallIntegerField(
        _("largest group"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
        help_text=_("How many people fit at most? For example 24."),
    )
    minimum_age = models.PositiveSmallIntegerField(
        _("minimum age"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(99)],
        help_text=_("Only if there is one. For example 14."),
    )
    programme_line = models.ForeignKey(
        "organisations.ProgrammeLine",
        verbose_name=_("programme line"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The project leader can fill this in."),
    )
    scalable = models.BooleanField(
        _("useful for several schools"),
        default=False,
        help_text=_("Tick this if other schools or profiles can use it in the same way."),
    )

    class Meta:
        abstract = True


class WhenAndWhere(models.Model):
    """How long, in which period, at which place."""

    duration = models.PositiveSmallIntegerField(
        _("duration"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
        help_text=_("A number; choose the unit beside it. For example 150 minutes."),
    )
    duration_unit = models.CharField(
        _("unit"), max_length=10, choices=DurationUnit.choices, default=DurationUnit.MINUTES
    )
    available_from = models.DateField(
        _("possible from"),
        null=True,
        blank=True,
        help_text=_("Day, month, year. For example 1-9-2027."),
    )
    available_until = models.DateField(
        _("possible until"),
        null=True,
        blank=True,
        help_text=_("Day, month, year. For example 30-6-2028."),
    )
    weekdays = ChoiceListField(
        _("days"), options=Weekday, help_text=_("On which days is it possible? Empty: any day.")
    )
    lead_time_days = models.PositiveSmallIntegerField(
        _("days to ask ahead"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(365)],
        help_text=_("How long before must a school ask? For example 14."),
    )
    times_per_year = models.PositiveSmallIntegerField(
        _("times per year"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(365)],
        help_text=_("How often per year can you do this? For example 6."),
    )
    setting = models.CharField(
        _("way of working together"), max_length=20, choices=Setting.choices, blank=True
    )
    place_kind = models.CharField(
        _("where"), max_length=10, choices=PlaceKind.choices, default=PlaceKind.COMPANY
    )
    street = models.CharField(
        _("street and number"),
        max_length=120,
        blank=True,
        help_text=_("Where does the group report? For example Voorbeeldweg 1."),
    )
    postcode = TypedCodeField(
        _("postcode"),
        max_length=7,
        blank=True,
        validators=[validate_postcode],
        normalise=postcode,
        help_text=_("Schools search by distance with this. For example 2516 AB."),
    )
    place = TypedNameField(
        _("place"), max_length=80, blank=True, help_text=_("For example Den Haag.")
    )
    languages = ChoiceListField(
        _("language of the activity"), options=ActivityLanguage, default=dutch_only
    )

    class Meta:
        abstract = True


class GoodToKnow(models.Model):
    """What a school prepares, and what it costs."""

    bring = models.TextField(
        _("what the school brings or prepares"),
        blank=True,
        help_text=_("For example: closed shoes and one supervisor for each ten pupils."),
    )
    safety_gear = models.CharField(
        _("safety gear"),
        max_length=200,
        blank=True,
        help_text=_("For example: you lend safety shoes and glasses."),
    )
    accessibility = models.CharField(
        _("accessibility"), max_length=10, choices=Accessibility.choices, blank=True
    )
    accessibility_note = models.CharField(
        _("about the accessibility"),
        max_length=200,
        blank=True,
        help_text=_("For example: the lift is at the back."),
    )
    cost = models.PositiveIntegerField(
        _("cost in euros"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100_000)],
        help_text=_("Whole euros. 0 means free; empty says nothing about the cost."),
    )
    cost_note = models.CharField(
        _("cost for what"), max_length=120, blank=True, help_text=_("For example: per group.")
    )

    class Meta:
        abstract = True


class Contact(models.Model):
    """Whom to ask, and who takes part."""

    contact_role = models.CharField(
        _("contact person"),
        max_length=120,
        blank=True,
        help_text=_("A role, not a name. For example: head of the workshop."),
    )
    contact_email = models.EmailField(
        _("mailbox for requests"),
        blank=True,
        help_text=_("Your company's own mailbox. Only verified schools see it."),
    )
    partner_companies = ParentalManyToManyField(
        "organisations.Company",
        verbose_name=_("together with"),
        blank=True,
        related_name="+",
        help_text=_("Companies that take part too."),
    )

    class Meta:
        abstract = True


class Sections(What, ForWhom, WhenAndWhere, GoodToKnow, Contact):
    """All that every kind asks; facts.py says it in words."""

    # Without these nothing can be submitted; each kind has its own.
    required_facts: tuple[str, ...] = ("summary", "levels", "duration", "group_max")
    # Asked when something is submitted and never after: what is online stays so, also when
    # the mailbox was somebody's own address and that person is erased.
    required_to_submit = ("contact_email",)

    class Meta:
        abstract = True

    def missing_facts(self) -> list[str]:
        """Return the names of required fields that are still empty."""
        return [name for name in self.required_facts if not self._is_filled(name)]

    @classmethod
    def facts_to_submit(cls) -> tuple[str, ...]:
        """Return the names of all fields that the screens ask for before submitting."""
        return (*cls.required_facts, *cls.required_to_submit)

    def _is_filled(self, name: str) -> bool:
        value = getattr(self, name)
        if hasattr(value, "all"):
            return bool(value.all())
        return value not in (None, "", [])

    def choices_text(self, name: str) -> str:
        """Return what is chosen in a field with a few choices, in words."""
        field: Any = self._meta.get_field(name)
        return ", ".join(field.labels(getattr(self, name)))
