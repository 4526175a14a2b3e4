from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "partners.people"
    verbose_name = _("People")

    def ready(self) -> None:
        # Inline: these need the models of every app.
        from partners.people import (  # noqa: F401 - each registers itself
            ended_rights,
            invitation_periods,
            joining,
            receivers,
            waiting_mails,
        )
