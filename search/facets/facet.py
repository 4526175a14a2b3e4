"""What a facet is: a filter one ticks, with everything that is told of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from offers.models import OfferPage
from search.facets.providers import Providers

Choices = Callable[[], Iterable[tuple[str, Any]]]
Values = Callable[[OfferPage, Providers], Iterable[str]]


class EmptyMeans(Enum):
    """What it says of an offer that nothing is chosen in a facet."""

    FITS_EVERY_CHOICE = "fits every choice"
    FITS_NO_CHOICE = "fits no choice"


class Shown(Enum):
    """Where the screen has a facet."""

    BESIDE = "beside the list"
    IN_SENTENCE = "in the sentence above it"  # where search/screen/sentence.py draws each its way


@dataclass(frozen=True)
class ApiField:
    """The field of an offer in the API that tells the codes; its name never changes.

    `many` is a list, else the one code or null; `of_page` says that the field is told from the
    page, in another form than codes.
    """

    name: str
    many: bool = False
    always: bool = False  # every offer has one
    type: Any = str
    description: str = ""
    of_page: bool = False

    def told(self, codes: list[str]) -> Any:
        """Return what the API says for these codes."""
        if self.many:
            return [self.type(code) for code in codes]
        return codes[0] if codes else None


@dataclass(frozen=True, kw_only=True)
class Facet:
    """A filter with choices: OR within, AND with the others. Declared in declared.py only.

    `name` is the parameter in URLs and the key in stored rows: it never changes. `values` takes an
    offer and what stands beside it, and gives its codes; `relation` is the field of an offer that
    leads to a reference list, for rows to follow its names. `manage.py check` says what lacks.
    """

    name: str
    label: Any = ""
    choices: Choices | None = None
    values: Values | None = None
    when_empty: EmptyMeans | None = None
    shown: Shown | None = None
    api: ApiField | None = None
    relation: str = ""

    @property
    def empty_fits(self) -> bool:
        return self.when_empty is EmptyMeans.FITS_EVERY_CHOICE

    def codes_of(self, offer: OfferPage, beside: Providers) -> list[str]:
        return list(self.values(offer, beside)) if self.values else []

    def all_choices(self) -> list[tuple[str, str]]:
        """Return (code, label) of each choice, in order, in the language that is active."""
        return [(code, str(label)) for code, label in self.choices()] if self.choices else []
