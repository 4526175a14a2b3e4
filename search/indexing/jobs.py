"""Work on the catalogue that nobody waits for; `manage.py work` does it."""

from search.indexing.digests import mark_cards_of_another_template, rebuild_if_needed
from search.indexing.entries import write_stale
from search.indexing.versions import clear_old_changes


def keep_catalogue() -> bool:
    """Bring rows of another release up to date, and some cards; True if there may be more."""
    rebuilt = rebuild_if_needed()
    mark_cards_of_another_template()
    if write_stale() or rebuilt:
        return True
    clear_old_changes()
    return False
