"""Database connections of a process that lives long."""

from django.db import connections


def mend_connections() -> None:
    """Let go of connections that broke or grew old; the next query opens new ones.

    Django does so between requests, which a worker has none of. Within a transaction nothing
    is let go: that would undo it.
    """
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
