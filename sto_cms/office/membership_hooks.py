"""What the programme office changes in its list of members is told as on the other screens."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from partners.people.enums import Role
from partners.people.models import Membership
from partners.people.notices import tell_of_end, tell_of_role


@hooks.register("before_edit_snippet")
def remember_role(request: HttpRequest, instance: Any) -> None:
    if isinstance(instance, Membership):
        instance.role_before = Role(instance.role)  # type: ignore[attr-defined]


@hooks.register("after_edit_snippet")
def tell_of_other_role(request: HttpRequest, instance: Any) -> None:
    user: Any = request.user  # the admin lets nobody else in
    before = getattr(instance, "role_before", None)
    if before is not None and instance.verified and before != instance.role:
        tell_of_role(instance, before=before, by=user)


@hooks.register("after_delete_snippet")
def tell_of_ended_memberships(request: HttpRequest, instances: Iterable[Any]) -> None:
    user: Any = request.user  # the admin lets nobody else in
    for instance in instances:
        if isinstance(instance, Membership) and instance.verified:
            tell_of_end(instance, by=user)
