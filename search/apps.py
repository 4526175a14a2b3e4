from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        # Inline: they need the models of every app.
        from search.facets import checks  # noqa: F401 - registers them
        from search.indexing import receivers  # noqa: F401 - connects them
        from search.models import CataloguePage
        from search.screen.serving import serve_catalogue

        CataloguePage.served_by(serve_catalogue)
