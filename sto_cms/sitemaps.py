"""The site map: what schools can see, in every language."""

from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet


class PageSitemap(Sitemap):
    """Live pages below the home page of each language; pages themselves may leave out more."""

    def items(self) -> PageQuerySet:
        root = self.get_wagtail_site().root_page
        branches = Q(pk__in=[])
        for door in root.get_translations(inclusive=True).live():
            branches |= Q(path__startswith=door.path)
        return Page.objects.live().public().filter(branches).order_by("path").specific()
