"""What the programme office sees of all regions: who waits how long, and who is missing."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState

from offers.dashboard.reviewers import expected_by
from partners.organisations.models import Company, Region
from partners.pages.models import RegionPage
from partners.people.enums import Role
from partners.people.models import Membership
from partners.people.rules import FEWEST_LEADERS

COMPANIES_NAMED = 10


@dataclass(frozen=True)
class RegionAtAGlance:
    """One region: what waits there, since when, and how many decide about it."""

    region: Region
    leaders: int
    waiting: int = 0
    oldest: datetime.datetime | None = None

    @property
    def lacks_leaders(self) -> bool:
        return self.leaders < FEWEST_LEADERS

    @property
    def answer_by(self) -> datetime.date | None:
        return expected_by(self.oldest) if self.oldest else None

    @property
    def is_late(self) -> bool:
        return self.answer_by is not None and self.answer_by < timezone.localdate()


class OfficePanel(Component):
    """All regions with their queues, the longest wait first; and companies nobody owns."""

    template_name = "offers/admin/office_panel.html"
    order = 40

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        ownerless = companies_without_owner()
        return {
            "regions": regions_at_a_glance(),
            "fewest": FEWEST_LEADERS,
            "ownerless": list(ownerless[:COMPANIES_NAMED]),
            "ownerless_count": ownerless.count(),
        }


def regions_at_a_glance() -> list[RegionAtAGlance]:
    """Return every region, in a number of queries that none adds to."""
    leading = Q(
        members__role=Role.PROJECT_LEADER,
        members__verified=True,
        members__user__is_active=True,
    )
    leaders = Count("members__user", filter=leading, distinct=True)
    waiting = _waiting_by_region()
    rows = [
        RegionAtAGlance(region, region.leaders, *_queue(waiting.get(region.pk, [])))
        for region in Region.objects.annotate(leaders=leaders).order_by("name")
    ]
    return sorted(rows, key=lambda row: (row.oldest is None, row.oldest or timezone.now()))


def _queue(started: list[datetime.datetime]) -> tuple[int, datetime.datetime | None]:
    return len(started), min(started, default=None)


def _waiting_by_region() -> dict[int, list[datetime.datetime]]:
    """Map keys of regions to the moments at which what waits there was submitted."""
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type__app_label="wagtailcore",
    )
    states = states.annotate(page_key=Cast("workflow_state__object_id", BigIntegerField()))
    started = dict(states.values_list("page_key", "started_at"))
    region_of = dict(RegionPage.objects.values_list("path", "region_id"))
    depth = len(next(iter(region_of), ""))  # every region stands at the same one
    found: dict[int, list[datetime.datetime]] = {}
    for key, path in Page.objects.filter(pk__in=states.values("page_key")).values_list(
        "pk", "path"
    ):
        region_id = region_of.get(path[:depth])
        if region_id is not None and key in started:
            found.setdefault(region_id, []).append(started[key])
    return found


def companies_without_owner() -> Any:
    """Companies for which nobody answers: they have pages, and no active owner."""
    owners = Membership.objects.verified().owning().filter(user__is_active=True)
    return (
        Company.objects.filter(~Exists(owners.filter(company=OuterRef("pk"))), pages__isnull=False)
        .select_related("region")
        .distinct()
        .order_by("name")
    )
