from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        # Inline: the receivers need the models of every app.
        # They connect signals as they are imported.
        from moderation import (  # noqa: F401
            comparison,
            fixed_workflow,
            receivers,
            row_receivers,
            telling,
        )

        receivers.hide_following_languages()
        row_receivers.connect()
        fixed_workflow.close_workflow_screens()
        comparison.compare_in_words()
