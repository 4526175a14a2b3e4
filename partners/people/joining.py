"""A registration with a school that waits for its code, kept in the browser's session.

Nothing is lost when the code is mistyped or the page is left: whoever then logs in with the
typed address, by whatever page, has asked to belong.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from partners.organisations.models import School
from partners.people.enums import Role
from partners.people.membership_actions import ask_to_join
from partners.people.membership_refusals import MembershipRefused
from partners.people.models import User

SESSION_KEY = "school_registration"


def keep_registration(request: HttpRequest, school: School, typed: dict[str, Any]) -> None:
    names = ("first_name", "last_name", "email")
    kept = {name: str(typed[name]) for name in names}
    request.session[SESSION_KEY] = kept | {"school": school.pk}


def kept_registration(request: HttpRequest, school: School) -> dict[str, Any]:
    """Return what was typed for this school before, to go on with."""
    kept = request.session.get(SESSION_KEY, {})
    return kept if kept.get("school") == school.pk else {}


@receiver(user_logged_in)
def finish_registration(request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    """Ask to belong, now that the typed address is this person's."""
    if request is None or not hasattr(request, "session"):
        return
    kept = request.session.get(SESSION_KEY)
    if not kept or str(kept["email"]).lower() != user.email.lower():
        return
    del request.session[SESSION_KEY]
    school = School.objects.filter(pk=kept["school"]).first()
    if school is None:
        return
    name_newcomer(user, kept["first_name"], kept["last_name"])
    try:
        ask_to_join(user, school, role=Role.SCHOOL_TEACHER)
    except MembershipRefused as refusal:
        messages.error(request, str(refusal.message))


def name_newcomer(user: User, first_name: str, last_name: str) -> None:
    """Give a new account its name; a name that is there stays."""
    if not user.get_full_name():
        user.first_name, user.last_name = first_name, last_name
        user.save(update_fields=["first_name", "last_name"])
