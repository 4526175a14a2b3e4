"""Tells Wagtail which views moderated pages have; their addresses stay Wagtail's."""

from typing import Any

from wagtail.admin.viewsets.pages import PageViewSet

from moderation.models import ModeratedPage
from offers.page_views import NewPageView, PageEditView


class ModeratedPageViewSet(PageViewSet):
    """For every type of moderated page: a viewset holds for all subclasses of its model."""

    name = "moderated_pages"
    model = ModeratedPage
    add_view_class = NewPageView
    edit_view_class = PageEditView

    def get_urlpatterns(self) -> list[Any]:
        """No lists of its own: they would show pages of everybody."""
        return []
