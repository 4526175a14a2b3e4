"""Wagtail's screen of one's own settings, without the picture."""

from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, BaseSettingsPanel


# What Wagtail does to each view that it includes itself; this one stands before those.
@method_decorator(never_cache, name="dispatch")
@method_decorator(require_admin_access, name="dispatch")
class SettingsView(AccountView):
    """Wagtail keeps a profile picture as it comes; all others are made anew."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        panels = super().get_panels()
        return [panel for panel in panels if not isinstance(panel, AvatarSettingsPanel)]


settings_in_admin = SettingsView.as_view()
