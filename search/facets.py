"""The filters one ticks: what they are called, their choices, and how many fit each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from offers.models import KINDS
from partners.models import Level, Profile, Region
from search.entries import Entry


@dataclass(frozen=True)
class Option:
    """One choice of a facet; `count` is what ticking it would leave."""

    value: str
    label: str
    count: int
    selected: bool


class Facet:
    """A filter with choices: OR within, AND with the others."""

    name: ClassVar[str]
    label: ClassVar[Any]

    def choices(self) -> list[tuple[str, str]]:
        """Return (value, label) pairs in the order to show."""
        raise NotImplementedError

    def keeps(self, entry: Entry, wanted: set[str]) -> bool:
        return not wanted or bool(wanted & entry.values[self.name])

    def options(self, entries: Iterable[Entry], wanted: set[str]) -> list[Option]:
        """Return the choices that fit something, and those that are ticked."""
        entries = list(entries)
        options = [
            Option(value, label, self._count(entries, value), value in wanted)
            for value, label in self.choices()
        ]
        return [option for option in options if option.count or option.selected]

    def _count(self, entries: list[Entry], value: str) -> int:
        return sum(self.keeps(entry, {value}) for entry in entries)


class KindFacet(Facet):
    name = "kind"
    label = _("Form")

    def choices(self) -> list[tuple[str, str]]:
        return [(page.kind.code, str(page.kind.label)) for page in KINDS]


class ProfileFacet(Facet):
    name = "profile"
    label = _("Profile")

    def choices(self) -> list[tuple[str, str]]:
        return [(item.code, item.label) for item in Profile.objects.all()]

    def keeps(self, entry: Entry, wanted: set[str]) -> bool:
        # An offer without profiles fits them all.
        return super().keeps(entry, wanted) or not entry.values[self.name]


class LevelFacet(Facet):
    name = "level"
    label = _("Level")

    def choices(self) -> list[tuple[str, str]]:
        return [(item.code, item.label) for item in Level.objects.all()]


class RegionFacet(Facet):
    name = "region"
    label = _("Region")

    def choices(self) -> list[tuple[str, str]]:
        return list(Region.objects.values_list("slug", "name"))


FACETS: tuple[Facet, ...] = (KindFacet(), ProfileFacet(), LevelFacet(), RegionFacet())
