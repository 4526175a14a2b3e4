"""Screens of the admin that are about offers."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page

from moderation.models import ModeratedPage
from offers.actions import start_translation
from offers.models import KINDS
from partners.models import ProviderPage
from partners.rules import home_pages_of


class NewOfferView(WagtailAdminTemplateMixin, TemplateView):
    """The forms of participation, explained, each with one button."""

    template_name = "offers/admin/new_offer.html"
    page_title = _("New offer")
    header_icon = "plus"
    breadcrumbs_items: list[Any] = []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        providers = own_providers(self.request)
        chosen = self.request.GET.get("bedrijf", "")
        provider = next((page for page in providers if str(page.pk) == chosen), None)
        if provider is None and len(providers) == 1:
            provider = providers[0]
        kinds = [(page.kind, _add_url(page, provider)) for page in KINDS] if provider else []
        return super().get_context_data(
            providers=providers, provider=provider, kinds=kinds, **kwargs
        )


def own_providers(request: HttpRequest) -> list[ProviderPage]:
    """Return the Dutch pages under which this person may make offers."""
    user: Any = request.user  # the admin lets nobody else in
    pages = home_pages_of(user)
    locale = Locale.get_default()
    return [
        page for page in pages if isinstance(page, ProviderPage) and page.locale_id == locale.pk
    ]


def _add_url(page_class: type[Page], provider: ProviderPage) -> str:
    meta = page_class._meta
    return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, provider.pk])


@require_POST
def translate(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """Make the version in another language as a draft, and open it."""
    page = get_object_or_404(Page, pk=page_id).specific
    locale = get_object_or_404(Locale, language_code=language)
    user: Any = request.user
    if (
        not isinstance(page, ModeratedPage)
        or not page.permissions_for_user(request.user).may_withdraw()
    ):
        raise PermissionDenied
    version = start_translation(page, locale, by=user)
    return redirect("wagtailadmin_pages:edit", version.pk)
