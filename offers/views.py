"""Screens of the admin that are about offers."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page

from moderation.models import ModeratedPage
from moderation.states import state_of
from offers.actions import copy_for_new_year, start_translation
from offers.dashboard.own_pages import own_providers
from offers.dashboard.region_offers import looks_after_regions, region_offers
from offers.kinds import KINDS
from offers.pages import OfferPage
from offers.rules import may_be_copied, may_copy
from partners.pages.models import ProviderPage


class NewOfferView(WagtailAdminTemplateMixin, TemplateView):
    """The kinds of participation, explained, each with one button."""

    template_name = "offers/admin/new_offer.html"
    page_title = _("New offer")
    header_icon = "plus"
    breadcrumbs_items: list[Any] = []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user  # the admin lets nobody else in
        providers = own_providers(user)
        chosen = self.request.GET.get("bedrijf", "")
        provider = next((page for page in providers if str(page.pk) == chosen), None)
        if provider is None and len(providers) == 1:
            provider = providers[0]
        kinds = [(page.kind, _add_url(page, provider)) for page in KINDS] if provider else []
        return super().get_context_data(
            providers=providers, provider=provider, kinds=kinds, **kwargs
        )


class RegionOffersView(WagtailAdminTemplateMixin, TemplateView):
    """All offers of the regions somebody leads, whatever state they are in."""

    template_name = "offers/admin/region_offers.html"
    page_title = _("Offers in my region")
    header_icon = "list-ul"
    breadcrumbs_items: list[Any] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user: Any = request.user  # the admin lets nobody else in
        if not looks_after_regions(user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return get_text_list(self.found.named, gettext("and"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        self.found = region_offers(user, self.request.GET, self.request.GET.get("p", ""))
        return super().get_context_data(found=self.found, **kwargs)


def _add_url(page_class: type[Page], provider: ProviderPage) -> str:
    meta = page_class._meta
    return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, provider.pk])


class TranslateView(WagtailAdminTemplateMixin, TemplateView):
    """Asks, then makes the version in another language as a draft and opens it."""

    template_name = "offers/admin/translate.html"
    page_title = _("Version in another language")
    header_icon = "globe"
    breadcrumbs_items: list[Any] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        self.locale = get_object_or_404(Locale, language_code=kwargs["language"])
        if not isinstance(self.page, ModeratedPage):
            raise PermissionDenied
        if not self.page.permissions_for_user(request.user).may_withdraw():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=self.page, locale=self.locale, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        version = start_translation(self.page, self.locale, by=user)
        return redirect("wagtailadmin_pages:edit", version.pk)


class CopyForNewYearView(WagtailAdminTemplateMixin, TemplateView):
    """Asks, then makes a draft like last year's offer and opens it."""

    template_name = "offers/admin/copy_for_new_year.html"
    page_title = _("Copy last year")
    header_icon = "copy"
    breadcrumbs_items: list[Any] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user: Any = request.user  # the admin lets nobody else in
        self.offer = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(self.offer, OfferPage) or not may_copy(user, self.offer):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.offer.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        possible = may_be_copied(self.offer, state_of(self.offer))
        return super().get_context_data(offer=self.offer, possible=possible, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        copy = copy_for_new_year(self.offer, by=user)
        messages.success(
            request,
            gettext("This is a new draft. Look at the dates and the numbers, then submit it."),
        )
        return redirect("wagtailadmin_pages:edit", copy.pk)
