"""What somebody or a school saves, as the screens show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from saved.models import Favourite, ListedOffer
from saved.offers_now import OfferNow, offers_now


@dataclass(frozen=True)
class SavedRow:
    """A saved row; `offer` is empty where schools do not see it any more."""

    row: Favourite | ListedOffer
    offer: OfferNow | None

    @property
    def page(self) -> Any:
        return self.offer.page if self.offer else None

    @property
    def provider(self) -> str:
        return self.offer.provider if self.offer else ""


def shown(rows: Sequence[Favourite | ListedOffer]) -> list[SavedRow]:
    """Return the rows in their order, each with what is online of it now."""
    now = offers_now([row.offer for row in rows])
    return [SavedRow(row, now.get(row.offer)) for row in rows]
