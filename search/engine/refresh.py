"""The index of this process, brought up to date with one query of one row."""

import threading

from django.http import HttpRequest

from search.engine.index import CatalogueIndex
from search.indexing.versions import LISTS, Version, changed_since, current_version


class RefreshedIndex:
    """An index, and what makes it follow the database."""

    def __init__(self) -> None:
        self._index = CatalogueIndex()
        self._refreshing = threading.Lock()

    def fresh(self) -> CatalogueIndex:
        """Return the index as this transaction's view of the database has it.

        Other threads read the same index, so who changes the catalogue asks for it only once
        that is committed.
        """
        version = current_version()
        if self._index.version != version:
            with self._refreshing:
                # Read again: another thread may have been here, for a newer version.
                self._bring_up_to_date(current_version())
        self._index.let_time_pass()
        return self._index

    def _bring_up_to_date(self, version: Version) -> None:
        index, before = self._index, self._index.version
        if before == version:
            return
        # What fails halfway is no version, so that the next reader loads everything.
        index.version = None
        changed = changed_since(before) if before else None
        if changed is None or index.is_worn:
            index = CatalogueIndex()
            index.load()
        else:
            index.take_in(changed - {LISTS})
            if LISTS in changed:
                index.read_lists()
        index.version = version
        self._index = index


fresh_index = RefreshedIndex().fresh


def index_of(request: HttpRequest) -> CatalogueIndex:
    """Return the index as it was when this request first asked for it."""
    known: CatalogueIndex | None = getattr(request, "_catalogue_index", None)
    if known is None:
        known = request._catalogue_index = fresh_index()  # type: ignore[attr-defined]
    return known
