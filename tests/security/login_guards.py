"""The guards of getting in, for guards.py's list."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.account.views import ConfirmLoginCodeView
from django.http import HttpRequest
from wagtail.admin.views.account import AccountView

from partners.accounts import adapters as accounts
from partners.accounts import (
    admin_views,
    limits,
    login_views,
    mail_address,
    second_step,
    second_step_access,
    second_step_views,
)
from partners.accounts.adapters import AccountAdapter
from partners.accounts.forms import CodeRequestForm
from partners.accounts.second_step_access import SecondStepMiddleware
from partners.people import receivers
from tests.security.guards import guard

Patch = pytest.MonkeyPatch


@guard("unknown addresses get the same answer")
def _unknown(patch: Patch) -> None:
    stock = CodeRequestForm.clean_email

    def tell(form: CodeRequestForm) -> str:
        email = stock(form)
        if form._user is None:
            raise AccountAdapter().validation_error("unknown_email")
        return email

    patch.setattr(CodeRequestForm, "clean_email", tell)


@guard("the unknown get a second mail too")
def _resend(patch: Patch) -> None:
    patch.setattr(
        login_views.CodeView, "_resend_form_valid", ConfirmLoginCodeView._resend_form_valid
    )


@guard("for nobody somebody is looked up")
def _looked_up(patch: Patch) -> None:
    patch.setattr(login_views, "look_somebody_up", lambda: None)


@guard("wrong passwords are counted")
def _passwords(patch: Patch) -> None:
    patch.setattr(AccountAdapter, "pre_authenticate", lambda *args, **kwargs: None)
    patch.setattr(AccountAdapter, "_rollback_login_failed_rl_usage", lambda adapter: None)


@guard("tries are counted")
def _tries(patch: Patch) -> None:
    patch.setattr(login_views, "may_try", lambda *args, **kwargs: True)
    patch.setattr("partners.accounts.forms.may_try", lambda *args, **kwargs: True)


@guard("a lock-out is about a place too")
def _place(patch: Patch) -> None:
    def address_alone(request: HttpRequest, address: str) -> str:
        return address

    patch.setattr(limits, "address_from_here", address_alone)
    patch.setattr(accounts, "address_from_here", address_alone)


@guard("only our proxies tell where somebody is")
def _proxies(patch: Patch) -> None:
    def believe(adapter: AccountAdapter, request: HttpRequest) -> str:
        named = request.headers.get("x-forwarded-for", request.META["REMOTE_ADDR"])
        return named.split(",")[0].strip()

    patch.setattr(AccountAdapter, "get_client_ip", believe)


@guard("leaders need a second step")
def _second_step(patch: Patch) -> None:
    patch.setattr(SecondStepMiddleware, "process_view", lambda *args: None)


@guard("files that are not public ask for the second step")
def _files(patch: Patch) -> None:
    def half_in_nowhere(self: Any, request: Any) -> Any:
        request.is_half_in = lambda: False
        return self.get_response(request)

    patch.setattr(SecondStepMiddleware, "__call__", half_in_nowhere)


@guard("an account is closed until the second step is shown")
def _account(patch: Patch) -> None:
    patch.setattr(second_step_access, "has_second_step", lambda person: False)


@guard("a new second step ends other sessions")
def _sessions(patch: Patch) -> None:
    patch.setattr(second_step, "end_sessions", lambda person, **kwargs: None)


@guard("people of schools are behind the second step")
def _schools(patch: Patch) -> None:
    patch.setattr(second_step_access, "GUARDED_NAMESPACES", frozenset())


@guard("an address belongs to who proved it last")
def _proof(patch: Patch) -> None:
    def keep_old(person: Any) -> None:
        kept = EmailAddress(user=person, email=person.email)
        if kept.can_set_verified():
            kept.verified = True
            kept.save()

    patch.setattr(mail_address, "remember_proof", keep_old)
    patch.setattr(receivers, "remember_proof", keep_old)


@guard("no picture of oneself in the admin")
def _picture(patch: Patch) -> None:
    patch.setattr(admin_views.SettingsView, "get_panels", AccountView.get_panels)


@guard("only the office resets a second step")
def _reset(patch: Patch) -> None:
    patch.setattr(second_step_views, "is_programme_office", lambda user: True)


@guard("a mailed link is for one person and one change")
def _link(patch: Patch) -> None:
    def any_token(token: str, person: Any) -> str:
        return mail_address.signing.loads(token, salt=mail_address.SALT)[2]

    patch.setattr(mail_address, "address_in", any_token)
