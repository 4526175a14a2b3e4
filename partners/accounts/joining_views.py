"""A teacher registers with a school: find it, say who you are, prove your address."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from partners.accounts.adapters import mail_code
from partners.organisations.models import School
from partners.people.enums import Role
from partners.people.joining import keep_registration, kept_registration, name_newcomer
from partners.people.joining_forms import (
    MOST_FOUND,
    JoinSchoolForm,
    NameForm,
    SchoolSearchForm,
    refuse_pupils,
)
from partners.people.membership_actions import ask_to_join
from partners.people.membership_refusals import MembershipRefused
from partners.people.models import Membership


@require_safe
def find_school(request: HttpRequest) -> HttpResponse:
    """Search among the schools, which are public (DUO)."""
    form = SchoolSearchForm(request.GET if "q" in request.GET else None)
    schools = list(form.schools()[: MOST_FOUND + 1]) if form.is_valid() else []
    context = {
        "form": form,
        "searched": form.is_bound and form.is_valid(),
        "schools": schools[:MOST_FOUND],
        "more": len(schools) > MOST_FOUND,
    }
    return render(request, "accounts/joining/find_school.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_school(request: HttpRequest, code: str) -> HttpResponse:
    """Name and mail address; who is logged in has an address already."""
    school = get_object_or_404(School, code=code)
    data = request.POST if request.method == "POST" else None
    if request.user.is_authenticated:
        return _join_as_oneself(request, school, data)
    form = JoinSchoolForm(data, school=school, initial=kept_registration(request, school))
    if form.is_valid():
        keep_registration(request, school, form.cleaned_data)
        try:
            mail_code(request, form.cleaned_data["email"])
        except ValidationError as error:
            form.add_error("email", error)
        else:
            status = reverse("school_registration_status")
            return redirect(f"{reverse('account_confirm_login_code')}?next={status}")
    return _render(request, school, form)


def _join_as_oneself(request: HttpRequest, school: School, data: Any) -> HttpResponse:
    user: Any = request.user
    named = bool(user.get_full_name())
    form: Any = None if named else NameForm(data)
    refused: list[str] = []
    if data is not None and (named or form.is_valid()):
        try:
            refuse_pupils(user.email, school)
            if not named:
                name_newcomer(user, form.cleaned_data["first_name"], form.cleaned_data["last_name"])
            ask_to_join(user, school, role=Role.SCHOOL_TEACHER)
        except MembershipRefused as refusal:
            refused = [str(refusal.message)]
        except ValidationError as error:
            refused = error.messages
        else:
            return redirect("school_registration_status")
    return _render(request, school, form, refused)


def _render(
    request: HttpRequest, school: School, form: Any, refused: list[str] | None = None
) -> HttpResponse:
    context = {"school": school, "form": form, "refused": refused}
    return render(request, "accounts/joining/join_school.html", context)


@never_cache
@login_required
@require_safe
def registration_status(request: HttpRequest) -> HttpResponse:
    """Where one's own requests stand."""
    user: Any = request.user
    members = Membership.objects.filter(user=user).in_schools()
    members = members.select_related("school__region").order_by("verified", "school__name")
    return render(request, "accounts/joining/status.html", {"members": members})
