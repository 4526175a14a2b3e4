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
        from partners.imports import retention  # noqa: F401 - registers what it forgets
        from partners.people import invitation_forgetting, joining  # noqa: F401 - the same
        from partners.privacy import mail_kept  # noqa: F401 - the same

        # Each row asks for its own rights; fifty of them are slow to show.
        listing.IndexView.paginate_by = 20
        policies.register()
        silence_wagtail()
