from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        # Inline: the receivers need the models of every app.
        from moderation import receivers, row_receivers  # connects signals

        receivers.hide_following_languages()
        row_receivers.connect()
