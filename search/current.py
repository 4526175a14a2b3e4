"""The index of this process, brought up to date with one query of one row."""

import threading

from search.index import CatalogueIndex
from search.versions import LISTS, Version, changed_since, current_version

_refreshing = threading.Lock()
_index = CatalogueIndex()


def fresh_index() -> CatalogueIndex:
    """Return the index as this transaction's view of the database has it."""
    version = current_version()
    if _index.version != version:
        with _refreshing:
            _bring_up_to_date(version)
    _index.let_time_pass()
    return _index


def _bring_up_to_date(version: Version) -> None:
    global _index
    index, before = _index, _index.version
    if before == version:
        return
    # What fails halfway is no version, so that the next reader loads everything.
    index.version = None
    changed = changed_since(before) if before else None
    if changed is None or LISTS in changed or index.is_worn:
        index = CatalogueIndex()
        index.load()
    else:
        index.take_in(changed)
    index.version = version
    _index = index
