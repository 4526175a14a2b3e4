"""What the product knows about a kind of participation, apart from its fields."""

from dataclasses import dataclass
from typing import Any

from offers.enums import Family


@dataclass(frozen=True)
class Kind:
    """Facts of one participation form; `label` is its name on screen."""

    code: str
    label: Any
    family: Family
    icon: str
    explanation: Any
    schema_type: str
    order: int
