"""Where the choices of facets come from."""

from collections.abc import Iterable
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from offers.models import KINDS
from partners.organisations.models import Network, Region
from partners.organisations.models.reference import ReferenceItem
from partners.pages.models import NetworkPage
from search.facets.facet import Choices

LENGTHS = [
    ("hour", _("At most an hour")),
    ("halfday", _("At most half a day")),
    ("day", _("At most a day")),
    ("longer", _("Longer than a day")),
]
COSTS = [("free", _("Free")), ("paid", _("Costs something"))]


def kinds() -> Iterable[tuple[str, Any]]:
    return [(page.kind.code, page.kind.label) for page in KINDS]


def of_list(model: type[ReferenceItem]) -> Choices:
    """Choices of a reference list, in its own order."""
    items: Any = model._default_manager
    return lambda: [(item.code, item.label) for item in items.all()]


def of_enum(enum: type[TextChoices], *but: str) -> Choices:
    return lambda: [(value, label) for value, label in enum.choices if value not in but]


def regions() -> Iterable[tuple[str, Any]]:
    return Region.objects.order_by("name").values_list("slug", "name")


def approved_networks() -> Iterable[tuple[str, Any]]:
    """Networks by name, but none whose page no leader approved."""
    live = NetworkPage.objects.live().values("network")
    return Network.objects.filter(pk__in=live).order_by("name").values_list("slug", "name")
