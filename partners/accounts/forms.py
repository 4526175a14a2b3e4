"""The forms of logging in and of one's account: django-allauth's, in our words."""

import time
from collections.abc import Callable
from typing import Any

from allauth.account import forms
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import ChoiceField, EmailField, Form
from django.utils.translation import gettext_lazy as _
from wagtail.users.models import UserProfile

from mail.mails import language_of
from partners.accounts.limits import may_try
from partners.people.joining_forms import NameForm
from partners.people.models import User
from texts.normalise import code, mail_address

FRESH = 15 * 60  # seconds in which a login by code is proof enough to replace a password


class CodeRequestForm(forms.RequestLoginCodeForm):
    """Asks for a mail address to send a code to, and never tells whether it is known."""

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if not may_try(context.request, "request_login_code", address=email):
            raise get_adapter().validation_error("too_many_login_attempts")
        # A person has one address, so allauth's table of more of them is not asked.
        self._user = User.objects.filter(email=email, is_active=True).first()
        return email


class LoginForm(forms.LoginForm):
    """One form for both ways: without a password it asks for a code by mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Mail address")
        self.fields["login"].widget.attrs.update(autocomplete="username webauthn")
        self.fields["password"].required = False
        plain(self)

    def _clean_without_password(self, email: str | None, phone: str | None) -> dict[str, Any]:
        form = CodeRequestForm({"email": email})
        if form.is_valid():
            self.user = form._user
        else:
            self.add_error("login", ValidationError(form.errors["email"].as_data()))
        return self.cleaned_data


class CodeForm(forms.ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the mail")
        self.fields["code"].widget.attrs.update(
            autocapitalize="characters", spellcheck="false", autofocus=True
        )
        plain(self)


class ChangePasswordForm(forms.ChangePasswordForm):
    """Who just logged in by code or passkey need not know the old password: it may be lost."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if _proved_without_password(context.request):
            del self.fields["oldpassword"]
        else:
            self.fields["oldpassword"].label = _("Password you have now")
        name_new_passwords(self)


class SetPasswordForm(forms.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_new_passwords(self)


class ReauthenticateForm(forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)


class MailAddressForm(Form):
    """A new mail address; whether somebody else has it, the answer never tells."""

    email = EmailField(label=_("New mail address"), max_length=254)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["email"].widget.attrs.update(autocomplete="email")

    def clean_email(self) -> str:
        email = mail_address(self.cleaned_data["email"]).lower()
        if email == self.person.email:
            raise ValidationError(_("This is your mail address already."))
        return email


class SecondStepForm(mfa_forms.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_second_code(self)


class RepeatSecondStepForm(mfa_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_second_code(self)


class StartAppForm(totp_forms.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["code"].label = _("Code from the app")
        self.fields["code"].widget.attrs.update(inputmode="numeric")


class CalmAboutPasskeys:
    """What a browser sends may be anything; django-allauth and fido2 trust its shape too far."""

    def _check_calmly(self, check: Callable[[], Any]) -> Any:
        try:
            return check()
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as broken:
            raise get_mfa_adapter().validation_error("incorrect_code") from broken


class PasskeyLoginForm(CalmAboutPasskeys, webauthn_forms.LoginWebAuthnForm):
    def clean_credential(self) -> Any:
        return self._check_calmly(super().clean_credential)


class PasskeySecondStepForm(CalmAboutPasskeys, webauthn_forms.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return self._check_calmly(super().clean_credential)


class RepeatPasskeyForm(CalmAboutPasskeys, webauthn_forms.ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return self._check_calmly(super().clean_credential)


class AddPasskeyForm(CalmAboutPasskeys, webauthn_forms.AddWebAuthnForm):
    """Adds a passkey and nothing less, so there is nothing to tick."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        name_passkey(self)

    def clean(self) -> dict[str, Any]:
        return self._check_calmly(super().clean) | {"passwordless": True}


class RenamePasskeyForm(webauthn_forms.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_passkey(self)


def name_passkey(form: Any) -> None:
    form.fields["name"].label = _("Name of this passkey")
    form.fields["name"].help_text = _("For example: my phone.")
    form.fields["name"].max_length = 100


def name_second_code(form: Any) -> None:
    plain(form)
    form.fields["code"].label = _("Code from the app, or a recovery code")
    form.fields["code"].widget.attrs.update(autofocus=True)


def plain(form: Any) -> None:
    """Labels stand above a field here; placeholders and allauth's hints would say it twice."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    if "code" in form.fields:
        form.fields["code"].normalise = code
    if "password" in form.fields:
        form.fields["password"].label = _("Password")
        form.fields["password"].help_text = ""


def name_new_passwords(form: Any) -> None:
    plain(form)
    form.fields["password1"].label = _("New password")
    form.fields["password1"].help_text = _("At least 10 characters. A sentence is easy to keep.")
    form.fields["password2"].label = _("The same password again")


def _proved_without_password(request: Any) -> bool:
    records = get_authentication_records(request, request.user)
    fresh = [record for record in records if time.time() - record["at"] < FRESH]
    return any(record["method"] in ("code", "mfa") for record in fresh)


class AboutMeForm(NameForm):
    """One's name, and the language one reads screens and mails in."""

    language = ChoiceField(
        label=_("Language of your screens and mails"), choices=settings.LANGUAGES
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        self.person = person
        told = {
            "first_name": person.first_name,
            "last_name": person.last_name,
            "language": language_of(person),
        }
        super().__init__(*args, **{**kwargs, "initial": told})

    def save(self) -> None:
        told = self.cleaned_data
        self.person.first_name, self.person.last_name = told["first_name"], told["last_name"]
        self.person.save(update_fields=["first_name", "last_name"])
        profile = UserProfile.get_for_user(self.person)
        profile.preferred_language = told["language"]
        profile.save(update_fields=["preferred_language"])
