"""The editor of an offer, in the order a person thinks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel

from offers.editor.parts import EitherPanel, FoldedPart, PartPanel, TaskListPanel, needed_first
from offers.editor.widgets import LongSelect, ManyBoxes, NativeDate, NativeMoment
from offers.sections import Sections
from partners.files.consent_fields import PictureRowsPanel
from partners.pages.error_list import ErrorListPanel


def date_panel(name: str) -> FieldPanel:
    return FieldPanel(name, widget=NativeDate)


def choices_panel(name: str) -> FieldPanel:
    """A panel for a few choices out of a list, as boxes to tick."""
    return FieldPanel(name, widget=forms.CheckboxSelectMultiple)


def offer_panels(
    *kind_panels: Any, needed: tuple[str, ...], own_instead: dict[str, str] | None = None
) -> list[Panel]:
    """Return the panels of one kind: what is needed, and folded below it all the rest.

    `needed` are the facts without which nothing is submitted. `own_instead` names the common
    fields that a kind asked in words of its own once; one of the two is shown.
    """
    parts = _parts(kind_panels, own_instead or {})
    first = needed_first(("title", *needed, *Sections.required_to_submit), parts)
    return [
        ErrorListPanel(),
        TaskListPanel(),
        PartPanel([*first, FieldPanel("same_names")], heading=_("This is needed"), part="needed"),
        *parts,
    ]


def _common(name: str, own: dict[str, str], **kwargs: Any) -> FieldPanel:
    """A field of all kinds; where a kind asked the same itself, one of the two is shown."""
    if name not in own:
        return FieldPanel(name, **kwargs)
    return EitherPanel(name, other=own[name], is_own=False, **kwargs)


def _parts(kind_panels: tuple[Any, ...], own: dict[str, str]) -> list[PartPanel]:
    return [
        FoldedPart(
            [
                FieldPanel("title", heading=_("Name of the activity")),
                FieldPanel("summary"),
                *kind_panels,
                FieldPanel("description"),
                FieldPanel("learning_goals"),
                choices_panel("topics"),
            ],
            heading=_("What"),
            part="what",
        ),
        FoldedPart(
            [PictureRowsPanel("pictures", label=_("Picture"), max_num=6)],
            heading=_("Pictures"),
            part="pictures",
        ),
        FoldedPart(
            [
                choices_panel("levels"),
                choices_panel("profiles"),
                choices_panel("school_years"),
                FieldPanel("audience"),
                FieldRowPanel([FieldPanel("group_min"), FieldPanel("group_max")]),
                FieldPanel("minimum_age"),
                FieldPanel("scalable"),
                FieldPanel("programme_line", widget=LongSelect),
            ],
            heading=_("For whom"),
            part="whom",
        ),
        FoldedPart(
            [
                FieldRowPanel([FieldPanel("duration"), FieldPanel("duration_unit")]),
                FieldPanel("place_kind"),
                FieldPanel(
                    "street",
                    help_text=_(
                        "Where does the group report? Only schools that your region knows see it."
                    ),
                ),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("place")]),
                FieldRowPanel(
                    [
                        _common("available_from", own, widget=NativeDate),
                        _common("available_until", own, widget=NativeDate),
                    ]
                ),
                _common("weekdays", own),
                FieldRowPanel([FieldPanel("lead_time_days"), FieldPanel("times_per_year")]),
                FieldPanel("setting"),
                FieldPanel("languages"),
            ],
            heading=_("When and where"),
            part="when",
        ),
        FoldedPart(
            [
                FieldPanel("bring"),
                FieldPanel("safety_gear"),
                FieldPanel("accessibility"),
                FieldPanel("accessibility_note"),
                FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_note")]),
                InlinePanel("attachments", heading=_("PDFs"), label=_("PDF"), max_num=5),
            ],
            heading=_("What the school must know"),
            part="know",
        ),
        FoldedPart(
            [
                FieldPanel("contact_role"),
                FieldPanel("contact_email"),
                FieldPanel("partner_companies", widget=ManyBoxes),
            ],
            heading=_("Contact"),
            part="contact",
        ),
        FoldedPart(
            [
                FieldPanel(
                    "go_live_at",
                    widget=NativeMoment,
                    heading=_("Online from"),
                    help_text=_("Empty: as soon as it is approved."),
                ),
                FieldPanel(
                    "expire_at",
                    widget=NativeMoment,
                    heading=_("Offline from"),
                    help_text=_("Empty: it stays online."),
                ),
            ],
            heading=_("Put online later, or not for ever"),
            part="online",
        ),
    ]
