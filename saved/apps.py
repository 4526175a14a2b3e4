from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SavedConfig(AppConfig):
    name = "saved"
    verbose_name = _("Saved")

    def ready(self) -> None:
        # Inline: they need the models of every app.
        from saved import (  # noqa: F401 - each registers itself
            recently,
            saved_periods,
            waiting_news,
        )
        from saved.templatetags.saved import may_save
        from search.screen.reader import saving_is_open_to

        saving_is_open_to(may_save)
