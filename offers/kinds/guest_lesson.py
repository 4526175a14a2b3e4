"""Guest lesson: somebody from a company teaches one lesson, at school or online."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from offers.editor.panels import offer_panels
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.kind import Kind
from offers.pages import OfferPage


class GuestLessonPage(OfferPage):
    kind = Kind(
        code="guest_lesson",
        label=_("Guest lesson"),
        family=Family.LEARN,
        icon="guest_lesson",
        explanation=_("One of your people gives a lesson about your trade, at school or online."),
        experience=_("Somebody from practice comes to the class and tells about the trade."),
        schema_type="EducationEvent",
        order=5,
        suits=(Aim.BE_SEEN, Aim.OWN_PEOPLE, Effort.ONCE, PlaceKind.SCHOOL),
        example={"lesson_topic": "Warmtepompen"},
    )
    required_facts = (*OfferPage.required_facts, "lesson_topic")

    lesson_topic = models.CharField(
        _("topic of the lesson"),
        max_length=120,
        blank=True,
        help_text=_("For example: robots and sensors around you."),
    )
    speaker_role = models.CharField(
        _("who gives the lesson"),
        max_length=120,
        blank=True,
        help_text=_("A role, not a name. For example: a mechanic and a planner."),
    )
    equipment = models.TextField(
        _("needed at school"),
        blank=True,
        help_text=_("What must be ready in the classroom? For example: a screen and two tables."),
    )

    content_panels = offer_panels(
        FieldPanel("lesson_topic"),
        FieldPanel("speaker_role"),
        FieldPanel("equipment"),
        needed=required_facts,
    )
    template = OfferPage.template

    class Meta:
        verbose_name = _("guest lesson")
        verbose_name_plural = _("guest lessons")

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("Topic of the lesson"), self.lesson_topic),
            (_("Who gives the lesson"), self.speaker_role),
            (_("Needed at school"), self.equipment),
        )
