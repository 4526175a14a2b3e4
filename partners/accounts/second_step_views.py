"""The programme office resets the second step of somebody who lost it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.accounts.second_step import reset_second_step
from partners.people.models import User
from partners.people.roles import is_programme_office


@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest, person_id: int) -> HttpResponse:
    """Ask whether it is really them who asks, then reset. Nobody resets their own."""
    if not isinstance(request.user, User) or not is_programme_office(request.user):
        raise PermissionDenied
    person = get_object_or_404(User.objects.exclude(pk=request.user.pk), pk=person_id)
    if request.method == "POST":
        reset_second_step(person, by=request.user)
        messages.success(request, _("The second step is reset, and the person was told by mail."))
        return redirect("wagtailusers_users:index")
    return render(request, "accounts/admin/reset_second_step.html", {"person": person})


urlpatterns = [path("tweede-stap/<int:person_id>/wissen/", reset, name="reset_second_step")]
