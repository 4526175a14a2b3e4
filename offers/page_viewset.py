"""Tells Wagtail which views moderated pages have; their addresses stay Wagtail's."""

from typing import Any

from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry

from moderation.models import ModeratedPage
from offers.page_views import NewPageView, PageEditView


class ModeratedPageViewSet(PageViewSet):
    """For every type of moderated page: a viewset holds for all subclasses of a model."""

    name = "moderated_pages"
    add_view_class = NewPageView
    edit_view_class = PageEditView

    def on_register(self) -> None:
        # Not by `model`, which stays Page: Wagtail's views ask its rows, and an abstract
        # model has none.
        page_viewset_registry.register(ModeratedPage, self)

    def get_urlpatterns(self) -> list[Any]:
        """No lists of its own: they would show pages of everybody."""
        return []
