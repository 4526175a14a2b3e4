from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        # Inline: models and Wagtail's registry exist only once every app is loaded.
        from wagtail.admin.views.pages import listing

        from moderation.notifications import silence_wagtail
        from partners import checks, policies, receivers  # noqa: F401 - they register themselves
        from partners.imports import (  # noqa: F401 - registers what it forgets
            run_periods,
        )
        from partners.people import (  # noqa: F401 - the same
            invitation_periods,
            joining,
        )
        from partners.privacy import mail_periods  # noqa: F401 - the same

        # Each row asks for its own rights; fifty of them are slow to show.
        listing.IndexView.paginate_by = 20
        policies.register()
        silence_wagtail()
