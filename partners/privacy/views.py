"""What a person can do with their own data: read it, take it along, have it erased."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from moderation.refusals import ModerationRefused
from partners.people.models import Membership
from partners.privacy.erasure import erase_person
from partners.privacy.personal_data import personal_data_of


@never_cache
@login_required
@reauthentication_required
def my_data(request: HttpRequest) -> HttpResponse:
    """Show what is kept about the reader."""
    found = personal_data_of(request.user)  # type: ignore[arg-type]  # login_required
    return render(request, "privacy/my_data.html", {"found": found})


@never_cache
@login_required
@reauthentication_required
def download_my_data(request: HttpRequest) -> HttpResponse:
    """Send what is kept about the reader as one JSON file: {what it is: rows}."""
    answer = JsonResponse(
        personal_data_of(request.user),  # type: ignore[arg-type]  # login_required
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )
    answer["Content-Disposition"] = f'attachment; filename="{gettext("my-data")}.json"'
    return answer


class ErasureForm(forms.Form):
    """Asks for the own mail address: a click on the wrong button must not be enough."""

    email = forms.CharField(
        label=_("Your mail address"),
        help_text=_("Type it, so that nobody deletes an account by accident."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].strip().lower()
        if email != self.person.email:
            raise forms.ValidationError(_("This is not the mail address of your account."))
        return email


@method_decorator([never_cache, login_required, reauthentication_required], name="dispatch")
class EraseMeView(FormView):
    """Erases the reader, after a last look at what that means."""

    form_class = ErasureForm
    template_name = "privacy/erase_me.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"person": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        memberships = Membership.objects.of(self.request.user)  # type: ignore[arg-type]
        return super().get_context_data(**kwargs) | {"memberships": memberships}

    def form_valid(self, form: ErasureForm) -> HttpResponse:
        person: Any = self.request.user
        try:
            erase_person(person, by=person)
        except ModerationRefused as refused:
            form.add_error(None, str(refused.message))
            return self.form_invalid(form)
        logout(self.request)
        messages.success(self.request, _("Your account and your data are deleted."))
        return redirect("/")
