"""What the product knows about a kind of participation, apart from its fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from offers.enums import Aim, Effort, Family, PlaceKind


@dataclass(frozen=True)
class Kind:
    """Facts of one kind, a participation form; `label` is its name on screen.

    `explanation` tells a company what it does, `experience` tells a school what pupils or
    teachers do. `suits` says which answers to "which fits us?" lead to it: aims, efforts and
    places, the usual place first. `example` fills in what only this kind asks: values by the
    name of their field, for inline rows a list of such mappings (offers/examples.py).
    """

    code: str
    label: Any
    family: Family
    icon: str
    explanation: Any
    experience: Any
    schema_type: str
    order: int
    suits: tuple[Aim | Effort | PlaceKind, ...] = ()
    example: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def usual_place(self) -> PlaceKind:
        places = [answer for answer in self.suits if isinstance(answer, PlaceKind)]
        return places[0] if places else PlaceKind.COMPANY
