"""One writer at a time per page; on SQLite the transaction itself holds the write lock."""

from collections.abc import Iterable

from wagtail.models import Page


def lock_pages(page_ids: Iterable[int]) -> None:
    """Let nobody else decide about, withdraw or publish these pages until the transaction ends.

    Must be called inside a transaction. Always in the order of the keys, so that two callers
    never wait for each other.
    """
    list(Page.objects.select_for_update().filter(pk__in=page_ids).order_by("pk").values_list("pk"))
