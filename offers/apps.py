from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OffersConfig(AppConfig):
    name = "offers"
    verbose_name = _("Offers")

    def ready(self) -> None:
        # Inline: they need the models of every app.
        from offers import checks, read_ahead, receivers, uses  # noqa: F401 - each registers itself
        from offers.intake import (  # noqa: F401 - the same
            finishing,
            intake_periods,
            personal_data,
        )

        uses.register()
