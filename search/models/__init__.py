"""What the catalogue stores."""

from search.models.entry import CatalogueChange, CatalogueEntry, CatalogueTerm, CatalogueVersion
from search.models.page import CataloguePage
from search.models.synonym import Synonym

__all__ = [
    "CatalogueChange",
    "CatalogueEntry",
    "CataloguePage",
    "CatalogueTerm",
    "CatalogueVersion",
    "Synonym",
]
