"""Wagtail's permission policies, fed by memberships instead of groups.

Registered from this app because it stands after Wagtail's: wagtail.images registers its own
policy silently over an earlier one (partners/pages/checks.py asserts who won).
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, GroupPagePermission
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from partners.pages.rules import home_pages_of
from partners.people.models import User

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


def register() -> None:
    """Put this policy in Wagtail's registry."""
    register_permission_policy(AbstractPage, MembershipPagePolicy())


def registered_policies() -> dict[str, type]:
    """Return which policy classes are in force, for the system check."""
    return {
        "page": type(policy_registry.get_by_type(AbstractPage)),
        "image": type(policy_registry.get_by_type(get_image_model())),
        "document": type(policy_registry.get_by_type(get_document_model())),
    }
