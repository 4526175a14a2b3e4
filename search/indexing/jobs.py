"""Work on the catalogue that nobody waits for; `manage.py work` does it."""

from search.indexing.entries import write_stale
from search.indexing.versions import clear_old_changes


def keep_catalogue() -> bool:
    """Draw some cards anew that name something that was renamed; True if there may be more."""
    if write_stale():
        return True
    clear_old_changes()
    return False
