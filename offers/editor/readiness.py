"""How far an offer is: the parts of its form, and what each of them still lacks.

Works on the stored content of a version, so that a list of drafts needs no query per row.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from offers.sections import Sections

# Rows of their own have no name on the model.
NAMES_OF_ROWS = {"pictures": _("Pictures"), "stops": _("Stops")}


@dataclass(frozen=True)
class Part:
    """One part of the form; `recommended` are the fields a teacher misses when empty."""

    code: str
    label: Any
    recommended: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The id of this part's panel on the edit screen."""
        return f"part-{self.code}"


# What is needed, and the folded parts with a field that a teacher misses.
NEEDED = Part("needed", _("This is needed"), ())
PARTS = (
    NEEDED,
    Part("what", _("What"), ("description",)),
    Part("pictures", _("Pictures"), ("pictures",)),
    Part("when", _("When and where"), ("postcode",)),
    Part("know", _("What the school must know"), ("accessibility", "cost")),
    Part("contact", _("Contact"), ("contact_role",)),
)


@dataclass(frozen=True)
class PartState:
    """What one part lacks; `required` are names without which nothing can be submitted."""

    part: Part
    required: list[str]
    recommended: list[str]

    @property
    def done(self) -> bool:
        return not self.required and not self.recommended

    @property
    def lacks(self) -> str:
        """What is empty, in words; nothing where the part's own name says it."""
        names = [*self.required, *self.recommended]
        return "" if names == [str(self.part.label)] else ", ".join(names)


@dataclass(frozen=True)
class Readiness:
    """The task list of one draft."""

    parts: list[PartState]

    @property
    def total(self) -> int:
        return len(self.parts)

    @property
    def done(self) -> int:
        return sum(state.done for state in self.parts)

    @property
    def to_do(self) -> list[PartState]:
        return [state for state in self.parts if not state.done]

    @property
    def can_be_submitted(self) -> bool:
        return not any(state.required for state in self.parts)


def readiness_of(page_class: type[Sections], content: dict[str, Any]) -> Readiness:
    """Return the task list of a version, from `revision.content` or `serializable_data()`."""
    required = ("title", *page_class.facts_to_submit())
    return Readiness(
        [
            PartState(
                part,
                _lacking(page_class, content, required if part is NEEDED else ()),
                _lacking(page_class, content, part.recommended),
            )
            for part in PARTS
        ]
    )


def _lacking(
    page_class: type[Sections], content: dict[str, Any], names: "list[str] | tuple[str, ...]"
) -> list[str]:
    """Return what the empty ones among these fields are called."""
    return [_name_of(page_class, name) for name in names if content.get(name) in (None, "", [])]


def _name_of(page_class: type[Sections], name: str) -> str:
    if name in NAMES_OF_ROWS:
        return str(NAMES_OF_ROWS[name])
    return capfirst(str(page_class._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
