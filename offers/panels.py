"""The editor of an offer, in the order a person thinks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel


def choices_panel(name: str) -> FieldPanel:
    """A panel for a few choices out of a list, as boxes to tick."""
    return FieldPanel(name, widget=forms.CheckboxSelectMultiple)


def offer_panels(*kind_panels: Any) -> list[Any]:
    """Return the panels of one kind: what · for whom · when and where · to know · contact."""
    return [
        MultiFieldPanel(
            [
                FieldPanel(
                    "title",
                    heading=_("Name of the activity"),
                    help_text=_("Short and concrete. For example: build your own robot arm."),
                ),
                FieldPanel("summary"),
                *kind_panels,
                FieldPanel("description"),
                FieldPanel("learning_goals"),
                choices_panel("topics"),
                InlinePanel("pictures", heading=_("Pictures"), label=_("Picture"), max_num=6),
            ],
            heading=_("What"),
        ),
        MultiFieldPanel(
            [
                choices_panel("levels"),
                choices_panel("profiles"),
                choices_panel("school_years"),
                FieldPanel("audience"),
                FieldRowPanel([FieldPanel("group_min"), FieldPanel("group_max")]),
                FieldPanel("minimum_age"),
                FieldPanel("scalable"),
                FieldPanel("programme_line", widget=forms.Select),
            ],
            heading=_("For whom"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("duration"), FieldPanel("duration_unit")]),
                FieldPanel("place_kind"),
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("place")]),
                FieldRowPanel([FieldPanel("available_from"), FieldPanel("available_until")]),
                FieldPanel("weekdays"),
                FieldRowPanel([FieldPanel("lead_time_days"), FieldPanel("times_per_year")]),
                FieldPanel("setting"),
                FieldPanel("languages"),
                FieldRowPanel(
                    [
                        FieldPanel(
                            "go_live_at",
                            heading=_("Online from"),
                            help_text=_("Empty: as soon as it is approved."),
                        ),
                        FieldPanel(
                            "expire_at",
                            heading=_("Offline from"),
                            help_text=_("Empty: it stays online."),
                        ),
                    ]
                ),
            ],
            heading=_("When and where"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("bring"),
                FieldPanel("safety_gear"),
                FieldPanel("accessibility"),
                FieldPanel("accessibility_note"),
                FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_note")]),
                InlinePanel("attachments", heading=_("PDFs"), label=_("PDF"), max_num=5),
            ],
            heading=_("What the school must know"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("contact_role"),
                FieldPanel("contact_email"),
                choices_panel("partner_companies"),
            ],
            heading=_("Contact"),
        ),
    ]
