"""How somebody who decides is named to who reads of it (docs/moderation.md)."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app


def name_for_company(person: Any) -> Any:
    """Return how a company reads who decides: a first name, never more."""
    return getattr(person, "first_name", "") or _("The project leader")


def name_for(reader: "User", person: Any, page: Any) -> str:
    """Return a whole name to who decides about this page too and to the office, else as above."""
    decides = reader.is_superuser or page.get_approvers().filter(pk=reader.pk).exists()
    return str(person if decides else name_for_company(person))
