"""Where somebody lands after logging in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from partners.people.models import Membership
from partners.people.roles import is_staff_member


@login_required
def my_work(request: HttpRequest) -> HttpResponse:
    """Send staff to their screens, and members of a school to the site."""
    if is_staff_member(request.user):
        return redirect("wagtailadmin_home")
    if Membership.objects.asked().in_companies().filter(user=request.user.pk).exists():
        return redirect("intake:waiting")
    return redirect("wagtail_serve", "")
