"""The filters one ticks: what they are called, and which choices there are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from offers.enums import Accessibility, ActivityLanguage, Audience, PlaceKind, Weekday
from offers.models import KINDS
from partners.organisations.enums import Sector
from partners.organisations.models import (
    Level,
    Network,
    Profile,
    ProgrammeLine,
    Region,
    SchoolYear,
    Topic,
)
from partners.organisations.models.reference import ReferenceItem
from partners.pages.models import NetworkPage

LENGTHS = [
    ("hour", _("At most an hour")),
    ("halfday", _("At most half a day")),
    ("day", _("At most a day")),
    ("longer", _("Longer than a day")),
]
COSTS = [("free", _("Free")), ("paid", _("Costs something"))]


@dataclass(frozen=True)
class Facet:
    """A filter with choices: OR within, AND with the others.

    Where `empty_fits` holds, an offer that chose nothing fits every choice.
    """

    name: str
    label: Any
    choices: Callable[[], Iterable[tuple[str, Any]]]
    empty_fits: bool = False


@dataclass(slots=True)
class Option:
    """One choice of a facet; `count` is what ticking it would leave.

    A page has some 150, and to freeze each takes longer than to make it.
    """

    value: str
    label: str
    count: int
    selected: bool


def of_list(model: type[ReferenceItem]) -> Callable[[], Iterable[tuple[str, Any]]]:
    """Choices of a reference list, in its own order."""
    items: Any = model._default_manager
    return lambda: [(item.code, item.label) for item in items.all()]


def regions() -> Iterable[tuple[str, Any]]:
    return Region.objects.order_by("name").values_list("slug", "name")


def approved_networks() -> Iterable[tuple[str, Any]]:
    """Networks by name, but none whose page no leader approved."""
    live = NetworkPage.objects.live().values("network")
    return Network.objects.filter(pk__in=live).order_by("name").values_list("slug", "name")


def of_enum(enum: type[TextChoices], *but: str) -> Callable[[], Iterable[tuple[str, Any]]]:
    return lambda: [(value, label) for value, label in enum.choices if value not in but]


FACETS = (
    Facet("kind", _("Form"), lambda: [(page.kind.code, page.kind.label) for page in KINDS]),
    Facet("profile", _("Profile"), of_list(Profile), empty_fits=True),
    Facet("level", _("Level"), of_list(Level)),
    Facet("year", _("School year"), of_list(SchoolYear), empty_fits=True),
    Facet("weekday", _("Day of the week"), of_enum(Weekday), empty_fits=True),
    Facet("length", _("Duration"), lambda: LENGTHS),
    Facet("topic", _("Topic"), of_list(Topic)),
    Facet("sector", _("Sector"), of_enum(Sector)),
    Facet("place", _("Where"), of_enum(PlaceKind)),
    Facet("region", _("Region"), regions),
    Facet("network", _("Network"), approved_networks),
    Facet("audience", _("For whom"), of_enum(Audience, Audience.BOTH)),
    Facet("line", _("Programme line"), of_list(ProgrammeLine)),
    Facet("cost", _("Cost"), lambda: COSTS),
    Facet("language", _("Language of the activity"), of_enum(ActivityLanguage)),
    Facet("access", _("Accessibility"), of_enum(Accessibility)),
)
FACET = {facet.name: facet for facet in FACETS}


class Lists:
    """The choices of every facet in every language, as they were when they were read."""

    def __init__(self) -> None:
        self._choices: dict[tuple[str, str], list[tuple[str, str]]] = {}

    @classmethod
    def read(cls) -> "Lists":
        lists = cls()
        for language, _name in settings.LANGUAGES:
            with override(language):
                for facet in FACETS:
                    lists._choices[facet.name, language] = [
                        (code, str(label)) for code, label in facet.choices()
                    ]
        return lists

    def choices(self, name: str) -> list[tuple[str, str]]:
        """Return (code, label) pairs of one facet in the reader's language, in order."""
        language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
        found = self._choices.get((name, language))
        return found if found is not None else self._choices[name, settings.LANGUAGE_CODE]
