"""The API is for every site: its answers say so, and tell in JSON what is not possible."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from api.conditional import with_tag
from api.error_answers import problems_as_json, unknown_url

PREFIX = "/api/"
ALLOWED = "GET, OPTIONS"


class ApiMiddleware:
    """Lets scripts of other sites read the API, and nothing else of this site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        response = _preflight() if request.method == "OPTIONS" else self._answer(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.OK:
            return with_tag(request, response)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            refusal = problems_as_json([("", "This API can only be read.")], response.status_code)
            refusal["Allow"] = ALLOWED
            return refusal
        if response.status_code == HTTPStatus.NOT_FOUND and not _is_json(response):
            return unknown_url(request)
        return response


def _is_json(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("application/json")


def _preflight() -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response["Access-Control-Allow-Methods"] = response["Allow"] = ALLOWED
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return response
