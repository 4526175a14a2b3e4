"""Offers in Wagtail's admin: a calm home screen, and no menu that is not for you."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import AbstractPage, Page
from wagtail.permissions import policy_registry

from moderation.decisions import Decision
from moderation.models import ModeratedPage
from offers.dashboard.home_panels import panels_for
from offers.dashboard.own_pages import own_providers
from offers.dashboard.reviewers import expected_by
from offers.page_viewset import ModeratedPageViewSet
from offers.views import CopyForNewYearView, NewOfferView, RegionOffersView, TranslateView
from partners.pages.models import ProviderPage, RegionPage
from partners.people.roles import is_programme_office

urlpatterns = [
    path("regio/aanbod/", RegionOffersView.as_view(), name="region_offers"),
    path("nieuw-aanbod/", NewOfferView.as_view(), name="new_offer"),
    path("kopieer/<int:page_id>/", CopyForNewYearView.as_view(), name="copy_for_new_year"),
    path("vertaal/<int:page_id>/<str:language>/", TranslateView.as_view(), name="translate"),
]

SUBMITTING_ACTIONS = ("action-submit", "action-restart-workflow")
FINISHING_ACTIONS = (*SUBMITTING_ACTIONS, "action-workflow-action")


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("", include((urlpatterns, "offers_admin")))]


@hooks.register("register_admin_viewset")
def page_viewset() -> ModeratedPageViewSet:
    return ModeratedPageViewSet()


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    sheets = ("admin", "admin_home", "admin_imports", "admin_lists", "admin_editor")
    return format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((static(f"sto/css/{one}.css"),) for one in sheets)
    )


# The home screen -------------------------------------------------------------------------


@hooks.register("construct_homepage_panels")
def home_screen(request: HttpRequest, panels: list[Any]) -> None:
    user: Any = request.user  # the admin lets nobody else in
    panels[:] = panels_for(request, own_providers(user))


@hooks.register("construct_homepage_summary_items")
def no_totals(request: HttpRequest, items: list[Any]) -> None:
    if not is_programme_office(request.user):
        items.clear()


class StaffMenuItem(MenuItem):
    """For everybody who can make an offer; asks what the screen itself looked up already."""

    def is_shown(self, request: HttpRequest) -> bool:
        rights = policy_registry.get_by_type(AbstractPage).get_cached_permissions_for_user(
            request.user
        )
        return any(issubclass(right.page.specific_class, ProviderPage) for right in rights)


@hooks.register("register_admin_menu_item")
def home_item() -> MenuItem:
    return MenuItem(
        _("My work"), reverse("wagtailadmin_home"), name="my-work", icon_name="home", order=1
    )


class LeaderMenuItem(MenuItem):
    """For leaders and the programme office; asks what the screen itself looked up already."""

    def is_shown(self, request: HttpRequest) -> bool:
        rights = policy_registry.get_by_type(AbstractPage).get_cached_permissions_for_user(
            request.user
        )
        leads = any(issubclass(right.page.specific_class, RegionPage) for right in rights)
        return leads or is_programme_office(request.user)


@hooks.register("register_admin_menu_item")
def region_offers_item() -> MenuItem:
    return LeaderMenuItem(
        _("All offers"),
        reverse("offers_admin:region_offers"),
        name="region-offers",
        icon_name="list-ul",
        order=1,
    )


@hooks.register("register_admin_menu_item")
def new_offer_item() -> MenuItem:
    return StaffMenuItem(
        _("New offer"),
        reverse("offers_admin:new_offer"),
        name="new-offer",
        icon_name="plus",
        order=2,
    )


@hooks.register("register_admin_menu_item")
def site_item() -> MenuItem:
    return MenuItem(_("To the site"), "/", name="to-the-site", icon_name="site", order=20000)


STAFF_MENU = ("my-work", "region-offers", "new-offer", "my-pictures", "people", "to-the-site")


@hooks.register("construct_main_menu")
def only_what_is_yours(request: HttpRequest, items: list[MenuItem]) -> None:
    if not is_programme_office(request.user):
        items[:] = [item for item in items if item.name in STAFF_MENU]


@hooks.register("construct_search")
def no_search_over_others(request: HttpRequest, items: list[Any]) -> None:
    if not is_programme_office(request.user):
        items.clear()


# After a decision or submission the person is back at what there is to do -------------------


def back_home(request: HttpRequest, page: Page) -> HttpResponse | None:
    if request.POST.get("action-workflow-action"):
        list(messages.get_messages(request))  # Wagtail says "updated"; say what was decided
        decision = Decision.of_action(request.POST.get("workflow-action-name", ""))
        messages.success(request, DECIDED[decision] % {"title": page.title} if decision else "")
    if any(request.POST.get(action) for action in SUBMITTING_ACTIONS):
        _say_what_happens_now(request, page)
    if any(request.POST.get(action) for action in FINISHING_ACTIONS):
        return redirect("wagtailadmin_home")
    return None


def _say_what_happens_now(request: HttpRequest, page: Page) -> None:
    list(messages.get_messages(request))  # Wagtail's words; these say who looks and when
    day = date_format(expected_by(timezone.now()), "l j F")
    messages.success(
        request,
        _("“%(title)s” is with your project leader. Expect an answer by %(day)s at the latest.")
        % {"title": page.get_admin_display_title(), "day": day},
    )


DECIDED = {
    Decision.APPROVED: _("“%(title)s” is approved. The company gets a mail."),
    Decision.CHANGES_ASKED: _("A change is asked for “%(title)s”. The company gets a mail."),
    Decision.DECLINED: _("“%(title)s” is rejected. The company gets a mail."),
}


hooks.register("after_create_page", back_home)
hooks.register("after_edit_page", back_home)


@hooks.register("after_delete_page")
def home_after_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    return None if is_programme_office(request.user) else redirect("wagtailadmin_home")


# Languages -------------------------------------------------------------------------------


@hooks.register("register_page_header_buttons")
def translate_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    specific = page.specific_deferred
    if not isinstance(specific, ModeratedPage) or view_name != "edit":
        return
    have = set(
        page.get_translations(inclusive=True).values_list("locale__language_code", flat=True)
    )
    for code, label in settings.LANGUAGES:
        if code not in have:
            yield Button(
                _("Make a version in %(language)s") % {"language": label},
                url=reverse("offers_admin:translate", args=[page.pk, code]),
                icon_name="globe",
                priority=7,
            )
