"""How the API says no: always the same JSON."""

from collections.abc import Iterable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError


class Refused(Exception):
    """A request nobody can answer; each problem is (parameter, sentence)."""

    def __init__(
        self,
        problems: Iterable[tuple[str, str]],
        status: int = HTTPStatus.UNPROCESSABLE_ENTITY,
        *,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.problems = list(problems)
        self.status = status
        self.headers = headers or {}


def problems_as_json(problems: Iterable[tuple[str, str]], status: int) -> HttpResponse:
    errors = [{"where": where, "message": message} for where, message in problems]
    return JsonResponse({"errors": errors}, status=status)


def refuse_as_json(api: NinjaAPI) -> None:
    """Let every refusal of the framework's own look like ours."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        answer = problems_as_json(error.problems, error.status)
        for name, value in error.headers.items():
            answer[name] = value
        return answer

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        found = [(str(one["loc"][-1]), str(one["msg"])) for one in error.errors]
        return problems_as_json(found, HTTPStatus.UNPROCESSABLE_ENTITY)

    @api.exception_handler(HttpError)
    def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problems_as_json([("", str(error))], error.status_code)


def unknown_url(request: HttpRequest, rest: str = "") -> HttpResponse:
    return problems_as_json([("", "There is nothing at this URL.")], HTTPStatus.NOT_FOUND)
