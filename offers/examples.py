"""One complete offer of each kind, for tests, benchmarks and the system check.

A kind says itself how its own facts look (`Kind.example`); the rest is the same for all.
"""

from typing import Any

from offers.pages import OfferPage
from partners.organisations.models import Level

COLUMNS: dict[str, Any] = {
    "title": "Maak iets wat werkt",
    "summary": "Je maakt iets wat werkt.",
    "duration": 90,
    "group_max": 24,
    "contact_email": "info@example.nl",
}
LEVELS = ("kb",)

Rows = dict[str, list[dict[str, Any]]]


def example_of(page_class: type[OfferPage], **facts: Any) -> OfferPage:
    """Return a complete offer that is not stored yet; `facts` take the place of the example's.

    `levels` are codes.
    """
    levels = facts.pop("levels", LEVELS)
    page = page_class(**{**COLUMNS, **own_columns(page_class), **facts})
    page.levels.set(Level.objects.filter(code__in=levels))
    for name, rows in own_rows(page_class).items():
        manager: Any = getattr(page, name)
        for row in rows:
            manager.add(manager.model(**row))
    return page


def own_columns(page_class: type[OfferPage]) -> dict[str, Any]:
    """Return what only this kind asks, apart from inline rows."""
    told = page_class.kind.example
    return {name: value for name, value in told.items() if not isinstance(value, list)}


def own_rows(page_class: type[OfferPage]) -> Rows:
    """Return the inline rows of this kind's example, by the name of their relation."""
    told = page_class.kind.example
    return {name: value for name, value in told.items() if isinstance(value, list)}
