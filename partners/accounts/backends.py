"""Logging in, and the few global permissions that memberships give."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from partners.people.roles import is_staff_member

# Membership is the only source of rights: no groups, no permission rows.
STAFF_PERMISSIONS = frozenset({"wagtailadmin.access_admin"})


class MembershipBackend(AuthenticationBackend):
    """The only backend, so that no group or permission row counts.

    Staff may enter the admin; what they may do there, the policies say.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if not user_obj.is_active:
            return False
        if user_obj.is_superuser:
            return True
        return perm in STAFF_PERMISSIONS and self._is_staff_member(user_obj)

    @staticmethod
    def _is_staff_member(user_obj: Any) -> bool:
        """Ask once per request; a person is read anew for each."""
        if not hasattr(user_obj, "_staff_cache"):
            user_obj._staff_cache = is_staff_member(user_obj)
        return user_obj._staff_cache

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if user_obj.is_superuser:
            return super().get_all_permissions(user_obj, obj)
        return set(STAFF_PERMISSIONS) if is_staff_member(user_obj) else set()
