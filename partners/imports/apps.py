from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "partners.imports"
    verbose_name = _("Imports")

    def ready(self) -> None:
        # Inline: it needs the models of every app.
        from partners.imports import run_periods  # noqa: F401 - registers what it forgets
