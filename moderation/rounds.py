"""Rounds of review: what was submitted, by whom, what was decided; the one workflow of all."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, TaskState, Workflow

from moderation.content import content_hash
from moderation.decisions import Decision
from moderation.schema import Content

# The model of the task, in moderation/tasks.py: that one decides, and so stands above.
TASK = {"content_type__app_label": "moderation", "content_type__model": "approvaltask"}


class ApprovalTaskState(TaskState):
    """One round of review: what was submitted, and what the leader decided."""

    # Of the version as it was submitted; a version can be written over in the database.
    submitted_hash = models.CharField(
        _("hash of what was submitted"), max_length=64, blank=True, default="", db_default=""
    )
    decision = models.CharField(
        _("decision"), max_length=20, choices=Decision.choices, blank=True, default=""
    )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.revision is not None:
            self.submitted_hash = content_hash(self.revision.content)
        super().save(*args, **kwargs)

    @property
    def is_as_submitted(self) -> bool:
        """True while the submitted version says what it said when it was submitted."""
        revision: Revision | None = Revision.objects.filter(pk=self.revision_id).first()
        return revision is not None and content_hash(revision.content) == self.submitted_hash


class Author(models.Model):
    """Somebody who wrote or submitted what a round is about, and so does not decide about it.

    Only added to. The person who is erased keeps the row, without a name.
    """

    # Without a constraint: the release before this one deletes rounds and knows no authors.
    task_state = models.ForeignKey(
        ApprovalTaskState, on_delete=models.CASCADE, db_constraint=False, related_name="authors"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written or submitted by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("author of a submitted version")
        verbose_name_plural = _("authors of submitted versions")
        constraints = [
            models.UniqueConstraint(fields=["task_state", "person"], name="author_once_a_round")
        ]


def follow_redaction(revision: Revision, redacted: Content) -> None:
    """Keep a round valid whose version loses the name of somebody who is erased.

    Only where the version was as submitted until now. To be called before it is written.
    """
    submitted = ApprovalTaskState.objects.filter(
        revision=revision, submitted_hash=content_hash(revision.content)
    )
    submitted.update(submitted_hash=content_hash(redacted))


def approval_workflow() -> Workflow | None:
    """Return the workflow whose task is ours (made by a migration)."""
    ours = {f"workflow_tasks__task__{name}": value for name, value in TASK.items()}
    return Workflow.objects.active().filter(workflow_tasks__task__active=True, **ours).first()
