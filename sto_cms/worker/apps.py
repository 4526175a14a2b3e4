from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkerConfig(AppConfig):
    name = "sto_cms.worker"
    label = "worker"
    verbose_name = _("Worker")

    def ready(self) -> None:
        # Inline: checks are registered when the apps are.
        from sto_cms.worker import checks  # noqa: F401 - registers the check
