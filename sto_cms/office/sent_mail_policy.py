"""Who may see what was sent: the programme office, and nobody changes it."""

from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.permission_policies import BasePermissionPolicy

from partners.people.models import User
from partners.people.roles import is_programme_office


class OutboxPolicy(BasePermissionPolicy):
    """Reading only; a row changes by being delivered, or by "try again"."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "view" and is_programme_office(user)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet:
        office = User.objects.programme_office()
        return office if "view" in actions else office.none()
