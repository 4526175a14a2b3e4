"""Wagtail's permission policy for pictures and documents, fed by memberships."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from partners.people.models import User
from partners.people.roles import companies_of, is_programme_office


class MembershipMediaPolicy(BasePermissionPolicy):
    """Pictures and documents: everybody their own companies', nobody another's.

    There is one shared collection; the company on the file decides.
    """

    ACTIONS = frozenset({"add", "change", "choose", "delete"})

    def user_has_permission(self, user: User, action: str) -> bool:
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        if is_programme_office(user):
            return True
        return bool(self.ACTIONS.intersection(actions)) and self._has_companies(user)

    @staticmethod
    def _has_companies(user: User) -> bool:
        """Ask once per request; a person is read anew for each."""
        if not hasattr(user, "_has_companies_cache"):
            user._has_companies_cache = companies_of(user).exists()  # type: ignore[attr-defined]
        return user._has_companies_cache  # type: ignore[attr-defined]

    def user_has_any_permission_for_instance(
        self, user: User, actions: Iterable[str], instance: Any
    ) -> bool:
        if is_programme_office(user):
            return True
        allowed = self.ACTIONS.intersection(actions)
        return bool(allowed) and companies_of(user).filter(pk=instance.company_id).exists()

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet:
        if is_programme_office(user):
            return self.model._default_manager.all()
        if not self.ACTIONS.intersection(actions):
            return self.model._default_manager.none()
        return self.model._default_manager.filter(company__in=companies_of(user))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet:
        return User.objects.programme_office()

    def collections_user_has_any_permission_for(
        self, user: User, actions: Iterable[str]
    ) -> QuerySet:
        if self.user_has_any_permission(user, actions):
            return Collection.objects.filter(depth=1)
        return Collection.objects.none()

    def collections_user_has_permission_for(self, user: User, action: str) -> QuerySet:
        return self.collections_user_has_any_permission_for(user, [action])


def register() -> None:
    """Put this policy in Wagtail's registry."""
    for model in (get_image_model(), get_document_model()):
        register_permission_policy(model, MembershipMediaPolicy(model))
