"""The guard at the end of Wagtail's workflow: only a decision of ours may end a round well.

Named in WAGTAIL_FINISH_WORKFLOW_ACTION, so Wagtail imports this while it builds its own
models: nothing of wagtail.models may be imported here.
"""

from typing import Any

from django.utils.translation import gettext as _

from moderation.refusals import ModerationRefused


def let_finish(workflow_state: Any) -> None:
    """Say that moderation/decide.py holds an approval for this round, and publishes itself."""
    workflow_state.was_decided = True


def refuse_undecided(workflow_state: Any, user: Any = None) -> None:
    """Refuse to finish a round that nobody decided; publishes nothing.

    Stock publishes here whatever is newest: when a task or workflow is switched off, has no
    tasks, or loses its task under a review.
    """
    if not getattr(workflow_state, "was_decided", False):
        raise ModerationRefused(_("No project leader approved this version."))
