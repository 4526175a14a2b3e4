"""Rounds of review: what was decided in one, and the one workflow they all follow."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState, Workflow

from moderation.decisions import Decision

# The model of the task, in moderation/tasks.py: that one decides, and so stands above.
TASK = {"content_type__app_label": "moderation", "content_type__model": "approvaltask"}


class ApprovalTaskState(TaskState):
    """One round of review, with what the leader decided."""

    decision = models.CharField(
        _("decision"), max_length=20, choices=Decision.choices, blank=True, default=""
    )


def approval_workflow() -> Workflow | None:
    """Return the workflow whose task is ours (made by a migration)."""
    ours = {f"workflow_tasks__task__{name}": value for name, value in TASK.items()}
    return Workflow.objects.active().filter(workflow_tasks__task__active=True, **ours).first()
