"""What one does with one's own account, besides what django-allauth has views for."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from allauth.mfa.base.views import IndexView
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.accounts import mail_address
from partners.accounts.forms import AboutMeForm, MailAddressForm
from partners.accounts.second_step import (
    WHERE_TO,
    has_second_step,
    needs_second_step,
    where_to,
)
from partners.people.models import User


class AccountView(IndexView):
    """One's account at a glance; says so when a second step is still missing."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = person_of(self.request)
        missing = needs_second_step(person) and not has_second_step(person)
        wanted = where_to(self.request)
        return super().get_context_data(**kwargs) | {
            "second_step_missing": missing,
            "where_to": wanted,
        }


class RecoveryCodesView(recovery.ViewRecoveryCodesView):
    """The codes; the first time they come between somebody and what they asked for."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"where_to": where_to(self.request)}


class AddPasskeyView(webauthn.AddWebAuthnView):
    """Always adds a passkey, which logs in by itself; a key as second step only is no choice."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": auth.begin_registration(self.request.user, True)}
        return context


account = AccountView.as_view()
add_passkey = AddPasskeyView.as_view()
recovery_codes = RecoveryCodesView.as_view()


@login_required
def go_on(request: HttpRequest) -> HttpResponse:
    """Lead to what was asked for before the second step was set up."""
    wanted = where_to(request)
    request.session.pop(WHERE_TO, None)
    return redirect(wanted or "my_work")


@login_required
@reauthentication_required(app="allauth.mfa")
def change_address(request: HttpRequest) -> HttpResponse:
    """Ask for a new mail address, and mail a link there."""
    person = person_of(request)
    form = MailAddressForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        limited = ratelimit.consume_or_429(request, action="change_mail_address", user=request.user)
        if limited:
            return limited
        mail_address.ask_to_confirm(person, form.cleaned_data["email"])
        return render(request, "account/address_sent.html", {"email": form.cleaned_data["email"]})
    return render(request, "account/address_change.html", {"form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def about_me(request: HttpRequest) -> HttpResponse:
    """Change one's name and the language of screens and mails."""
    form = AboutMeForm(request.POST or None, person=person_of(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your name and language are stored."))
        return redirect("account")
    return render(request, "account/about_me.html", {"form": form})


@login_required
@require_http_methods(["GET", "POST"])
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """Show the new address, and take it after a click: a mail scanner only opens the link."""
    person = person_of(request)
    if request.method == "POST" and mail_address.confirm(token, person):
        messages.success(request, _("From now on you log in with your new mail address."))
        return redirect("account")
    email = mail_address.address_in(token, person)
    status = 200 if email else 410
    return render(request, "account/address_confirm.html", {"email": email}, status=status)


def person_of(request: HttpRequest) -> User:
    """The one who is logged in, where only those who are get to."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    return request.user
