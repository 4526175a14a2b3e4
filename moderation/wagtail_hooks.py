"""Moderation in Wagtail's admin."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import wagtail_hooks as stock  # noqa: F401 - adds what is closed below
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page, WorkflowState
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from moderation.actions import may_be_dropped
from moderation.closed_screens import CLOSED_MENU_ITEMS, close_bulk_actions
from moderation.decided import last_decision_about
from moderation.edit_view import CORRECT, is_reading
from moderation.models import ModeratedPage
from moderation.refusals import ModerationRefused
from moderation.views import DropChangeView, WithdrawView

urlpatterns = [
    path("trek-in/<int:page_id>/", WithdrawView.as_view(), name="withdraw"),
    path("gooi-weg/<int:page_id>/", DropChangeView.as_view(), name="drop_change"),
]


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("", include((urlpatterns, "moderation_admin")))]


def plain_pages_only(buttons: Callable[..., Iterator[Button]]) -> Callable[..., Iterable[Button]]:
    """Leave moderated pages out of what a package adds to each page."""

    def chosen(page: Page, *args: Any, **kwargs: Any) -> Iterable[Button]:
        moderated = issubclass(page.specific_class or Page, ModeratedPage)
        return () if moderated else buttons(page, *args, **kwargs)

    return chosen


def close_translate_buttons() -> None:
    """wagtail-localize's buttons do nothing for moderated pages and cost two queries a row."""
    for name in ("register_page_header_buttons", "register_page_listing_more_buttons"):
        hooks._hooks[name] = [
            (plain_pages_only(hook) if hook is page_listing_more_buttons else hook, order)
            for hook, order in hooks._hooks.get(name, [])
        ]


close_translate_buttons()
close_bulk_actions()


@hooks.register("insert_global_admin_js")
def pop_ups_say_what_was_refused() -> str:
    return format_html('<script src="{}"></script>', static("sto/js/decision_refused.js"))


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("moderation.withdraw", _("Withdraw"), _("Withdrawn"))
    actions.register_action(
        "moderation.drop_change", _("Throw the change away"), _("Threw the change away")
    )


@hooks.register("register_page_header_buttons")
def buttons_of_what_is_under_way(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    specific = page.specific_deferred
    if not isinstance(specific, ModeratedPage):
        return
    under_way = page.live or page.approved_schedule or page.current_workflow_state
    if not under_way or not specific.permissions_for_user(user).may_withdraw():
        return
    if may_be_dropped(page):
        yield Button(
            _("Throw the change away"),
            url=reverse("moderation_admin:drop_change", args=[page.pk]),
            icon_name="bin",
            priority=6,
        )
    yield Button(
        _("Withdraw"),
        url=reverse("moderation_admin:withdraw", args=[page.pk]),
        icon_name="no-view",
        priority=5,
    )


@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
def no_workflow_screens(request: HttpRequest, items: list[Any]) -> None:
    """The home screen has the queue; the workflow itself is nobody's to change."""
    items[:] = [item for item in items if item.name not in CLOSED_MENU_ITEMS]


# What the page waits for comes first; saving a draft happens by itself as well.
ACTION_ORDER = (
    "approve",
    "reject",
    "decline",
    "action-correct",
    "action-submit",
    "action-restart-workflow",
    "action-save-draft",
    "action-cancel-workflow",
)


class SubmitItem(SubmitForModerationMenuItem):
    """Wagtail's button names the workflow and its task; ours says what it does."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {"label": _("Submit for approval")}


@hooks.register("construct_page_action_menu")
def calm_action_menu(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    page = context.get("page") or context.get("parent_page")
    if page is None or not isinstance(page.specific_deferred, ModeratedPage):
        return
    decides = any(item.name in DECIDING_ACTIONS for item in items)
    # There is nothing to take back where the answer is here: one changes it and submits again.
    is_waiting = context.get("page") is not None and page.workflow_in_progress
    items[:] = [
        _in_our_words(item)
        for item in items
        if item.name != START_ANEW and (item.name != TAKE_BACK or (is_waiting and not decides))
    ]
    if decides and context["view"] == "edit" and is_reading(request, page):
        items[:] = [item for item in items if item.name not in WRITING_ACTIONS] + [CorrectItem()]
    items.sort(key=_place_in_menu)
    if _was_decided_for(request.user, page):
        # Who decided comes to look: submitting it anew is not what they came for.
        items.sort(key=lambda item: item.name in SUBMITTING_ACTIONS)


def _was_decided_for(user: Any, page: Page) -> bool:
    """True for an approver who opens what was decided, and was not submitted since."""
    if page.pk is None or not page.specific_deferred.get_approvers().filter(pk=user.pk).exists():
        return False
    return last_decision_about(page.pk, user) is not None


SUBMITTING_ACTIONS = ("action-submit", "action-restart-workflow")


class CorrectItem(ActionMenuItem):
    """Opens the same page to write in: a key pressed while reading is no correction."""

    name = "action-correct"
    label = _("Correct it myself")
    icon_name = "edit"

    def get_url(self, parent_context: Any) -> str:
        url = reverse("wagtailadmin_pages:edit", args=[parent_context["page"].pk])
        return f"{url}?{CORRECT}=1"


WRITING_ACTIONS = ("action-save-draft", "action-submit", "action-restart-workflow")
DECIDING_ACTIONS = ("approve", "reject", "decline")
TAKE_BACK = "action-cancel-workflow"
# Wagtail's second way to submit what was sent back; submitting does the same.
START_ANEW = "action-restart-workflow"


def _in_our_words(item: Any) -> Any:
    if item.name == "action-submit":
        return SubmitItem(order=item.order)
    if item.name == TAKE_BACK:
        item.label = _("Take it back to change it")
    return item


def _place_in_menu(item: Any) -> int:
    return ACTION_ORDER.index(item.name) if item.name in ACTION_ORDER else len(ACTION_ORDER)


@hooks.register("before_edit_page")
def read_the_round_once(request: HttpRequest, page: Page) -> None:
    """The editor of a page in review asks for its round over twenty times."""
    if request.method == "GET" and isinstance(page, ModeratedPage):
        page._current_workflow_states = list(
            page.workflow_states.filter(
                status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
            ).select_related("current_task_state__task")
        )


@hooks.register("before_edit_page")
def say_what_was_decided(request: HttpRequest, page: Page) -> None:
    """Above the form: to a leader who decided what and when, to everybody what was asked."""
    if request.method != "GET" or not isinstance(page, ModeratedPage):
        return
    if _was_decided_for(request.user, page):
        decided = last_decision_about(page.pk, request.user)
        messages.info(request, decided.sentence if decided else "")
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    comment = state.current_task_state.comment if state.current_task_state else ""
    if comment:
        messages.warning(request, _("The project leader asks: %(comment)s") % {"comment": comment})


@hooks.register("before_edit_page")
def decide_about_what_was_read(request: HttpRequest, page: Page) -> None:
    """Refuse a decision taken in an editor that shows an older version.

    Wagtail decides about whatever is waiting at the moment the button is pressed: what the
    author took back, changed and submitted again would go online unread.
    """
    if not request.POST.get("action-workflow-action") or not isinstance(page, ModeratedPage):
        return
    if not _shows_newest_version(request, page):
        raise ModerationRefused(
            _("The text changed after you opened it. Open it again before you decide.")
        )
    if not _is_plain_form(request.POST.get("workflow-action-extra-data", "{}")):
        raise ModerationRefused(_("This is not something you can decide."))


def _shows_newest_version(request: HttpRequest, page: ModeratedPage) -> bool:
    """A correction that is saved again keeps its key: who reads it names its moment too."""
    read = request.POST.get("overwrite_revision_id") or request.POST.get("loaded_revision_id")
    newest = page.latest_revision
    if newest is None or read != str(newest.pk):
        return False
    moment = newest.created_at.isoformat()
    return not is_reading(request, page) or request.POST.get("loaded_revision_created_at") == moment


def _is_plain_form(text: str) -> bool:
    """True if this is what our own form of a decision sends: a comment or nothing."""
    try:
        answers = json.loads(text)
    except ValueError:
        return False
    return isinstance(answers, dict) and {"comment"}.issuperset(answers)
