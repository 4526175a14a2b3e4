"""Headers that no package sets: who may embed our answers, and what the admin may load."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers


class HeadersMiddleware:
    """Other sites may embed nothing; the admin has a content policy of its own.

    Wagtail 8.0 has inline scripts and no nonces, so its policy allows inline scripts and
    styles, and nothing from elsewhere.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "is_for_this_reader", False):
            response["Cache-Control"] = "private, no-cache"
            patch_vary_headers(response, ["Cookie"])
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith("/admin/"):
            response.setdefault("Content-Security-Policy", settings.ADMIN_CONTENT_SECURITY_POLICY)
        return response
