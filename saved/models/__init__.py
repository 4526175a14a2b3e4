"""What members of schools save."""

from saved.models.favourites import Favourite, ListedOffer, TeamList
from saved.models.saved_search import OwnCalendar, Rhythm, SavedSearch, ToldOffer

__all__ = [
    "Favourite",
    "ListedOffer",
    "OwnCalendar",
    "Rhythm",
    "SavedSearch",
    "TeamList",
    "ToldOffer",
]
