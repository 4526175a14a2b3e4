"""Moderation in Wagtail's admin."""

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from moderation.models import ModeratedPage
from moderation.refusals import ModerationRefused
from moderation.views import WithdrawView

urlpatterns = [path("trek-in/<int:page_id>/", WithdrawView.as_view(), name="withdraw")]


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("", include((urlpatterns, "moderation_admin")))]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("moderation.withdraw", _("Withdraw"), _("Withdrawn"))


@hooks.register("register_page_header_buttons")
def withdraw_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    specific = page.specific_deferred
    if not isinstance(specific, ModeratedPage):
        return
    under_way = page.live or page.approved_schedule or page.current_workflow_state
    if under_way and specific.permissions_for_user(user).may_withdraw():
        yield Button(
            _("Withdraw"),
            url=reverse("moderation_admin:withdraw", args=[page.pk]),
            icon_name="no-view",
            priority=5,
        )


@hooks.register("before_unpublish_page")
def withdraw_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail's unpublish leaves a review going on; ours ends everything at once."""
    if isinstance(page.specific_deferred, ModeratedPage):
        return redirect("moderation_admin:withdraw", page.pk)
    return None


# What the page waits for comes first; saving a draft happens by itself as well.
ACTION_ORDER = (
    "approve",
    "reject",
    "decline",
    "action-submit",
    "action-restart-workflow",
    "action-save-draft",
    "action-cancel-workflow",
)


@hooks.register("construct_page_action_menu")
def order_actions(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    page = context.get("page") or context.get("parent_page")
    if page is None or not isinstance(page.specific_deferred, ModeratedPage):
        return
    items.sort(key=_place_in_menu)
    for item in items:
        if item.name == "action-cancel-workflow":
            item.label = _("Take it back to change it")


def _place_in_menu(item: Any) -> int:
    return ACTION_ORDER.index(item.name) if item.name in ACTION_ORDER else len(ACTION_ORDER)


@hooks.register("before_edit_page")
def decide_about_what_was_read(request: HttpRequest, page: Page) -> None:
    """Refuse a decision taken in an editor that shows an older version.

    Wagtail decides about whatever is waiting at the moment the button is pressed: what the
    author took back, changed and submitted again would go online unread.
    """
    if not request.POST.get("action-workflow-action") or not isinstance(page, ModeratedPage):
        return
    read = request.POST.get("overwrite_revision_id") or request.POST.get("loaded_revision_id")
    if read and read != str(page.latest_revision_id):
        raise ModerationRefused(
            _("The text changed after you opened it. Open it again before you decide.")
        )
    if not _is_plain_form(request.POST.get("workflow-action-extra-data", "{}")):
        raise ModerationRefused(_("This is not something you can decide."))


def _is_plain_form(text: str) -> bool:
    """True if this is what our own form of a decision sends: a comment or nothing."""
    try:
        answers = json.loads(text)
    except ValueError:
        return False
    return isinstance(answers, dict) and {"comment"}.issuperset(answers)
