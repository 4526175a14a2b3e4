"""Who may save things: members whom the region of their school knows."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from partners.people.roles import is_verified_at_school

View = Callable[..., HttpResponse]


# Where one request remembers the answer: a page asks in several places.
IS_MEMBER = "_is_verified_at_school"


def is_member(request: HttpRequest) -> bool:
    """True for members whom the region of their school knows; one query a request at most."""
    if not hasattr(request, IS_MEMBER):
        user: Any = request.user
        setattr(request, IS_MEMBER, user.is_authenticated and is_verified_at_school(user))
    return bool(getattr(request, IS_MEMBER))


def members_only(view: View) -> View:
    """Send visitors to log in, and tell everybody else for whom this is."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_member(request):
            return render(request, "saved/not_a_member.html", status=403)
        return view(request, *args, **kwargs)

    return never_cache(login_required(checked))


def changes(view: View) -> View:
    """A view that only a form reaches: who comes by URL sees what is saved.

    That is how somebody arrives whose session ended before the button was pressed.
    """

    @wraps(view)
    def posted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return redirect("saved:overview")
        return view(request, *args, **kwargs)

    return members_only(posted)
