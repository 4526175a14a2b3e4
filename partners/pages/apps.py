from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "partners.pages"
    verbose_name = _("Pages of organisations")

    def ready(self) -> None:
        # Inline: models and Wagtail's registry exist only once every app is loaded.
        from wagtail.admin.views.pages import listing

        from partners.pages import (  # checks and page_handover register themselves
            checks,  # noqa: F401 - see above
            file_uses,
            long_lines,
            page_handover,  # noqa: F401 - see above
            policies,
        )

        # Each row asks for its own rights; fifty of them are slow to show.
        listing.IndexView.paginate_by = 20
        policies.register()
        file_uses.register()
        long_lines.give_long_lines_room()
