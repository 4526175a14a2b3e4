"""Wagtail's permission policies, fed by memberships instead of groups.

Registered from this app because it stands after Wagtail's: wagtail.images registers its own
policy silently over an earlier one (partners/checks.py asserts who won).
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, Collection, GroupPagePermission
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from partners.models import User
from partners.rules import companies_of, home_pages_of, is_programme_office

PAGE_ACTIONS = ("add_page", "change_page")


class MembershipPagePolicy(PagePermissionPolicy):
    """Add and change in the branches of one's own organisations; publish nowhere."""

    def get_all_permissions_for_user(self, user: User) -> Any:
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return GroupPagePermission.objects.none()
        pages = home_pages_of(user)
        # Unsaved rows: Wagtail reads page and permission of each, and never stores them.
        return [
            GroupPagePermission(page=page.page_ptr, permission=Permission(codename=codename))
            for page in pages
            for codename in PAGE_ACTIONS
        ]

    def users_with_any_permission(
        self, actions: Iterable[str], include_superusers: bool = True
    ) -> QuerySet:
        # Used for filters that list people: nobody browses other organisations' people.
        return User.objects.programme_office()

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Any, include_superusers: bool = True
    ) -> QuerySet:
        return User.objects.programme_office()


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
    """Put these policies in Wagtail's registry."""
    register_permission_policy(AbstractPage, MembershipPagePolicy())
    for model in (get_image_model(), get_document_model()):
        register_permission_policy(model, MembershipMediaPolicy(model))


def registered_policies() -> dict[str, type]:
    """Return which policy classes are in force, for the system check."""
    return {
        "page": type(policy_registry.get_by_type(AbstractPage)),
        "image": type(policy_registry.get_by_type(get_image_model())),
        "document": type(policy_registry.get_by_type(get_document_model())),
    }
