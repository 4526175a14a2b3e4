"""What the catalogue stores."""

from search.models.entry import CatalogueChange, CatalogueEntry, CatalogueTerm, CatalogueVersion
from search.models.favourites import Favourite, ListedOffer, TeamList
from search.models.page import CataloguePage
from search.models.saved_search import OwnCalendar, Rhythm, SavedSearch, ToldOffer
from search.models.synonym import Synonym

__all__ = [
    "CatalogueChange",
    "CatalogueEntry",
    "CataloguePage",
    "CatalogueTerm",
    "CatalogueVersion",
    "Favourite",
    "ListedOffer",
    "OwnCalendar",
    "Rhythm",
    "SavedSearch",
    "Synonym",
    "TeamList",
    "ToldOffer",
]
