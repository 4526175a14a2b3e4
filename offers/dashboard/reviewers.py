"""Who will look at what was submitted, and when to expect an answer.

A company reads first names and the mailbox of the role, never a leader's surname or own
address (docs/moderation.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from moderation.deadlines import expected_by
from partners.organisations.models import Region
from partners.people.models import Membership

__all__ = ["Reviewers", "expected_by", "reviewers_of"]


@dataclass(frozen=True)
class Reviewers:
    """The project leaders of one region, as a company may know them."""

    first_names: list[str]
    mailbox: str

    @property
    def names(self) -> str:
        """The first names as one phrase; the role where nobody gave a name."""
        return get_text_list(self.first_names, _("or")) or _("The project leader")


def reviewers_of(region_ids: Iterable[int]) -> dict[int, Reviewers]:
    """Return the reviewers of each region by its id, in two queries."""
    regions = Region.objects.filter(pk__in=set(region_ids))
    names: dict[int, list[str]] = {}
    leading = (
        Membership.objects.verified().leading().filter(region__in=regions, user__is_active=True)
    )
    for region_id, name in leading.values_list("region_id", "user__first_name"):
        if name and region_id is not None:
            names.setdefault(region_id, []).append(name)
    return {region.pk: Reviewers(names.get(region.pk, []), region.role_email) for region in regions}
