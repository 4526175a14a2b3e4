"""What one request asks of the catalogue: made once, then handed down to all that answer it."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from search.engine.forms import CatalogueForm
from search.engine.index import CatalogueIndex
from search.engine.query import CatalogueQuery, query_in


@dataclass(frozen=True)
class CatalogueRequest:
    """The index, what is asked of it, and where: all of one moment.

    `index` was brought up to date for this request; `language` is the code of that of the offers;
    links of the screen begin with `base_url`. What is asked is read when somebody needs it: a
    page that was drawn before is sent without.
    """

    index: CatalogueIndex
    params: QueryDict
    language: str
    base_url: str = ""

    @cached_property
    def form(self) -> CatalogueForm:
        return CatalogueForm(self.params, lists=self.index.lists)

    @property
    def query(self) -> CatalogueQuery:
        return self._understood[0]

    @property
    def problems(self) -> list[str]:
        """A sentence for each parameter that was not understood."""
        return self._understood[1]

    @cached_property
    def _understood(self) -> tuple[CatalogueQuery, list[str]]:
        return query_in(self.form, self.language)
