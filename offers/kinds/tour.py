"""Tour: a group looks around, at one company or at several on one day."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from offers.editor.panels import offer_panels
from offers.editor.widgets import LongSelect, NativeTime
from offers.enums import Aim, Effort, Family, PlaceKind
from offers.kind import Kind
from offers.pages import OfferPage
from offers.references import names_unknown_company
from partners.pages.models import CompanyPage


class Walking(models.TextChoices):
    WALKING = "walking", _("Mostly walking")
    MIXED = "mixed", _("Walking and sitting")
    STANDING = "standing", _("Mostly standing")
    SEATED = "seated", _("Mostly sitting")


class TourPage(OfferPage):
    kind = Kind(
        code="tour",
        label=_("Tour"),
        family=Family.VISIT,
        icon="tour",
        explanation=_("A group comes to look around. You show what you make and who works there."),
        experience=_("Look around where things are made, and meet the people who make them."),
        schema_type="EducationEvent",
        order=1,
        suits=(Aim.BE_SEEN, Aim.FIND_STAFF, Effort.ONCE, PlaceKind.COMPANY),
        example={"stops": [{"title": "De werkplaats", "seen": "Een robot last een deur."}]},
    )
    required_facts = (*OfferPage.required_facts, "stops")

    walking = models.CharField(
        _("walking or standing"), max_length=10, choices=Walking.choices, blank=True
    )

    content_panels = offer_panels(
        InlinePanel(
            "stops",
            heading=_("Stops"),
            label=_("Stop"),
            min_num=1,
            help_text=_("What does the group see, in which order? One stop is enough."),
        ),
        FieldPanel("walking"),
        needed=required_facts,
    )
    template = "offers/kinds/tour.html"

    class Meta:
        verbose_name = _("tour")
        verbose_name_plural = _("tours")

    def foreign_kind_references(self) -> dict[str, Any]:
        chosen = {stop.company_id for stop in self.stops.all() if stop.company_id}
        if names_unknown_company(self, chosen):
            return {"stops": _("Choose companies of your own region only.")}
        return {}

    def drop_foreign_kind_references(self) -> None:
        self.stops.set(
            stop
            for stop in self.stops.all()
            if not stop.company_id or not names_unknown_company(self, {stop.company_id})
        )

    def timetable(self) -> list[tuple["TourStop", str]]:
        """Return each stop with the name of its other company, as that one's approved page says."""
        stops = list(self.stops.all())
        named = {stop.company_id for stop in stops if stop.company_id}
        pages = CompanyPage.objects.live().filter(company__in=named, locale=self.locale_id)
        hosts = dict(pages.order_by("-pk").values_list("company_id", "title"))
        return [(stop, hosts.get(stop.company_id, "")) for stop in stops]

    def kind_facts(self) -> list[tuple[Any, str]]:
        return self.filled(
            (_("Stops"), self.stops.count() or None),
            (_("Walking or standing"), self.get_walking_display()),
        )


class TourStop(Orderable):
    """One stop of a tour; at another company than the tour's own if one is chosen."""

    page = ParentalKey(TourPage, on_delete=models.CASCADE, related_name="stops")
    start_time = models.TimeField(
        _("time"), null=True, blank=True, help_text=_("For example 9:30.")
    )
    title = models.CharField(
        _("stop"), max_length=120, help_text=_("For example: the welding hall.")
    )
    seen = models.TextField(
        _("what the group sees"),
        blank=True,
        help_text=_("For example: a robot welds a door, and you may steer it."),
    )
    company = models.ForeignKey(
        "organisations.Company",
        verbose_name=_("at which company"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Leave empty for your own company."),
    )

    panels = [
        FieldRowPanel([FieldPanel("start_time", widget=NativeTime), FieldPanel("title")]),
        FieldPanel("seen"),
        FieldPanel("company", widget=LongSelect),
    ]
