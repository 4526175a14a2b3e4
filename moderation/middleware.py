"""A refused request leaves the database as it was, and tells the reader why."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from moderation.bad_requests import UNREADABLE, answer_bad_request
from moderation.closed_screens import lead_to_withdrawing, refuse_closed_screen
from moderation.coming_back import ConfirmFirst, confirming
from moderation.decide import refuse_late_decision
from moderation.decided import (
    CONFIRMED,
    ask_to_confirm,
    is_a_decision,
    say_decided_instead_of_saved,
    say_not_decided,
)
from moderation.locking import lock_pages
from moderation.refusals import ModerationRefused
from moderation.row_keys import row_key

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
EDITOR_ASKS_WHO_ELSE = "wagtailadmin_editing_sessions:ping"


class RefusalMiddleware:
    """Runs every writing request of the admin in one transaction, one at a time per page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or "admin" not in match.route.split("/")[0] or not _is_known(request):
            return None
        try:
            refuse_closed_screen(match)
            if "task_state_id" in kwargs:
                _refuse_late_decision(request, kwargs)
            elsewhere = lead_to_withdrawing(request, match)
            if elsewhere is not None or request.method in SAFE_METHODS:
                return elsewhere
            if _stands_alone(request):
                return view(request, *args, **kwargs)
            with transaction.atomic(), confirming(_confirmed_keys(request)):
                _lock_page(kwargs)
                _refuse_late_decision(request, kwargs)
                response = view(request, *args, **kwargs)
                if response.status_code >= 400:
                    transaction.set_rollback(True)
        except ModerationRefused as refusal:
            return _tell(request, refusal, kwargs)
        except UNREADABLE as error:
            # Nobody asks process_exception about errors here, outside of Django's own call.
            odd = answer_bad_request(request, error)
            if odd is None:
                raise
            return odd
        if match.view_name == EDITOR_ASKS_WHO_ELSE:
            return say_decided_instead_of_saved(response, request.user)
        return response


def _is_known(request: HttpRequest) -> bool:
    """Who is not logged in gets no refusal, which tells of a page: the view asks them to log in."""
    return request.user.is_authenticated


def _stands_alone(request: HttpRequest) -> bool:
    """True for slow views that add one row after their checks and touch no page, as uploads do.

    On SQLite the transaction around them would keep everybody else from writing meanwhile.
    """
    match = request.resolver_match
    return match is not None and match.view_name in settings.MODERATION_VIEWS_WITHOUT_TRANSACTION


def _lock_page(kwargs: dict[str, Any]) -> None:
    """Let nobody else change the page in the address until this request is done.

    A page that is being made has none yet: the place it comes under stands for it.
    """
    page_id = str(kwargs.get("page_id") or kwargs.get("parent_page_id") or kwargs.get("pk") or "")
    key = row_key(page_id)
    if key is not None:
        lock_pages([key])


def _confirmed_keys(request: HttpRequest) -> set[int]:
    keys = (row_key(value) for value in request.POST.getlist(CONFIRMED))
    return {key for key in keys if key is not None}


def _refuse_late_decision(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """Tell the second of two leaders who was first; see moderation/decide.py."""
    page_id, task_state_id = kwargs.get("page_id"), kwargs.get("task_state_id")
    decides = task_state_id is not None or request.POST.get("action-workflow-action")
    if page_id is not None and decides:
        refuse_late_decision(page_id, task_state_id, by=request.user)


def _tell(request: HttpRequest, refusal: ModerationRefused, kwargs: dict[str, Any]) -> HttpResponse:
    if _wants_json(request):
        body = {
            "success": False,
            "error_code": "refused",
            "error_message": str(refusal.message),
        }
        return JsonResponse(body, status=403)
    if isinstance(refusal, ConfirmFirst):
        return ask_to_confirm(request, refusal)
    if is_a_decision(request, kwargs):
        # Not led elsewhere: what was typed is in this request and nowhere else.
        return say_not_decided(request, refusal, kwargs)
    messages.error(request, str(refusal.message))
    return redirect("wagtailadmin_home")


def _wants_json(request: HttpRequest) -> bool:
    return (
        "/api/" in request.path
        or "application/json" in request.headers.get("accept", "")
        or request.headers.get("x-requested-with") == "XMLHttpRequest"
    )
