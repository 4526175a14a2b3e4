"""Approval: the task, the evidence, and pages that go live only with it."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, Task, TaskState, Workflow

from moderation.content import content_hash
from moderation.decisions import Decision, forms_of_decisions
from moderation.permissions import ModeratedPagePermissionTester
from moderation.refusals import ModerationRefused

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def standing(self) -> "ApprovalQuerySet":
        """Approvals that were not withdrawn since."""
        return self.filter(revoked_at__isnull=True)

    def covering(self, page: Page, digest: str) -> "ApprovalQuerySet":
        """Standing approvals of exactly this content on this page."""
        return self.standing().filter(page_id=page.pk, content_hash=digest)


class Approval(models.Model):
    """Evidence that one person approved one version of one page. Never edited, only revoked."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="approvals")
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="approvals"
    )
    content = models.JSONField(_("content"))
    content_hash = models.CharField(_("content hash"), max_length=64)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals"
    )
    approved_at = models.DateTimeField(_("approved at"), default=timezone.now)
    note = models.TextField(_("note"), blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-approved_at", "-pk"]
        indexes = [models.Index(fields=["page", "content_hash"], name="approval_page_hash")]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.content_hash[:12]} · {self.approved_at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and not self._state.adding:
            raise ModerationRefused(_("An approval is evidence and cannot be changed."))
        super().save(*args, **kwargs)


class ApprovalTaskState(TaskState):
    """One round of review, with what the leader decided."""

    decision = models.CharField(
        _("decision"), max_length=20, choices=Decision.choices, blank=True, default=""
    )


class ApprovalTask(Task):
    """The one task of the one workflow: an approver of the page's own region decides."""

    task_state_class = ApprovalTaskState

    class Meta:
        verbose_name = _("approval by a project leader")
        verbose_name_plural = _("approvals by project leaders")

    @classmethod
    def get_description(cls) -> str:
        return str(_("A project leader of the page's region decides."))

    def deactivate(self, user: "User | None" = None) -> None:
        """Refuse: Wagtail would treat every waiting page as finished."""
        raise ModerationRefused(_("The approval task cannot be switched off."))

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise ModerationRefused(_("The approval task cannot be removed."))

    def user_can_access_editor(self, obj: Page, user: "User") -> bool:
        return obj.specific_deferred.may_be_decided_by(user)

    def locked_for_user(self, obj: Page, user: "User | None") -> bool:
        """Everybody but the approvers: Wagtail's default lets the author go on editing."""
        return user is None or not obj.specific_deferred.may_be_decided_by(user)

    def user_can_lock(self, obj: Page, user: "User") -> bool:
        return False

    def user_can_unlock(self, obj: Page, user: "User") -> bool:
        return False

    def get_actions(self, obj: Page, user: "User") -> list[tuple[str, Any, bool]]:
        if not obj.specific_deferred.may_be_decided_by(user):
            return []
        return [
            (Decision.CHANGES_ASKED.action, _("Ask for a change"), True),
            (Decision.APPROVED.action, _("Approve and publish"), False),
            (Decision.APPROVED.action, _("Approve with a note"), True),
            (Decision.DECLINED.action, _("Reject with a reason"), True),
        ]

    def get_form_for_action(self, action: str) -> type:
        return forms_of_decisions(action)

    def get_task_states_user_can_moderate(self, user: "User", **kwargs: Any) -> models.QuerySet:
        pages = import_string(settings.MODERATION_APPROVABLE_PAGES)(user)
        waiting = TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        return waiting.filter(
            workflow_state__object_id__in=pages.annotate(
                page_key=Cast("pk", models.CharField())
            ).values("page_key")
        ).exclude(workflow_state__requested_by=user)

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: "User", action_name: str, comment: str = "", **_: Any
    ) -> None:
        """Decide; every route to a decision ends here (moderation/decisions.py)."""
        # Inline: decide() works on these models.
        from moderation.decide import decide

        decide(task_state.pk, action_name, by=user, comment=comment)


class ModeratedPage(Page):
    """A page whose live version is always one that somebody of its region approved.

    The gate stands in `save()`, under every route there is: a live row is written only when
    its content has a standing Approval. `.update()`, raw SQL and saving the plain `Page` row
    go around Python; no code of ours does that, and `check_approvals` compares nightly.
    """

    # Facts about a page that are no content; saving only these never needs approval.
    BOOKKEEPING = frozenset(
        {
            "draft_title",
            "has_unpublished_changes",
            "latest_revision",
            "latest_revision_created_at",
            "wagtail_admin_comments",
            "locked",
            "locked_at",
            "locked_by",
            "numchild",
            "owner",
        }
    )

    # Foreign keys that say whose page this is: set when it is made, never changed after.
    OWNERSHIP: tuple[str, ...] = ()

    promote_panels: list[Any] = []  # the address follows from the title and then stays
    settings_panels: list[Any] = []

    class Meta:
        abstract = True

    # Who decides ---------------------------------------------------------------------

    def get_approvers(self) -> "models.QuerySet[User]":
        """People who may decide about this page; each page type says who."""
        raise NotImplementedError

    def may_be_decided_by(self, user: "User") -> bool:
        """Four eyes: an approver, and not the one who asked."""
        state = self.current_workflow_state
        if state is not None and state.requested_by_id == user.pk:
            return False
        return user.is_active and self.get_approvers().filter(pk=user.pk).exists()

    def check_before_approval(self) -> None:
        """Raise ModerationRefused where approving makes no sense yet."""

    def permissions_for_user(self, user: "User") -> ModeratedPagePermissionTester:
        return ModeratedPagePermissionTester(user, self)

    # The gate ------------------------------------------------------------------------

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Write the row; raises ModerationRefused where it would go live unapproved."""
        if self.alias_of_id:
            raise ModerationRefused(
                _("A copy that follows another page would go online without approval.")
            )
        self._refuse_another_owner()
        if self.live and self._changes_what_is_read(kwargs.get("update_fields")):
            digest = content_hash(self.serializable_data())
            if not self.pk or not Approval.objects.covering(self, digest).exists():
                raise ModerationRefused(
                    _("“%(title)s” cannot go online: no project leader approved this version.")
                    % {"title": self.title}
                )
        return super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "ModeratedPage":
        """Read a version; whose page it is follows from the row, never from the version.

        Copying brings versions along that still name the organisation they were made for.
        """
        version = super().with_content_json(content)
        for name in self.OWNERSHIP:
            setattr(version, f"{name}_id", getattr(self, f"{name}_id"))
        return version

    def _refuse_another_owner(self) -> None:
        keys = [f"{name}_id" for name in self.OWNERSHIP]
        if self._state.adding or not keys:
            return
        stored = type(self)._base_manager.filter(pk=self.pk).values(*keys).first()
        if stored and stored != {key: getattr(self, key) for key in keys}:
            raise ModerationRefused(_("Whose page this is cannot change. Make a new page."))

    def _changes_what_is_read(self, update_fields: Any) -> bool:
        return update_fields is None or not self.BOOKKEEPING.issuperset(update_fields)

    def save_revision(
        self, user: "User | None" = None, *args: Any, overwrite_revision: Any = None, **kwargs: Any
    ) -> Revision:
        """Store a version; refuses what would slip under a review that is going on."""
        self._refuse_another_owner()
        lock = self.get_lock()
        if lock and (user is None or lock.for_user(user)):
            raise ModerationRefused(
                _("“%(title)s” is being looked at and cannot be changed now.")
                % {"title": self.title}
            )
        if overwrite_revision and self._is_evidence(overwrite_revision):
            # Autosave overwrites the newest version; a reviewed one is kept as it was.
            overwrite_revision = None
        return super().save_revision(user, *args, overwrite_revision=overwrite_revision, **kwargs)

    def _is_evidence(self, revision: Revision) -> bool:
        return (
            revision.pk == self.live_revision_id
            or revision.approved_go_live_at is not None
            or revision.approvals.exists()
            or revision.task_states.exists()
        )

    # The one workflow -------------------------------------------------------------------

    def get_workflow(self) -> Workflow | None:
        """The approval workflow: the same for every moderated page, assigned by no tree."""
        return self._approval_workflow

    @cached_property
    def _approval_workflow(self) -> Workflow | None:
        return approval_workflow()

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None


def approval_workflow() -> Workflow | None:
    """Return the workflow whose task is ours (made by a migration)."""
    return (
        Workflow.objects.active()
        .filter(workflow_tasks__task__in=ApprovalTask.objects.filter(active=True))
        .first()
    )
