from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "partners.privacy"
    verbose_name = _("Privacy")

    def ready(self) -> None:
        # Inline: these need the models of every app.
        from partners.privacy import (  # noqa: F401 - each registers what it forgets
            account_periods,
            mail_periods,
        )
