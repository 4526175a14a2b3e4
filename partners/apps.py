from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        # Inline: models and Wagtail's registry exist only once every app is loaded.
        from moderation.notifications import silence_wagtail
        from partners import checks, policies  # noqa: F401 - registers the system checks

        policies.register()
        silence_wagtail()
