"""What runs here, for the programme office and for who helps it."""

import platform
from typing import Any

import django
import wagtail
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from jobs.models import JobRun
from partners.people.roles import is_programme_office


class AboutView(WagtailAdminTemplateMixin, TemplateView):
    """The release, what it runs on, and when each background job last ran well."""

    template_name = "office/about.html"
    page_title = _("About this site")
    header_icon = "info-circle"
    breadcrumbs_items: list[Any] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_programme_office(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            version=settings.VERSION, parts=parts(), runs=JobRun.objects.all(), **kwargs
        )


def parts() -> list[tuple[str, str]]:
    """Return what the site runs on, each with its version."""
    number = ".".join(str(part) for part in connection.get_database_version())
    return [
        ("Wagtail", wagtail.__version__),
        ("Django", django.get_version()),
        ("Python", platform.python_version()),
        (connection.display_name, number),
    ]
