"""The catalogue's page; how results are found is in search/catalogue.py only."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from search.catalogue import search_catalogue

if TYPE_CHECKING:
    from django.http import HttpRequest


class CataloguePage(Page):
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

    def get_context(self, request: "HttpRequest", *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        results = search_catalogue(request.GET, locale=self.locale, base_url=self.url or "")
        context["results"] = results
        context["form"] = results.form
        return context
