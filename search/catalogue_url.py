"""Where the catalogue stands, in each language."""

from django.urls import reverse
from django.utils.translation import override

from search.models.page import CataloguePage


def catalogue_url(language: str) -> str:
    """Return the URL of the catalogue in this language, or that home page's."""
    page = CataloguePage.objects.live().filter(locale__language_code=language).first()
    if page and (url := page.get_url()):
        return str(url)
    with override(language):
        return reverse("wagtail_serve", args=[""])
