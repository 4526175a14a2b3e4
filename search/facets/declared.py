"""The facets of the catalogue, in the order of the screen: the one place that names them.

What one needs to declare: docs/add-a-facet.md.
"""

from django.utils.translation import gettext_lazy as _

from offers.enums import Accessibility, ActivityLanguage, Audience, PlaceKind, Weekday
from partners.organisations.enums import Sector
from partners.organisations.models import Level, Profile, ProgrammeLine, SchoolYear, Topic
from search.facets import choices, values
from search.facets.facet import ApiField, EmptyMeans, Facet, Shown

EVERY, NONE = EmptyMeans.FITS_EVERY_CHOICE, EmptyMeans.FITS_NO_CHOICE
BESIDE, SENTENCE = Shown.BESIDE, Shown.IN_SENTENCE

FACETS = (
    Facet(
        name="kind",
        label=_("Form"),
        choices=choices.kinds,
        values=values.kind,
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("kind", always=True),
    ),
    Facet(
        name="profile",
        label=_("Profile"),
        choices=choices.of_list(Profile),
        values=values.listed("profiles"),
        when_empty=EVERY,
        shown=BESIDE,
        api=ApiField("profiles", many=True, description="empty: fits all"),
        relation="profiles",
    ),
    Facet(
        name="level",
        label=_("Level"),
        choices=choices.of_list(Level),
        values=values.listed("levels"),
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("levels", many=True),
        relation="levels",
    ),
    Facet(
        name="year",
        label=_("School year"),
        choices=choices.of_list(SchoolYear),
        values=values.listed("school_years"),
        when_empty=EVERY,
        shown=SENTENCE,
        api=ApiField("school_years", many=True),
        relation="school_years",
    ),
    Facet(
        name="weekday",
        label=_("Day of the week"),
        choices=choices.of_enum(Weekday),
        values=values.chosen("weekdays"),
        when_empty=EVERY,
        shown=SENTENCE,
        api=ApiField(
            "weekdays", many=True, type=int, description="ISO: Monday is 1; empty: any day"
        ),
    ),
    Facet(
        name="length",
        label=_("Duration"),
        choices=lambda: choices.LENGTHS,
        values=values.length,
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("duration", of_page=True),
    ),
    Facet(
        name="topic",
        label=_("Topic"),
        choices=choices.of_list(Topic),
        values=values.listed("topics"),
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("topics", many=True),
        relation="topics",
    ),
    Facet(
        name="sector",
        label=_("Sector"),
        choices=choices.of_enum(Sector),
        values=values.sector,
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("sector"),
    ),
    Facet(
        name="place",
        label=_("Where"),
        choices=choices.of_enum(PlaceKind),
        values=values.chosen("place_kind"),
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("place_kind", always=True, type=PlaceKind),
    ),
    Facet(
        name="region",
        label=_("Region"),
        choices=choices.regions,
        values=values.region,
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("region", always=True),
        relation="region",
    ),
    Facet(
        name="network",
        label=_("Network"),
        choices=choices.approved_networks,
        values=values.networks,
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("networks", many=True),
        relation="network",
    ),
    Facet(
        name="audience",
        label=_("For whom"),
        choices=choices.of_enum(Audience, Audience.BOTH),
        values=values.audience,
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("audience", many=True),
    ),
    Facet(
        name="line",
        label=_("Programme line"),
        choices=choices.of_list(ProgrammeLine),
        values=values.programme_line,
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("programme_line"),
        relation="programme_line",
    ),
    Facet(
        name="cost",
        label=_("Cost"),
        choices=lambda: choices.COSTS,
        values=values.cost,
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("cost", of_page=True),
    ),
    Facet(
        name="language",
        label=_("Language of the activity"),
        choices=choices.of_enum(ActivityLanguage),
        values=values.chosen("languages"),
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("languages", many=True, description="of the activity itself"),
    ),
    Facet(
        name="access",
        label=_("Accessibility"),
        choices=choices.of_enum(Accessibility),
        values=values.chosen("accessibility"),
        when_empty=NONE,
        shown=BESIDE,
        api=ApiField("accessibility"),
    ),
)
FACET = {facet.name: facet for facet in FACETS}
IN_SENTENCE = tuple(facet.name for facet in FACETS if facet.shown is SENTENCE)
