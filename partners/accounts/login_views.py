"""The way in: django-allauth's views, with one entrance and stricter limits."""

from allauth.account import views
from allauth.account.internal.flows.signup import send_unknown_account_mail
from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginStage
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from partners.accounts.limits import may_try
from partners.people.models import User

TOO_MANY = "too_many_login_attempts"


class LoginView(views.LoginView):
    """Asks for a mail address: a code goes there, or a password that was typed is checked."""

    def _redirect_to_pending_stage(
        self, request: HttpRequest, stage: LoginStage
    ) -> HttpResponseRedirect | None:
        """Lead back to the code that was mailed, unless somebody starts anew."""
        if request.method == "POST" or "opnieuw" in request.GET:
            clear_login(request)
            return None
        pending = super()._redirect_to_pending_stage(request, stage)
        return pending and HttpResponseRedirect(self.passthrough_next_url(pending.url))

    def form_invalid(self, form: Form) -> HttpResponse:
        response = super().form_invalid(form)
        if form.has_error(NON_FIELD_ERRORS, TOO_MANY) or form.has_error("login", TOO_MANY):
            response.status_code = 429
        return response


class CodeView(views.ConfirmLoginCodeView):
    """Asks for the code. An unknown address gets the same page, answers and mails."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        # A code that expired leads back to the entrance; where somebody was going stays known.
        if isinstance(response, HttpResponseRedirect) and response.url == reverse("login"):
            return HttpResponseRedirect(self.passthrough_next_url(response.url))
        return response

    def form_invalid(self, form: Form) -> HttpResponse:
        if self._process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))
        messages.error(self.request, _("Three times wrong: this code is gone. Ask for a new one."))
        return redirect("login")

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self._process.user is None:
            look_somebody_up()
        # The session counts wrong codes too, but two requests at once could both pass there.
        address = self._process.state["email"]
        if not may_try(request, "confirm_login_code", address=address):
            return respond_429(request)
        return super().post(request, *args, **kwargs)

    def _resend_form_valid(self, form: Form) -> HttpResponse:
        address = self._process.state["email"]
        if not may_try(self.request, "request_login_code", address=address):
            return respond_429(self.request)
        response = super()._resend_form_valid(form)
        if self._process.user is None:
            # allauth mails the unknown only once; who counts mails must see no difference.
            send_unknown_account_mail(self.request, address)
        messages.success(self.request, _("We sent you a new code. The old one no longer works."))
        return response


def look_somebody_up() -> None:
    """Who is known was read from the database: time is not to tell that nobody was."""
    User.objects.order_by("pk").first()


login = LoginView.as_view()
confirm_code = CodeView.as_view()
