"""Pages that show only while the page above them is online: hidden with it, back with it.

Their approvals stand while they are hidden, so approving the page above brings them back to
schools. Who decides sees them listed and confirms exactly those.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Page

from moderation.refusals import ModerationRefused

HIDDEN = _("Hidden: the profile is not online")

# Wagtail's screens hand nothing of ours on to the task that decides.
_confirmed: ContextVar[frozenset[int]] = ContextVar("confirmed", default=frozenset())


class ConfirmFirst(ModerationRefused):
    """Approving brings other pages back, and the reader did not see that yet."""

    def __init__(self, page: Any, brings_back: list[Any]) -> None:
        super().__init__(
            ngettext(
                "Approving this brings %(count)s other page back online. Confirm that first.",
                "Approving this brings %(count)s other pages back online. Confirm that first.",
                len(brings_back),
            )
            % {"count": len(brings_back)}
        )
        self.page = page
        self.brings_back = brings_back


@contextmanager
def confirming(keys: Iterable[int]) -> Iterator[None]:
    """Decisions inside know that the reader confirmed that these pages come back."""
    token = _confirmed.set(frozenset(keys))
    try:
        yield
    finally:
        _confirmed.reset(token)


def refuse_unconfirmed(page: Any) -> None:
    """Raise ConfirmFirst unless exactly what comes back with this page was confirmed."""
    if page.live:
        return
    back = shown_with(page)
    if {found.pk for found in back} - _confirmed.get():
        raise ConfirmFirst(page, back)


def shown_with(page: Any) -> list[Any]:
    """Return the pages under this one that schools see as long as this one is online."""
    children = page.get_children().live().order_by("title", "pk")
    return [
        child for child in children.specific() if _needs_its_parent(child) and not _has_ended(child)
    ]


def hidden_among(pages: Iterable[Any]) -> set[int]:
    """Return the keys of those that are live, and hidden for the page above them is not."""
    needing = {
        page.pk: _path_above(page) for page in pages if page.live and _needs_its_parent(page)
    }
    if not needing:
        return set()
    paths = set(needing.values())
    online = set(Page.objects.live().filter(path__in=paths).values_list("path", flat=True))
    return {key for key, path in needing.items() if path not in online}


def _needs_its_parent(page: Any) -> bool:
    return bool(getattr(page, "SHOWN_WITH_PARENT", False))


def _has_ended(page: Any) -> bool:
    return page.expire_at is not None and page.expire_at <= timezone.now()


def _path_above(page: Page) -> str:
    return page.path[: -page.steplen]
