"""How much one address may ask of the API."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest

from api.error_answers import Refused
from partners.accounts.limits import may_read, until_next_minute

View = Callable[..., Any]


def limited(view: View) -> View:
    """Refuse whoever asked very much in this minute.

    Under `unless_known`, so that only answers that are worked out count.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_read(request, "api"):
            raise _too_often(until_next_minute())
        return view(request, *args, **kwargs)

    return answer


def _too_often(seconds: int) -> Refused:
    problem = f"You ask very much. Ask again in {seconds} seconds."
    headers = {"Retry-After": str(seconds)}
    return Refused([("", problem)], HTTPStatus.TOO_MANY_REQUESTS, headers=headers)
