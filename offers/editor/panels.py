"""The editor of an offer, in the order a person thinks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from offers.editor.readiness import readiness_of
from offers.editor.widgets import ManyBoxes


class NativeDate(forms.DateInput):
    """The browser's own date field: Wagtail's pop-up hangs over the button below it."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class NativeTime(forms.TimeInput):
    input_type = "time"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%H:%M", **kwargs)


class NativeMoment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)


def date_panel(name: str) -> FieldPanel:
    return FieldPanel(name, widget=NativeDate)


class PartPanel(MultiFieldPanel):
    """One part of the form, under an anchor that is the same in every language."""

    def __init__(self, children: Any, *, part: str, **kwargs: Any) -> None:
        super().__init__(children, **kwargs)
        self.part = part

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "part": self.part}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "offers/admin/part_panel.html"


class TaskListPanel(Panel):
    """What the draft still lacks, each part a link to its place in the form."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "offers/admin/task_list_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def show_panel_furniture(self) -> bool:
            return False

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            content = self.instance.serializable_data()
            return {**context, "readiness": readiness_of(type(self.instance), content)}


def choices_panel(name: str) -> FieldPanel:
    """A panel for a few choices out of a list, as boxes to tick."""
    return FieldPanel(name, widget=forms.CheckboxSelectMultiple)


def offer_panels(*kind_panels: Any) -> list[Any]:
    """Return the panels of one kind: what · for whom · when and where · to know · contact."""
    return [
        TaskListPanel(),
        PartPanel(
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
            ],
            heading=_("What"),
            part="what",
        ),
        PartPanel(
            [InlinePanel("pictures", label=_("Picture"), max_num=6)],
            heading=_("Pictures"),
            part="pictures",
        ),
        PartPanel(
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
            part="whom",
        ),
        PartPanel(
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
                FieldRowPanel([date_panel("available_from"), date_panel("available_until")]),
                FieldPanel("weekdays"),
                FieldRowPanel([FieldPanel("lead_time_days"), FieldPanel("times_per_year")]),
                FieldPanel("setting"),
                FieldPanel("languages"),
                FieldRowPanel(
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
                    ]
                ),
            ],
            heading=_("When and where"),
            part="when",
        ),
        PartPanel(
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
        PartPanel(
            [
                FieldPanel("contact_role"),
                FieldPanel("contact_email"),
                FieldPanel("partner_companies", widget=ManyBoxes),
            ],
            heading=_("Contact"),
            part="contact",
        ),
    ]
