"""The first fence around the admin: what is not named here does not exist (404).

Holds for everybody who is not the programme office. Wagtail's own views assume one
organisation; many of them show or change things of others (docs/security.md).
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch
from django.utils.translation import gettext as _
from wagtail.models import AbstractPage, Page, Revision, TaskState
from wagtail.permissions import policy_registry

from moderation.row_keys import row_key
from partners.files.models import CompanyDocument, CompanyImage
from partners.pages.rules import pages_approvable_by
from partners.people.access import PEOPLE_VIEWS, reaches_people
from partners.people.models import User
from partners.people.roles import is_programme_office, is_staff_member

# Views that concern no object, or choose among one's own files.
OPEN_VIEWS = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_logout",
        "wagtailadmin_login",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
        "wagtailimages_chooser:choose",
        "wagtailimages_chooser:choose_results",
        "wagtailimages_chooser:create",
        "wagtaildocs_chooser:choose",
        "wagtaildocs_chooser:choose_results",
        "wagtaildocs_chooser:create",
        "offers_admin:new_offer",
        "offers_admin:region_offers",
        "media_admin:pictures",
        "people_admin:overview",
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
        "moderation_admin:drop_change",
        "offers_admin:copy_for_new_year",
        "offers_admin:translate",
    }
)

# Views about one file; it must be one the person may choose. Wagtail would tell of any other
# whether it exists.
FILE_VIEWS: dict[str, type[CompanyImage] | type[CompanyDocument]] = {
    "wagtailimages_chooser:chosen": CompanyImage,
    "wagtaildocs_chooser:chosen": CompanyDocument,
    "media_admin:picture": CompanyImage,
}

# Views that only the session they belong to can use.
SESSION_VIEWS = frozenset({"wagtailadmin_editing_sessions:release"})

# Wagtail's editor links to these; where the link leads instead. A view about a page is led to
# for the same page, and looks itself whose that is.
REPLACED_VIEWS = {
    "wagtailadmin_explore": "wagtailadmin_home",
    "wagtailadmin_explore_root": "wagtailadmin_home",
    "wagtailadmin_pages:usage": "wagtailadmin_home",
    "wagtailadmin_pages:search": "wagtailadmin_home",
    "wagtailadmin_pages:copy": "wagtailadmin_home",
    "wagtailadmin_pages:add_subpage": "offers_admin:new_offer",
    "wagtailadmin_pages:unpublish": "wagtailadmin_home",
    "wagtailadmin_pages:workflow_history": "wagtailadmin_pages:history",
    # A second screen about the same account, with settings that change nothing here.
    "wagtailadmin_account": "account",
}

VERSION_ID_NAMES = ("revision_id", "revision_id_a", "revision_id_b")
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
            messages.info(request, _("These screens are for companies and project leaders."))
            return redirect("my_work")
        if match.view_name in REPLACED_VIEWS and request.method == "GET":
            return redirect_from(match)
        if not may_use(user, match.view_name, match.kwargs, match.args):
            raise Http404
        return None


def redirect_from(match: ResolverMatch) -> HttpResponse:
    target = REPLACED_VIEWS[match.view_name]
    return redirect(target, **(match.kwargs if target in PAGE_VIEWS else {}))


def may_use(user: User, view_name: str, kwargs: dict[str, Any], args: tuple[Any, ...]) -> bool:
    """True if this view is on the list and everything its address names is the person's own."""
    if view_name in OPEN_VIEWS or view_name in SESSION_VIEWS:
        return True
    if view_name in FILE_VIEWS:
        return _reaches_file(user, FILE_VIEWS[view_name], _file_id(kwargs))
    if view_name in PEOPLE_VIEWS:
        return reaches_people(user, kwargs)
    if view_name not in PAGE_VIEWS:
        return False
    page_id = _page_id(kwargs, args)
    return _reaches_page(user, page_id) and _belongs_to_page(page_id, kwargs)


def _page_id(kwargs: dict[str, Any], args: tuple[Any, ...]) -> str:
    for name in PAGE_ID_NAMES:
        if name in kwargs:
            return str(kwargs[name])
    return str(args[0]) if args else ""


def _reaches_page(user: User, page_id: str) -> bool:
    key = row_key(page_id)
    page = Page.objects.filter(pk=key).first() if key is not None else None
    if page is None:
        return False
    # What the views ask as well: looked up once for the whole request.
    rights = policy_registry.get_by_type(AbstractPage).get_cached_permissions_for_user(user)
    own = any(page.path.startswith(right.page.path) for right in rights)
    return own or pages_approvable_by(user).filter(pk=page.pk).exists()


def _file_id(kwargs: dict[str, Any]) -> str:
    return str(kwargs.get("image_id", kwargs.get("pk", "")))


def _reaches_file(
    user: User, model: type[CompanyImage] | type[CompanyDocument], file_id: str
) -> bool:
    key = row_key(file_id)
    if key is None:
        return False
    policy = policy_registry.get_by_type(model)
    return policy.instances_user_has_any_permission_for(user, ["choose"]).filter(pk=key).exists()


def _belongs_to_page(page_id: str, kwargs: dict[str, Any]) -> bool:
    """True if the version, the round and the type in an address go with its page.

    Wagtail checks the page and then takes the rest as it comes.
    """
    versions = [row_key(str(kwargs[name])) for name in VERSION_ID_NAMES if name in kwargs]
    numbers = {key for key in versions if key is not None}
    if Revision.page_revisions.filter(pk__in=numbers, object_id=page_id).count() != len(numbers):
        return False
    if "task_state_id" in kwargs:
        rounds = TaskState.objects.filter(workflow_state__object_id=page_id)
        if not rounds.filter(pk=kwargs["task_state_id"]).exists():
            return False
    return "content_type_model_name" not in kwargs or _may_stand_under(page_id, kwargs)


def _may_stand_under(page_id: str, kwargs: dict[str, Any]) -> bool:
    """True if a page of this type can be made there; the preview of a new page does not ask."""
    kind = (kwargs["content_type_app_name"], kwargs["content_type_model_name"])
    parent = Page.objects.get(pk=page_id).specific_class
    allowed = parent.creatable_subpage_models() if parent else []
    return kind in {(page._meta.app_label, page._meta.model_name) for page in allowed}
