"""A bar above a public page, for those who may do something with it; nobody else gets it."""

from typing import Any

from django import template
from django.urls import reverse

from moderation.models import ModeratedPage
from moderation.states import state_of

register = template.Library()


@register.inclusion_tag("sto/_acting_bar.html", takes_context=True)
def acting_bar(context: Any) -> dict[str, Any]:
    """Draw the links for this reader, and say that the answer is for them alone."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, ModeratedPage) or request is None or not page.pk:
        return {}
    # The header asks the same of every reader (sto_cms/context.py): once is enough.
    if getattr(request, "is_preview", False) or not context.get("is_staff_member"):
        return {}
    may = page.permissions_for_user(request.user)
    if not may.may_withdraw():
        return {}
    request.is_for_this_reader = True  # sto_cms/middleware.py sends it so
    return {
        "state": state_of(page),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]) if may.can_edit() else "",
        "withdraw_url": reverse("moderation_admin:withdraw", args=[page.pk]),
        "history_url": reverse("wagtailadmin_pages:history", args=[page.pk]),
        "decides": page.get_approvers().filter(pk=request.user.pk).exists(),
    }
