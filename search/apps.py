from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        # Inline: they need the models of every app.
        from search import receivers  # noqa: F401 - connects them
        from search.coming_back import (  # noqa: F401 - each registers itself
            recently,
            retention,
            waiting_news,
        )
