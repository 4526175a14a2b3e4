"""Publish exactly the approved version, never the latest."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import Revision

from moderation.evidence import Approval
from moderation.refusals import ModerationRefused

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app


def publish(approval: Approval, *, by: "User") -> None:
    """Put the approved version online, or on the date it names itself.

    Raises ModerationRefused where the version is gone. The gate in moderation/pages.py asks
    once more for the approval, as for everybody who publishes.
    """
    # Read anew: the page behind it changed since, when its round ended.
    revision = Revision.objects.filter(pk=approval.revision_id).first()
    if revision is None or int(revision.object_id) != approval.page_id:
        raise ModerationRefused(_("No project leader approved this version."))
    revision.publish(user=by, skip_permission_checks=True)
