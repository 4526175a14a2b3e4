"""Registers the lists, imports and screens about people and files."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from partners.accounts.second_step import people_with_second_step
from partners.accounts.second_step_views import urlpatterns as second_step_urls
from partners.files.rules import pictures_of
from partners.files.views import PicturesView, PictureView
from partners.imports import urls as import_urls
from partners.people.models import User
from partners.people.panels import RequestsPanel
from partners.people.roles import is_programme_office
from partners.people.rules import requests_for
from partners.people.urls import people_screens
from sto_cms.office import membership_hooks  # noqa: F401 - registers hooks
from sto_cms.office.about import AboutView
from sto_cms.office.first_steps import FirstStepsPanel, is_fresh
from sto_cms.office.organisation_lists import OrganisationGroup, ReferenceGroup
from sto_cms.office.sent_mail import OutgoingMailViewSet
from sto_cms.office.warnings import WarningsPanel, warnings_now
from sto_cms.templatetags.scripts import script


@hooks.register("register_admin_viewset")
def register_outgoing_mail() -> OutgoingMailViewSet:
    return OutgoingMailViewSet()


register_snippet(ReferenceGroup)
register_snippet(OrganisationGroup)

picture_patterns = [
    path("fotos/", PicturesView.as_view(), name="pictures"),
    path("fotos/<int:image_id>/", PictureView.as_view(), name="picture"),
]


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("", include(import_urls)),
        path("", include((picture_patterns, "media_admin"))),
        path("", include((second_step_urls, "second_step_admin"))),
        path("mensen/", people_screens("people_admin")),
        path("over/", AboutView.as_view(), name="about"),
    ]


@hooks.register("insert_editor_js")
def editor_scripts() -> str:
    return format_html("{}{}", script("sto/js/one_page.js"), script("sto/js/parts.js"))


LOGGED = (
    ("ask_to_join", _("Ask to belong"), _("Asked to belong")),
    ("accept_member", _("Accept a member"), _("Accepted a member")),
    ("refuse_member", _("Refuse a request"), _("Refused a request")),
    ("tell_leaders", _("Tell the leaders"), _("Told the leaders that nobody answers")),
    ("change_role", _("Change a role"), _("Changed a role")),
    ("remove_member", _("Remove a member"), _("Removed a member")),
    ("hand_over", _("Hand over"), _("Handed over to a colleague")),
    ("invite", _("Invite"), _("Invited somebody")),
    ("withdraw_invitation", _("Withdraw an invitation"), _("Withdrew an invitation")),
    ("add_mail_domain", _("Add a mail domain"), _("Added a mail domain")),
    ("remove_mail_domain", _("Remove a mail domain"), _("Removed a mail domain")),
    ("erase_person", _("Erase a person"), _("Erased everything that says who this was")),
    ("forget_address", _("Forget an address"), _("Took out the address of an erased person")),
    ("reset_second_step", _("Reset a second step"), _("Second step reset")),
)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    for name, label, done in LOGGED:
        actions.register_action(f"people.{name}", label, done)


@hooks.register("register_user_listing_buttons")
def reset_second_step_button(user: User, request_user: User) -> Iterator[Button]:
    if user != request_user and user.pk in _with_second_step(request_user):
        yield Button(
            _("Reset the second step"),
            url=reverse("second_step_admin:reset_second_step", args=[user.pk]),
            icon_name="key",
            priority=40,
        )


def _with_second_step(reader: Any) -> set[int]:
    """Return who has one, asked once for all rows of the list one person looks at."""
    if not hasattr(reader, "_with_second_step"):
        reader._with_second_step = people_with_second_step()
    return reader._with_second_step


class OfficeMenuItem(MenuItem):
    """For the programme office only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_programme_office(request.user)


class PicturesMenuItem(MenuItem):
    """For those who have pictures; one adds the first while writing an offer."""

    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user  # the admin lets nobody else in
        return pictures_of(user).exists()


@hooks.register("register_admin_menu_item")
def import_item() -> MenuItem:
    return OfficeMenuItem(
        _("Import"),
        reverse("imports_admin:list"),
        name="imports",
        icon_name="upload",
        order=250,
    )


@hooks.register("register_admin_menu_item")
def pictures_item() -> MenuItem:
    return PicturesMenuItem(
        _("Pictures"),
        reverse("media_admin:pictures"),
        name="my-pictures",
        icon_name="image",
        order=3,
    )


@hooks.register("register_admin_menu_item")
def people_item() -> MenuItem:
    address = reverse("people:overview", current_app="people_admin")
    return MenuItem(_("People"), address, name="people", icon_name="group", order=4)


@hooks.register("construct_homepage_panels", order=10)  # after the app that fills the screen
def requests_to_belong(request: HttpRequest, panels: list[Any]) -> None:
    user: Any = request.user
    requests = list(requests_for(user)[: RequestsPanel.MOST])
    if requests:
        panels.append(RequestsPanel(requests))


@hooks.register("construct_homepage_panels", order=20)
def what_the_office_looks_after(request: HttpRequest, panels: list[Any]) -> None:
    if not is_programme_office(request.user):
        return
    if warnings := warnings_now():
        panels.append(WarningsPanel(warnings))
    if is_fresh():
        panels.append(FirstStepsPanel())


@hooks.register("construct_settings_menu")
def no_groups(request: HttpRequest, items: list[MenuItem]) -> None:
    """A group would look as if it gave rights; only memberships do."""
    items[:] = [item for item in items if item.name != "groups"]


# What Wagtail calls "Sites" is where this website stands; a site here is one of a company.
WORDS_OF_WAGTAIL = (gettext_noop("Sites"),)


@hooks.register("register_help_menu_item")
def about_item() -> MenuItem:
    return OfficeMenuItem(
        _("About this site"), reverse("about"), name="about", icon_name="info-circle", order=900
    )
