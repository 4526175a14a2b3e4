"""What the programme office does with organisations."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from partners.organisations.known_regions import KnownRegions
from partners.organisations.models import Region, School


@transaction.atomic
def assign_region(schools: Iterable[School], *, region: Region, by: Any) -> int:
    """Give schools without a region this one, and return how many; others keep theirs."""
    wanted = [school.pk for school in schools]
    free = School.objects.select_for_update().filter(pk__in=wanted, region__isnull=True)
    assigned = list(free)
    School.objects.filter(pk__in=[school.pk for school in assigned]).update(region=region)
    for school in assigned:
        log(instance=school, action="wagtail.edit", user=by, data={"region": region.slug})
    return len(assigned)


@transaction.atomic
def assign_known_regions(*, by: Any) -> int:
    """Give every school without a region the one its postcode or municipality tells."""
    regions = Region.objects.filter(active=True).in_bulk()
    return sum(
        assign_region(schools, region=regions[region], by=by)
        for region, schools in known_for_schools().items()
        if region in regions
    )


def known_for_schools() -> dict[int, list[School]]:
    """Map regions to the schools without one that belong there, as far as we know."""
    known = KnownRegions.read()
    found: dict[int, list[School]] = {}
    for school in School.objects.filter(region__isnull=True):
        region = known.region_of(postcode=school.postcode, municipality=school.municipality)
        if region is not None:
            found.setdefault(region, []).append(school)
    return found
