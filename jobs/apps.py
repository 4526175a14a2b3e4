from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "jobs"
    verbose_name = _("Worker")

    def ready(self) -> None:
        # Inline: checks are registered when the apps are.
        from jobs import checks  # noqa: F401 - registers the check
