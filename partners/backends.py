"""Logging in, and the few global permissions that memberships give."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from partners.rules import is_staff_member

# Membership is the only source of rights: no groups, no permission rows.
STAFF_PERMISSIONS = frozenset({"wagtailadmin.access_admin"})


class MembershipBackend(ModelBackend):
    """Staff may enter the admin; what they may do there, the policies say."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if not user_obj.is_active:
            return False
        if user_obj.is_superuser:
            return True
        return perm in STAFF_PERMISSIONS and is_staff_member(user_obj)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if user_obj.is_superuser:
            return super().get_all_permissions(user_obj, obj)
        return set(STAFF_PERMISSIONS) if is_staff_member(user_obj) else set()
