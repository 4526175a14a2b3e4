"""The page an invitation leads to."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from partners.accounts.adapters import mail_code
from partners.people.invitation_actions import accept_invitation, find_invitation
from partners.people.joining import name_newcomer
from partners.people.joining_forms import NameForm
from partners.people.membership_refusals import NotAllowed
from partners.people.rules import has_proven, organisation_of


@method_decorator(never_cache, name="dispatch")
class InvitationView(View):
    """Mails a code to the invited address, or lets its proven owner accept.

    Every token that does not hold gets the same answer, whatever is wrong with it.
    """

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        invitation = find_invitation(kwargs["token"])
        if invitation is None:
            return gone(request)
        self.invitation = invitation
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.page(NameForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.is_theirs:
            return self.send_code(token)
        form = NameForm(request.POST)
        if self.asks_name and not form.is_valid():
            return self.page(form)
        user: Any = request.user
        try:
            if self.asks_name:
                name_newcomer(user, form.cleaned_data["first_name"], form.cleaned_data["last_name"])
            member = accept_invitation(token, by=user)
        except NotAllowed:
            return gone(request)
        told = {"organisation": organisation_of(member)}
        messages.success(request, _("You now belong to %(organisation)s.") % told)
        return redirect("my_work")

    def send_code(self, token: str) -> HttpResponse:
        """Log out first: the code belongs to the invited address, not to who looks now."""
        request = self.request
        if request.user.is_authenticated:
            logout(request)
        try:
            mail_code(request, self.invitation.email)
        except ValidationError as error:
            return self.page(NameForm(), refused=error.messages)
        here = reverse("invitation", args=[token])
        return redirect(f"{reverse('account_confirm_login_code')}?next={here}")

    @property
    def is_theirs(self) -> bool:
        user: Any = self.request.user
        return user.is_authenticated and has_proven(user, self.invitation.email)

    @property
    def asks_name(self) -> bool:
        user: Any = self.request.user
        return not user.get_full_name()

    def page(self, form: NameForm, refused: list[str] | None = None) -> HttpResponse:
        context = {
            "invitation": self.invitation,
            "organisation": organisation_of(self.invitation),
            "is_theirs": self.is_theirs,
            "form": form if self.is_theirs and self.asks_name else None,
            "refused": refused,
        }
        return _unlisted(render(self.request, "accounts/joining/invitation.html", context))


def gone(request: HttpRequest) -> HttpResponse:
    """Used, withdrawn, too old, altered or invented: one answer for all."""
    return _unlisted(render(request, "accounts/joining/invitation_gone.html", status=404))


def _unlisted(answer: HttpResponse) -> HttpResponse:
    answer["X-Robots-Tag"] = "noindex"
    return answer
