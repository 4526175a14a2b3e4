"""The catalogue's page; how it answers is in search/screen/serving.py, which registers it."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from texts.titles import TitledPage

Answer = Callable[[HttpRequest, "CataloguePage"], HttpResponse]


class CataloguePage(TitledPage, Page):
    """Everything schools can ask for, with filters."""

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "search/catalogue_page.html"

    class Meta:
        verbose_name = _("catalogue")
        verbose_name_plural = _("catalogues")

    _answers: "ClassVar[list[Answer]]" = []

    @classmethod
    def served_by(cls, answer: "Answer") -> None:
        """Register who answers: the screen is filled from an index that is filled from models."""
        cls._answers[:] = [answer]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self._answers:
            raise ImproperlyConfigured("Nobody serves the catalogue.")
        return self._answers[0](request, self)
