"""Lists the programme office keeps: reference data and organisations."""

from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from partners.organisations.models import (
    Company,
    Level,
    Network,
    Place,
    Profile,
    ProgrammeLine,
    Region,
    School,
    SchoolYear,
    Topic,
)
from partners.organisations.models.reference import ReferenceItem
from partners.people.models import Membership
from sto_cms.office.plain_words import PlainColumn, PlainIndexView


class ReferenceViewSet(SnippetViewSet):
    """One reference list; the code is the key that addresses and imports use."""

    index_view_class = PlainIndexView
    list_display = ["name", "name_en", "code"]
    list_per_page = 50
    search_fields = ["name", "name_en", "code"]
    search_backend_name = None


def reference_viewset(model: type[ReferenceItem], icon_name: str) -> SnippetViewSet:
    return ReferenceViewSet(model=model, icon=icon_name)


class ReferenceGroup(SnippetViewSetGroup):
    menu_label = _("Reference data")
    menu_name = "reference-data"
    menu_icon = "list-ul"
    menu_order = 300
    items = (
        reference_viewset(Profile, "tag"),
        reference_viewset(Level, "tag"),
        reference_viewset(SchoolYear, "tag"),
        reference_viewset(ProgrammeLine, "tag"),
        reference_viewset(Topic, "tag"),
    )


class OrganisationViewSet(SnippetViewSet):
    index_view_class = PlainIndexView
    list_per_page = 50
    search_backend_name = None


class RegionViewSet(OrganisationViewSet):
    model = Region
    icon = "globe"
    list_display = ["name", "role_email", "active"]
    search_fields = ["name"]


class NetworkViewSet(OrganisationViewSet):
    model = Network
    icon = "group"
    list_display = ["name", "region"]
    list_filter = ["region"]
    search_fields = ["name"]


class CompanyViewSet(OrganisationViewSet):
    model = Company
    icon = "cogs"
    list_display = ["name", "kvk", "region", "place"]
    list_filter = ["region", "networks"]
    search_fields = ["name", "kvk", "place"]


class SchoolFilterSet(WagtailFilterSet):
    region = ModelChoiceFilter(
        label=_("region"),
        queryset=Region.objects.all(),
        null_label=_("Without a region"),
        empty_label=_("All"),
    )

    class Meta:
        model = School
        fields = ["region", "levels", "profiles"]


class SchoolViewSet(OrganisationViewSet):
    model = School
    icon = "home"
    list_display = ["name", "code", "region", "place"]
    filterset_class = SchoolFilterSet
    search_fields = ["name", "code", "place"]


class MembershipViewSet(OrganisationViewSet):
    model = Membership
    icon = "user"
    list_display = [
        "user",
        "role",
        PlainColumn("organisation", label=_("Organisation")),
        "verified",
    ]
    list_filter = ["role", "verified"]
    search_fields = ["user__email", "user__last_name"]
    panels = [
        FieldPanel("user"),
        FieldPanel("role"),
        FieldPanel("region"),
        FieldPanel("network"),
        FieldPanel("company"),
        FieldPanel("school"),
        FieldPanel("verified"),
    ]


class PlaceViewSet(OrganisationViewSet):
    model = Place
    icon = "site"
    list_display = ["postcode", "name", "municipality", "region"]
    list_filter = ["region"]
    search_fields = ["postcode", "name"]


class OrganisationGroup(SnippetViewSetGroup):
    menu_label = _("Organisations")
    menu_name = "organisations"
    menu_icon = "group"
    menu_order = 200
    items = (
        RegionViewSet,
        NetworkViewSet,
        CompanyViewSet,
        SchoolViewSet,
        MembershipViewSet,
        PlaceViewSet,
    )
