from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "partners.files"
    verbose_name = _("Pictures and documents")

    def ready(self) -> None:
        # Inline: models and Wagtail's registry exist only once every app is loaded.
        from partners.files import policies

        policies.register()
