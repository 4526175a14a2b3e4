"""The door to the rows of pages: shut while their page is online, opened while it is saved."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_open: ContextVar[frozenset[int]] = ContextVar("pages whose rows may change", default=frozenset())


@contextmanager
def rows_may_change(*page_ids: int) -> Iterator[None]:
    """Let inline rows and choices of these pages be written, also while they are online.

    Saving a page opens it for that page, after the gate compared all of it. Anybody else who
    opens it says in a comment who read the new words: nobody compares them here. For a data
    migration or a repair that is followed by `check_approvals`; no code of ours does it.
    """
    before = _open.get()
    token = _open.set(before | frozenset(page_ids))
    try:
        yield
    finally:
        _open.reset(token)


def behind_the_door(page_ids: Iterable[int | None]) -> set[int]:
    """Return which of these pages are not open now."""
    return {key for key in page_ids if key is not None} - _open.get()
