from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "sto_cms.office"

    def ready(self) -> None:
        # Inline: these need the models of every app.
        from wagtail.permissions import register_permission_policy

        from mail.models import OutgoingMail
        from sto_cms.office.sent_mail_policy import OutboxPolicy

        register_permission_policy(OutgoingMail, OutboxPolicy(OutgoingMail))
