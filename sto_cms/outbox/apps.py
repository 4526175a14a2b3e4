from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "sto_cms.outbox"
    label = "outbox"
    verbose_name = _("Outbox")

    def ready(self) -> None:
        # Inline: these need the models of every app.
        from wagtail.permissions import register_permission_policy

        from sto_cms.outbox import forgetting  # noqa: F401 - connects signal and retention
        from sto_cms.outbox.models import OutgoingMail
        from sto_cms.outbox.policies import OutboxPolicy

        register_permission_policy(OutgoingMail, OutboxPolicy(OutgoingMail))
