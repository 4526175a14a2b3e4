"""The first fence around the admin: what is not named here does not exist (404).

Holds for everybody who is not the programme office. Wagtail's own views assume one
organisation; many of them show or change things of others (docs/security.md).
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from partners.models import User
from partners.rules import (
    home_pages_of,
    is_programme_office,
    is_staff_member,
    pages_approvable_by,
)

# Views that concern no object, or choose among one's own files.
OPEN_VIEWS = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_logout",
        "wagtailadmin_login",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
        "wagtailimages_chooser:choose",
        "wagtailimages_chooser:choose_results",
        "wagtailimages_chooser:chosen",
        "wagtailimages_chooser:create",
        "wagtaildocs_chooser:choose",
        "wagtaildocs_chooser:choose_results",
        "wagtaildocs_chooser:chosen",
        "wagtaildocs_chooser:create",
        "offers_admin:new_offer",
    }
)

# Views about one page; its id must lie in one of the person's own branches.
PAGE_VIEWS = frozenset(
    {
        "wagtailadmin_pages:add",
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:preview_on_add",
        "wagtailadmin_pages:preview_on_edit",
        "wagtailadmin_pages:view_draft",
        "wagtailadmin_pages:delete",
        "wagtailadmin_pages:history",
        "wagtailadmin_pages:revisions_compare",
        "wagtailadmin_pages:revisions_view",
        "wagtailadmin_pages:revisions_revert",
        "wagtailadmin_pages:revisions_unschedule",
        "wagtailadmin_pages:workflow_action",
        "wagtailadmin_pages:collect_workflow_action_data",
        "wagtailadmin_pages:confirm_workflow_cancellation",
        "wagtailadmin_pages:workflow_preview",
        "wagtailadmin_editing_sessions:ping",
        "moderation_admin:withdraw",
        "offers_admin:translate",
    }
)

# Views that only the session they belong to can use.
SESSION_VIEWS = frozenset({"wagtailadmin_editing_sessions:release"})

# Wagtail's editor links to these; where the link leads instead.
REPLACED_VIEWS = {
    "wagtailadmin_explore": "wagtailadmin_home",
    "wagtailadmin_explore_root": "wagtailadmin_home",
    "wagtailadmin_pages:usage": "wagtailadmin_home",
    "wagtailadmin_pages:search": "wagtailadmin_home",
    "wagtailadmin_pages:copy": "wagtailadmin_home",
    "wagtailadmin_pages:add_subpage": "offers_admin:new_offer",
    "wagtailadmin_pages:unpublish": "wagtailadmin_home",
}

PAGE_ID_NAMES = ("page_id", "parent_page_id", "object_id", "pk")


class AdminAccessMiddleware:
    """Answers 404 to every admin view and page that is not this person's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not match.route.startswith("admin/"):
            return None
        user = request.user
        if not user.is_authenticated or is_programme_office(user):
            return None
        if not is_staff_member(user):
            messages.error(request, _("These screens are for companies and project leaders."))
            return redirect("my_work")
        if match.view_name in REPLACED_VIEWS and request.method == "GET":
            return redirect(REPLACED_VIEWS[match.view_name])
        if not may_use(user, match.view_name, match.kwargs, match.args):
            raise Http404
        return None


def may_use(user: User, view_name: str, kwargs: dict[str, Any], args: tuple[Any, ...]) -> bool:
    """True if this view is on the list and its page is the person's own."""
    if view_name in OPEN_VIEWS or view_name in SESSION_VIEWS:
        return True
    if view_name not in PAGE_VIEWS:
        return False
    return _reaches_page(user, _page_id(kwargs, args))


def _page_id(kwargs: dict[str, Any], args: tuple[Any, ...]) -> str:
    for name in PAGE_ID_NAMES:
        if name in kwargs:
            return str(kwargs[name])
    return str(args[0]) if args else ""


def _reaches_page(user: User, page_id: str) -> bool:
    if not page_id.isdecimal():
        return False
    page = Page.objects.filter(pk=int(page_id)).first()
    if page is None:
        return False
    own = any(page.path.startswith(branch.path) for branch in home_pages_of(user))
    return own or pages_approvable_by(user).filter(pk=page.pk).exists()
