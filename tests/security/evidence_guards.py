"""Guards of what was approved: what counts in it, and when it ends."""

from typing import Any

from django.db.models.signals import post_delete, pre_save
from wagtail.models import Page

from moderation import content, decide, receivers, row_receivers
from moderation.models import ModeratedPage
from moderation.schema import VOLATILE_KEYS
from tests.security.guards import Patch, disconnect, guard


@guard("an approval ends when its page goes offline")
def _offline(patch: Patch) -> None:
    disconnect(patch, pre_save, receivers.end_approvals_of_page_that_goes_offline)


@guard("an approval ends when its page is deleted")
def _deleted(patch: Patch) -> None:
    disconnect(patch, post_delete, receivers.end_approvals_of_deleted_page)


@guard("inline rows count in what was approved")
def _rows(patch: Patch) -> None:
    patch.setattr(content, "_row", lambda row, field: {})


@guard("bookkeeping is nothing a reader sees")
def _bookkeeping(patch: Patch) -> None:
    patch.setattr(ModeratedPage, "BOOKKEEPING", ModeratedPage.BOOKKEEPING | {"summary"})


@guard("what does not count is nothing a reader sees")
def _volatile(patch: Patch) -> None:
    patch.setattr(content, "VOLATILE_KEYS", VOLATILE_KEYS | {"summary"})


@guard("evidence is looked at before it counts")
def _untouched(patch: Patch) -> None:
    patch.setattr("moderation.models.Approval.is_untouched", True)


@guard("the hash of what it says only finds evidence")
def _hash(patch: Patch) -> None:
    patch.setattr(
        "moderation.models.Approval.approves", lambda approval, says: approval.is_untouched
    )


@guard("a part is judged with the rest of its row")
def _part(patch: Patch) -> None:
    patch.setattr(ModeratedPage, "_as_it_will_be", lambda page, stored, fields: page)


@guard("an approval holds at its place only")
def _place(patch: Patch) -> None:
    def anywhere(approvals: Any, page: Any) -> Any:
        return approvals.filter(page_id=page.pk)

    patch.setattr("moderation.models.ApprovalQuerySet.of_page_where_it_is", anywhere)


@guard("publish exactly the approved version")
def _exactly(patch: Patch) -> None:
    def publish_newest(approval: Any, by: Any) -> None:
        newest = Page.objects.get(pk=approval.page_id).get_latest_revision()
        newest.publish(user=by, skip_permission_checks=True)

    patch.setattr(decide, "publish", publish_newest)


# The parts of a page ------------------------------------------------------------------------------


@guard("parts of a page online are shut")
def _parts(patch: Patch) -> None:
    patch.setattr(row_receivers, "_refuse_if_online", lambda page_ids: None)


@guard("an object older than its row writes nothing")
def _older(patch: Patch) -> None:
    patch.setattr(ModeratedPage, "_refuse_older_than_row", lambda page, stored, fields: None)


@guard("the plain row is judged too")
def _plain_row(patch: Patch) -> None:
    disconnect(patch, pre_save, row_receivers.keep_plain_row)
