"""Screens of Wagtail that would change what moderation stands on: closed, superusers included.

What they would do is refused below them too (fixed_workflow.py, permissions.py, pages.py); here
the reader is told why, in our words, and led to what there is instead.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.models import Page

from moderation.fixed_workflow import WORKFLOW_STAYS
from moderation.models import ModeratedPage
from moderation.refusals import ModerationRefused

# Wagtail's screens about workflows and tasks, by the namespace of their addresses.
WORKFLOW_SCREENS = "wagtailadmin_workflows"

# Taking offline has one door, which ends the round, the schedule and the approvals as well.
WITHDRAWN_INSTEAD = ("wagtailadmin_pages:unpublish", "wagtailadmin_pages:revisions_unschedule")

# What nobody does with a page here, whatever page it is; by its name in bulk and in the API.
CLOSED_ACTIONS = ("publish", "unpublish", "move")
ACTION_DOORS = {"wagtail_bulk_action": "action", "wagtailadmin_api:pages:action": "action_name"}

NOT_LIKE_THIS = gettext_lazy(
    "Not like this: a decision puts a page online, and “Withdraw” takes it offline."
)

# Menu items of Wagtail whose screens are closed, or only lead to closed ones.
CLOSED_MENU_ITEMS = ("workflows", "workflow-tasks")


def refuse_closed_screen(match: ResolverMatch) -> None:
    """Raise ModerationRefused where nobody gets in."""
    if WORKFLOW_SCREENS in match.namespaces:
        raise ModerationRefused(WORKFLOW_STAYS)
    action = match.kwargs.get(ACTION_DOORS.get(match.view_name, ""), "")
    if action in CLOSED_ACTIONS and match.kwargs.get("model_name", "page") == "page":
        raise ModerationRefused(NOT_LIKE_THIS)


def lead_to_withdrawing(request: HttpRequest, match: ResolverMatch) -> HttpResponse | None:
    """Return the way to our own screen, from one of Wagtail's that would leave things open."""
    if match.view_name not in WITHDRAWN_INSTEAD:
        return None
    page = Page.objects.filter(pk=match.kwargs["page_id"]).first()
    if page is None or not issubclass(page.specific_class or Page, ModeratedPage):
        return None
    messages.info(request, _("Withdraw it here: that ends everything about it at once."))
    return redirect("moderation_admin:withdraw", page.pk)


def close_bulk_actions() -> None:
    """Take the buttons away under Wagtail's lists of pages."""
    hooks._hooks["register_bulk_action"] = [
        (action, order)
        for action, order in hooks._hooks.get("register_bulk_action", [])
        if not _is_closed(action)
    ]


def _is_closed(action: Any) -> bool:
    return Page in action.models and action.action_type in CLOSED_ACTIONS
