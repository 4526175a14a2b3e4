"""How django-allauth works here: who may make an account, and how a newcomer proves an address."""

from ipaddress import ip_address
from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.stages import LoginByCodeStage
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mail.mails import EVENT_HEADER, with_inline_style
from partners.accounts import mail_caps
from partners.accounts.forms import CodeRequestForm
from partners.accounts.limits import address_from_here
from partners.accounts.sealed_text import seal, unseal
from partners.accounts.second_step import SECOND_STEPS, has_second_step, needs_second_step
from partners.people.models import User
from partners.people.proven_addresses import proved_own_address

# What anybody can have mailed to anybody (mail_caps.py); the other mails of allauth are about
# one's own account.
KIND_OF_MAIL = {
    "account/email/login_code": mail_caps.CODE,
    "account/email/unknown_account": mail_caps.CODE,
    "account/email/address_confirm": mail_caps.ADDRESS,
    "account/email/address_in_use": mail_caps.ADDRESS,
}

TOO_MANY_TRIES = _("That was too often. Wait ten minutes and try again.")
WRONG_CODE = _("This code is not right. Look in the newest mail and type it again.")
WRONG_SECOND_CODE = _("This code is not right. Wait for the next one in the app and type that.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from our own front doors, never from allauth's sign-up form."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This mail address and password do not belong together. You can also log in with a "
            "code by mail: leave the password empty."
        ),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your password."),
        "too_many_login_attempts": TOO_MANY_TRIES,
        "rate_limited": TOO_MANY_TRIES,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """Ask leaders and the office for their second step: a password is less than that."""
        methods = super().get_reauthentication_methods(user)
        if isinstance(user, User) and needs_second_step(user) and has_second_step(user):
            return [method for method in methods if method["id"] != "reauthenticate"]
        return methods

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail; other than allauth's own this also works outside a request."""
        self.render_mail(template_prefix, email, {"email": email} | context).send()

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Make the HTML out of the plain text: a paragraph that is the code or link stands out."""
        kind = KIND_OF_MAIL.get(template_prefix)
        if kind is not None:
            headers = {EVENT_HEADER: f"{kind}:{uuid4()}"} | (headers or {})
        context["home_url"] = settings.WAGTAILADMIN_BASE_URL + reverse("wagtail_serve", args=[""])
        mail = super().render_mail(template_prefix, email, context, headers)
        letter = {
            "subject": mail.subject,
            "paragraphs": mail.body.split("\n\n"),
            "code": context.get("code"),
            "link": context.get("confirm_url") or context["home_url"],
            "button": _("Confirm") if "confirm_url" in context else _("To the home page"),
        }
        html = render_to_string("account/email/letter.html", letter)
        mail.attach_alternative(with_inline_style(html), "text/html")
        return mail

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the reader's address; the connection's own where the proxies name none."""
        try:
            return _as_ipv4(super().get_client_ip(request))
        except (ImproperlyConfigured, PermissionDenied):
            return request.META.get("REMOTE_ADDR") or "0.0.0.0"  # noqa: S104 - means unknown

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # allauth counts by mail address alone, so that a stranger could lock somebody out.
        return address_from_here(request, str(credentials.get("email", "")))


def _as_ipv4(address: str) -> str:
    """Return “::ffff:192.0.2.7” as 192.0.2.7: limits count a whole network of IPv6 as one."""
    mapped = getattr(ip_address(address), "ipv4_mapped", None)
    return str(mapped or address)


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_SECOND_CODE,
        "cannot_delete_authenticator": _("You need another second step first: add a passkey."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user, type__in=SECOND_STEPS)
        return not needs_second_step(authenticator.user) or others.count() > 1

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return f"Passkey {number}"


def mail_code(request: HttpRequest, email: str) -> None:
    """Mail a code to log in with to this address, whether it is known here or not.

    An unknown address gets an account first: without memberships it gives no right, and until
    somebody comes in with it, mail_address.is_proven tells it apart. The answer, its status,
    its mail and its time are the same for both. The reader types the code at
    `account_confirm_login_code`, which leads on to the address in its `next`.

    Raises ValidationError when too many codes were asked for from here or for this address.
    """
    form = CodeRequestForm({"email": email})
    if not form.is_valid():
        raise ValidationError(form.errors["email"].as_data())
    account = form._user or _account_for(form.cleaned_data["email"])
    # allauth has no public way to start its flow; its own request view calls the same.
    LoginCodeVerificationProcess.initiate(request=request, user=account, email=account.email)


def _account_for(email: str) -> User:
    """The inactive keep their account: they meet allauth's page for them after the code."""
    known = User.objects.filter(email=email).first()
    return known or User.objects.create_user(email)


def code_waits_for(request: HttpRequest, email: str) -> bool:
    """True if this browser was mailed a code for this address that can still be typed."""
    stage = get_pending_stage(request)
    if not isinstance(stage, LoginByCodeStage) or stage.state.get("email") != email.lower():
        return False
    return LoginCodeVerificationProcess.resume(stage) is not None


def has_proven_address(request: HttpRequest) -> bool:
    """True if who is logged in has shown to read the mail of the account's own address.

    A login alone proves less: an account made by the programme office has a password, and an
    address can be changed.
    """
    user = request.user
    if not user.is_authenticated:
        return False
    email = user.email.lower()
    codes = get_authentication_records(request, user)
    if any(done["method"] == "code" and done.get("email") == email for done in codes):
        return True
    return proved_own_address(user)
