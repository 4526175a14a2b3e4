"""What a fresh site needs before a school can find anything, for its first administrator."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Site

from home.models import AboutPage, HomePage
from jobs.status import is_silent
from partners.organisations.models import Place, Region, School
from partners.pages.models import RegionPage
from partners.people.rules import regions_with_enough_leaders


@dataclass(frozen=True)
class FirstStep:
    """One thing to do, why, and where; `url` is empty where it is done on the server."""

    text: str
    why: str
    url: str
    done: bool


class FirstStepsPanel(Component):
    """Goes when schools can find a region: from then on the other panels say what is to do."""

    template_name = "office/first_steps.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        steps = first_steps()
        return {"steps": steps, "left": sum(not step.done for step in steps)}


def is_fresh() -> bool:
    """True until the page of a first region is online."""
    return not RegionPage.objects.live().exists()


def first_steps() -> list[FirstStep]:
    """Return what is to do, in the order in which one thing needs the other."""
    return [*_site_steps(), *_region_steps()]


def _site_steps() -> list[FirstStep]:
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return [
        FirstStep(
            _("Say at which address the site stands"),
            _("Links between pages use it. It is now: %(host)s.") % {"host": host},
            reverse("wagtailsites:index"),
            Site.objects.filter(hostname=host).exists(),
        ),
        FirstStep(
            _("Switch the worker on"),
            _("Without it no mail leaves. Your server's administrator does this."),
            reverse("about"),
            not is_silent(),
        ),
        FirstStep(
            _("Import postcodes and schools"),
            _("Without postcodes nothing is found by distance."),
            reverse("imports_admin:list"),
            Place.objects.exists() and School.objects.exists(),
        ),
        FirstStep(
            _("Write what companies and schools read about the site"),
            _("The header and the footer link to these pages as soon as they are online."),
            _under_home(),
            AboutPage.objects.live().exists(),
        ),
    ]


def _region_steps() -> list[FirstStep]:
    return [
        FirstStep(
            _("Make the first region"),
            _("Companies, schools and project leaders belong to a region."),
            _list_of(Region),
            Region.objects.exists(),
        ),
        FirstStep(
            _("Give it two project leaders"),
            _("Who submits something does not approve it, so one is not enough."),
            reverse("people:overview", current_app="people_admin"),
            regions_with_enough_leaders().exists(),
        ),
        FirstStep(
            _("Make the page of the region, and let a leader approve it"),
            _("Companies and their offers stand under it."),
            _under_home(),
            not is_fresh(),
        ),
    ]


def _list_of(model: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name("list"))


def _under_home() -> str:
    home: Model | None = HomePage.objects.order_by("path").first()
    return reverse("wagtailadmin_explore", args=[home.pk]) if home else ""
