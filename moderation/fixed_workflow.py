"""The one workflow stays as its migration made it: no row of it is added, changed or removed.

Wagtail's screens, bulk actions and API end in these models, and so does a shell. Migrations
use models of their own and pass; so does `loaddata`, while it switches nothing off.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from moderation.refusals import ModerationRefused

WORKFLOW_MODELS = (Workflow, WorkflowTask, WorkflowPage, WorkflowContentType, Task)

WORKFLOW_STAYS = _(
    "The workflow stays as it is: without it no project leader could approve anything."
)


@receiver(pre_save)
@receiver(pre_delete)
def keep_workflow_as_it_is(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Refuse whoever saves or deletes a row of it, plain or specific, and why."""
    if not isinstance(instance, WORKFLOW_MODELS):
        return
    if raw and getattr(instance, "active", True):
        return
    raise ModerationRefused(WORKFLOW_STAYS)


class NobodysPolicy(BasePermissionPolicy):
    """Closes every screen, button and menu item of a model, for superusers too."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return False

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return False

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet:
        return get_user_model()._default_manager.none()


def close_workflow_screens() -> None:
    for model in (Workflow, Task):
        register_permission_policy(model, NobodysPolicy(model))
