"""What the product knows about a kind of participation, apart from its fields."""

from dataclasses import dataclass
from typing import Any

from offers.enums import Family


@dataclass(frozen=True)
class Kind:
    """Facts of one participation form; `label` is its name on screen.

    `explanation` tells a company what it does, `experience` tells a school what pupils or
    teachers do.
    """

    code: str
    label: Any
    family: Family
    icon: str
    explanation: Any
    experience: Any
    schema_type: str
    order: int
