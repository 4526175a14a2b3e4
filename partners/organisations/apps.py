from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "partners.organisations"
    verbose_name = _("Organisations")

    def ready(self) -> None:
        # Inline: Wagtail's registry exists only once every app is loaded.
        from partners.organisations.whole_numbers import read_whole_numbers

        read_whole_numbers()
