from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "sto_cms.office"

    def ready(self) -> None:
        # Inline: these need the models of every app.
        from wagtail.permissions import register_permission_policy

        from mail.models import OutgoingMail
        from moderation.notifications import silence_wagtail
        from sto_cms.office.exports import guard_exports
        from sto_cms.office.sent_mail_policy import OutboxPolicy

        # Here, for moderation stands before Wagtail, which connects its mails when it is ready.
        silence_wagtail()
        guard_exports()
        register_permission_policy(OutgoingMail, OutboxPolicy(OutgoingMail))
