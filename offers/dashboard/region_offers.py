"""All offers of a leader's regions: where each stands, counted by state, found by words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Page as Part
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from moderation.state_queries import with_state
from moderation.states import State
from offers.pages import OfferPage
from partners.organisations.models import Region
from partners.people.models import User
from partners.people.roles import is_programme_office, regions_led_by

ROWS = 25
LONGEST_SEARCH = 100
MOST_NAMED = 3  # regions in a heading


@dataclass(frozen=True)
class Tab:
    """Offers in some states, under one heading. A change of a live offer stands under two."""

    key: str
    label: Any
    holds: Callable[[State], Any]
    count: int = field(default=0, compare=False)

    @property
    def states(self) -> list[str]:
        return [state.value for state in State if self.holds(state)]


TABS = (
    Tab("", _("All"), lambda state: True),
    Tab("wacht", _("Waiting"), lambda state: state.in_review),
    Tab(
        "gevraagd",
        _("Change asked"),
        lambda state: state in (State.CHANGES_ASKED, State.LIVE_CHANGES_ASKED),
    ),
    Tab("online", _("Online"), lambda state: state.live or state == State.SCHEDULED),
    Tab("verborgen", _("Hidden"), lambda state: state.hidden),
    Tab(
        "concept",
        _("Draft"),
        lambda state: state in (State.DRAFT, State.LIVE_WITH_DRAFT, State.HIDDEN_WITH_DRAFT),
    ),
    Tab("afgewezen", _("Rejected"), lambda state: state == State.DECLINED),
    Tab("voorbij", _("No longer online"), lambda state: state.over),
)


class RegionOffersForm(forms.Form):
    """What the list is asked for; what it does not understand it leaves out."""

    stand = forms.ChoiceField(required=False, choices=[(tab.key, tab.label) for tab in TABS])
    q = forms.CharField(required=False, max_length=LONGEST_SEARCH)
    regio = forms.IntegerField(required=False, min_value=1, max_value=2**31)


@dataclass(frozen=True)
class RegionOffer:
    """One row of the list."""

    page: OfferPage
    state: State
    provider: str
    language: str

    @property
    def may_be_withdrawn(self) -> bool:
        state = self.state
        return state.live or state.hidden or state.in_review or state == State.SCHEDULED


@dataclass(frozen=True)
class RegionOffers:
    """The list as it is drawn, with a count for each tab under the same search."""

    rows: list[RegionOffer]
    part: Part
    tabs: list[Tab]
    tab: Tab
    query: str
    region: int | None
    regions: list[Region]

    @property
    def named(self) -> list[str]:
        """The regions that the heading names: the chosen one, else the first few."""
        chosen = [found for found in self.regions if found.pk == self.region]
        return [found.name for found in (chosen or self.regions)[:MOST_NAMED]]


def looks_after_regions(user: User) -> bool:
    return is_programme_office(user) or regions_led_by(user).exists()


def offers_of_regions(user: User) -> "QuerySet[OfferPage]":
    """The fence of this list: offers of the regions this person leads, all for the office."""
    if is_programme_office(user):
        return OfferPage.objects.all()
    return OfferPage.objects.filter(region__in=regions_led_by(user))


def region_offers(user: User, asked: Any, number: str) -> RegionOffers:
    """Return one part of the list, in a number of queries that no offer adds to."""
    form = RegionOffersForm(asked)
    form.is_valid()
    query = form.cleaned_data.get("q", "")
    offers = offers_of_regions(user)
    region = form.cleaned_data.get("regio")
    if region:
        offers = offers.filter(region=region)
    found = with_state(_matching(offers, query))
    tabs = _counted(found)
    tab = next((tab for tab in tabs if tab.key == form.cleaned_data.get("stand", "")), tabs[0])
    paginator = Paginator(_shown(found, tab), ROWS)
    paginator.count = tab.count  # the tabs counted these already
    part = paginator.get_page(number)
    return RegionOffers(_rows(list(part)), part, tabs, tab, query, region, _regions_of(user))


def _matching(offers: "QuerySet[OfferPage]", query: str) -> "QuerySet[OfferPage]":
    for word in query.split():
        offers = offers.filter(
            Q(draft_title__icontains=word)
            | Q(title__icontains=word)
            | Q(company__name__icontains=word)
            | Q(company__kvk=word)
            | Q(network__name__icontains=word)
        )
    return offers


def _counted(found: QuerySet) -> list[Tab]:
    counts = dict(found.order_by().values_list("state").annotate(Count("pk")))
    return [
        Tab(tab.key, tab.label, tab.holds, sum(counts.get(state, 0) for state in tab.states))
        for tab in TABS
    ]


def _shown(found: QuerySet, tab: Tab) -> QuerySet:
    chosen = found.filter(state__in=tab.states) if tab.key else found
    return chosen.order_by("-latest_revision_created_at", "-pk").select_related(
        "content_type", "region"
    )


def _rows(offers: list[Any]) -> list[RegionOffer]:
    above = {offer.path[: -Page.steplen] for offer in offers}
    providers = dict(Page.objects.filter(path__in=above).values_list("path", "draft_title"))
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    return [
        RegionOffer(
            page=offer,
            state=State(offer.state),
            provider=providers.get(offer.path[: -Page.steplen], ""),
            language=_language_name(languages[offer.locale_id]),
        )
        for offer in offers
    ]


def _language_name(code: str) -> str:
    return "" if code == settings.LANGUAGE_CODE else str(dict(settings.LANGUAGES)[code])


def _regions_of(user: User) -> list[Region]:
    regions = Region.objects.all() if is_programme_office(user) else regions_led_by(user)
    return list(regions.order_by("name"))
