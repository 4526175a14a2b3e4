"""Withdrawing, as a screen that says what will happen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from moderation.actions import drop_change, may_be_dropped, withdraw
from moderation.coming_back import shown_with
from moderation.decisions import WithdrawalForm
from moderation.models import ModeratedPage
from moderation.states import state_of


class AboutOnePage(WagtailAdminTemplateMixin, TemplateView):
    """Asks before something is done with a page, for those who may withdraw it."""

    breadcrumbs_items: list[Any] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(self.page, ModeratedPage):
            raise PermissionDenied
        if not self.page.permissions_for_user(request.user).may_withdraw():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()


class WithdrawView(AboutOnePage):
    """Asks, then takes the page offline and ends what is under way."""

    template_name = "moderation/admin/withdraw.html"
    page_title = gettext_lazy("Withdraw")
    header_icon = "no-view"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self._form(None))
        hides = shown_with(self.page) if self.page.live else []
        return super().get_context_data(
            page=self.page, state=state_of(self.page), hides=hides, **kwargs
        )

    def _form(self, posted: Any) -> WithdrawalForm | None:
        """Return what asks for a reason; nothing for who withdraws what is theirs."""
        asked = self.page.asks_reason_of(self.request.user)
        return WithdrawalForm(posted) if asked else None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if form is not None and not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        reason = form.cleaned_data["comment"] if form is not None else ""
        withdraw(self.page, by=request.user, reason=reason)
        messages.success(
            request,
            _("“%(title)s” is withdrawn. Schools no longer see it.") % {"title": self.page.title},
        )
        return redirect("wagtailadmin_home")


class DropChangeView(AboutOnePage):
    """Asks, then throws the newer draft of a page that is online away."""

    template_name = "moderation/admin/drop_change.html"
    page_title = gettext_lazy("Throw the change away")
    header_icon = "bin"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        possible = may_be_dropped(self.page)
        return super().get_context_data(page=self.page, possible=possible, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        drop_change(self.page, by=request.user)
        messages.success(
            request,
            _("The change of “%(title)s” is thrown away. What schools see stays as it is.")
            % {"title": self.page.title},
        )
        return redirect("wagtailadmin_home")
