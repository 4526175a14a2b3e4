"""What waits on the home screen about people."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from partners.people.lists import address_arguments
from partners.people.models import Membership
from partners.people.rules import organisation_of


class RequestsPanel(Component):
    """Who asks to belong to an organisation this person decides about, oldest first."""

    template_name = "people/requests_panel.html"
    order = 60
    MOST = 10

    def __init__(self, requests: list[Membership]) -> None:
        self.requests = requests

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        rows = [(asked, _screen("organisation", asked)) for asked in self.requests]
        overview = _screen("overview", None)
        return {"rows": rows, "overview": overview, "request": parent_context["request"]}


def _screen(name: str, asked: Membership | None) -> str:
    arguments = address_arguments(organisation_of(asked)) if asked else []
    return reverse(f"people:{name}", args=arguments, current_app="people_admin")
