"""Screens of the admin about one's own pictures: whether the people in them agreed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, UpdateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from partners.files.models import CompanyImage
from partners.files.rules import pictures_of
from partners.people.models import User

PER_PAGE = 24


def current_user(request: HttpRequest) -> User:
    """Return who is logged in; the admin lets nobody else in."""
    user: Any = request.user
    return user


class PictureForm(forms.ModelForm):
    class Meta:
        model = CompanyImage
        fields = ["title", "consent"]
        widgets = {"consent": forms.RadioSelect}


class PicturesView(WagtailAdminTemplateMixin, ListView):
    """One's own pictures, with what is known about the people in them."""

    template_name = "files/admin/pictures.html"
    page_title = gettext_lazy("Your pictures")
    header_icon = "image"
    breadcrumbs_items: list[Any] = []
    context_object_name = "pictures"
    paginate_by = PER_PAGE

    def get_queryset(self) -> "QuerySet[CompanyImage]":
        mine: Any = pictures_of(current_user(self.request)).select_related("company")
        return mine.prefetch_renditions("max-165x165").order_by("-created_at", "-pk")


class PictureView(WagtailAdminTemplateMixin, UpdateView):
    """One picture: its title, and whether the people in it agreed."""

    template_name = "files/admin/picture.html"
    page_title = gettext_lazy("Change this picture")
    header_icon = "image"
    breadcrumbs_items: list[Any] = []
    form_class = PictureForm
    pk_url_kwarg = "image_id"
    context_object_name = "picture"
    success_url = reverse_lazy("media_admin:pictures")

    def get_queryset(self) -> "QuerySet[CompanyImage]":
        return pictures_of(current_user(self.request))

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        messages.success(self.request, _("“%(title)s” is stored.") % {"title": self.object.title})
        return answer
