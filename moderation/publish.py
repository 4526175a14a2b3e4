"""Publish exactly the approved version.

Named in WAGTAIL_FINISH_WORKFLOW_ACTION, so Wagtail imports this while it builds its own
models: nothing of wagtail.models may be imported at the top.
"""

from typing import Any

from django.utils.translation import gettext as _

from moderation.refusals import ModerationRefused


def publish_approved_revision(workflow_state: Any, user: Any = None) -> None:
    """Publish the version this round approved; raises ModerationRefused if there is none."""
    # Inline: see the module's docstring.
    from moderation.models import Approval

    task_state = workflow_state.current_task_state
    approval = (
        Approval.objects.standing()
        .filter(
            revision_id=task_state and task_state.revision_id,
            revision__isnull=False,
            page_id=int(workflow_state.object_id),
        )
        .first()
    )
    if approval is None or approval.revision is None:
        raise ModerationRefused(_("No project leader approved this version."))
    approval.revision.publish(user=user, skip_permission_checks=True)
