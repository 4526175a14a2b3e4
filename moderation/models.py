"""Every model of this app, each from the module of its idea; Django looks for them here.

Modules of this app import one another from there: evidence and rounds know nothing of
pages, pages nothing of deciding, and only the task, which Wagtail calls, stands above
moderation/decide.py.
"""

from moderation.evidence import Approval, ApprovalQuerySet
from moderation.pages import ModeratedPage
from moderation.rounds import ApprovalTaskState, Author, approval_workflow
from moderation.tasks import ApprovalTask

__all__ = [
    "Approval",
    "ApprovalQuerySet",
    "ApprovalTask",
    "ApprovalTaskState",
    "Author",
    "ModeratedPage",
    "approval_workflow",
]
