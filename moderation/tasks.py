"""The one task of the one workflow, as Wagtail's screens ask for it."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Cast
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from moderation.decide import decide
from moderation.decisions import Decision, forms_of_decisions
from moderation.refusals import ModerationRefused
from moderation.rounds import ApprovalTaskState, Author

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app


class ApprovalTask(Task):
    """An approver of the page's own region decides; one task serves every region."""

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
        waiting = waiting.filter(
            workflow_state__object_id__in=pages.annotate(
                page_key=Cast("pk", models.CharField())
            ).values("page_key")
        )
        own = Author.objects.filter(person=user).values("task_state")
        return waiting.exclude(workflow_state__requested_by=user).exclude(pk__in=own)

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: "User", action_name: str, comment: str = "", **_: Any
    ) -> None:
        """Decide; every route to a decision ends in moderation/decide.py."""
        decide(task_state.pk, action_name, by=user, comment=comment)
