"""What Wagtail's buttons and actions may do with a moderated page."""

from wagtail.models import PagePermissionTester, TaskState


class ModeratedPagePermissionTester(PagePermissionTester):
    """Publishing belongs to the approval only, so nobody has it here, superusers included."""

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        # The order shows on live pages at once.
        return self.user.is_active and self.user.is_superuser

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_unschedule(self) -> bool:
        return self.may_withdraw()

    def can_lock(self) -> bool:
        # A personal lock would hide a page from the region's other leaders.
        return False

    def can_unpublish(self) -> bool:
        # Our own "Withdraw" ends everything at once; Wagtail's would leave a review going on.
        return False

    def can_copy(self) -> bool:
        # Wagtail's screen copies to any place; companies copy an offer by our own action.
        return self.user.is_active and self.user.is_superuser

    def may_withdraw(self) -> bool:
        """The company takes its own page back, a leader takes one of the region offline."""
        if not self.user.is_active or self.page_is_root:
            return False
        return self.user.is_superuser or "change" in self.permissions

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        # What is online or under review is withdrawn first, so that everybody sees it end.
        if self._stands_in_view():
            return False
        return super().can_delete(ignore_bulk)

    def _stands_in_view(self) -> bool:
        if self.page.live:
            return True  # lists ask this for each row
        if self.page.is_leaf():
            return self.page.workflow_in_progress
        inside = self.page.get_descendants(inclusive=True)
        if inside.live().exists():
            return True
        keys = [str(pk) for pk in inside.values_list("pk", flat=True)]
        return TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__object_id__in=keys,
            workflow_state__base_content_type=self.page.get_base_content_type(),
        ).exists()

    def can_move(self) -> bool:
        # A page belongs where it was approved: another company or region is another page.
        return False
