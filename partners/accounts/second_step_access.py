"""No decision, and no screen to decide on, without the second step."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from partners.accounts.second_step import (
    has_second_step,
    needs_second_step,
    passed_second_step,
    remember_where_to,
)
from partners.accounts.urls import urlpatterns as account_urls
from partners.files.serving import SecondStepNeeded
from partners.people.models import User

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# The way in, and the way to show a second step in a session that is open already. Who has one
# gets nowhere else before: a page that shows recovery codes would be a way around it.
WAYS_IN = frozenset(
    {
        *("account_request_login_code", "account_login", "login", "account_confirm_login_code"),
        *("mfa_authenticate", "mfa_login_webauthn", "account_inactive"),
        *("mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
        *("account_logout", "logout", "set_language"),
    }
)
# Who has no second step yet sets it up here.
ACCOUNT_VIEWS = frozenset(str(pattern.name) for pattern in account_urls) - WAYS_IN
# One's own data; to read for who has no second step yet, but not past one that is not shown.
DATA_VIEWS = frozenset({"my_data", "download_my_data", "erase_me"})
# What shows people, with their addresses, outside the admin.
GUARDED_NAMESPACES = frozenset({"my_school"})


class SecondStepMiddleware:
    """Leads leaders and the office to the second step first, whatever they ask for.

    The admin is closed to them until then, and so is everything that writes, wherever it
    stands: a new screen outside the admin is guarded before anybody thinks of it. Their own
    account is open to set a second step up, and closed once there is one they did not show.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.is_half_in = partial(_is_half_in, request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Files are public or not: only serving.py knows, and asks `is_half_in`."""
        person = request.user
        if not isinstance(exception, SecondStepNeeded) or not isinstance(person, User):
            return None
        return _lead_to_second_step(request, person)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not _may_be_guarded(request):
            return None
        person = request.user
        if not isinstance(person, User) or not _is_guarded(request, person):
            return None
        return _lead_to_second_step(request, person) if _is_half_in(request) else None


def _is_half_in(request: HttpRequest) -> bool:
    """True for who needs a second step and did not show it in this session."""
    person = request.user
    if not isinstance(person, User) or not needs_second_step(person):
        return False
    return not passed_second_step(request, person)


def _may_be_guarded(request: HttpRequest) -> bool:
    """Tell by the address alone: who asks is not looked up for a picture, say.

    An answer that depends on who asks is kept by no cache for anybody else.
    """
    match = request.resolver_match
    if match is None or match.view_name in WAYS_IN:
        return False
    own = match.view_name in ACCOUNT_VIEWS or match.view_name in DATA_VIEWS
    return own or _is_always_guarded(request)


def _is_guarded(request: HttpRequest, person: User) -> bool:
    match: Any = request.resolver_match
    if match.view_name in ACCOUNT_VIEWS:
        return has_second_step(person)
    if match.view_name in DATA_VIEWS and has_second_step(person):
        return True
    return _is_always_guarded(request)


def _is_always_guarded(request: HttpRequest) -> bool:
    match: Any = request.resolver_match
    return (
        match.route.startswith("admin/")
        or not GUARDED_NAMESPACES.isdisjoint(match.namespaces)
        or request.method not in SAFE_METHODS
    )


def _lead_to_second_step(request: HttpRequest, person: User) -> HttpResponse:
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"error_message": _("You still need a second step.")}, status=403)
    if not has_second_step(person):
        if request.method in SAFE_METHODS:
            remember_where_to(request)
        return redirect("account")
    messages.info(request, _("Show your second step first."))
    back = request.get_full_path() if request.method in SAFE_METHODS else reverse("my_work")
    return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}")
