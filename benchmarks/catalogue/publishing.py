"""What the catalogue adds to publishing: the real door, with and without its receivers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.signals import page_published, page_unpublished, post_page_move

from benchmarks.catalogue.timing import Line, median, milliseconds
from moderation.actions import submit
from moderation.decide import decide
from offers.kinds.workshop import WorkshopPage
from partners.organisations.models import Level
from partners.pages.models import CompanyPage
from partners.people.models import User
from partners.people.roles import leaders_of

SIGNALS: tuple[Any, ...] = (
    page_published,
    page_unpublished,
    post_page_move,
    post_save,
    post_delete,
    m2m_changed,
)


def publish_line(rounds: int) -> Line:
    """Approve drafts, in turns with and without the catalogue."""
    waiting = [_submitted(number) for number in range(2 * rounds + 2)]
    plain, followed = [], []
    for number, (key, leader) in enumerate(waiting):
        if number % 2:
            followed.append(_approve(key, leader))
        else:
            with without_catalogue():
                plain.append(_approve(key, leader))
    # The first of each warmed up.
    return Line(
        "publish, times one without catalogue", median(followed[1:]) / median(plain[1:]), 1.3, "×"
    )


def _submitted(number: int) -> tuple[int, User]:
    """Return a complete offer that waits for its leader, as the key of its round."""
    parent = CompanyPage.objects.live().order_by("pk")[number % 50]
    page = WorkshopPage(
        title=f"Nieuwe workshop {number}",
        slug=f"nieuwe-workshop-{number}",
        summary="Je buigt een koperen pijp.",
        skills="Meten en buigen.",
        duration=90,
        group_max=24,
        contact_email="info@example.nl",
        live=False,
    )
    parent.add_child(instance=page)
    page.levels.set(Level.objects.filter(code__in=["kb", "tl"]))
    page.save()
    page.save_revision()
    author = User.objects.get_or_create(email="auteur@example.nl")[0]
    leader = leaders_of(page.region).order_by("pk").first()
    assert leader is not None  # noqa: S101 - the crowd has one in each region
    return submit(page, by=author).current_task_state.pk, leader


def _approve(key: int, leader: User) -> float:
    return milliseconds(lambda: decide(key, "approve", by=leader))


@contextmanager
def without_catalogue() -> Iterator[None]:
    """Let nothing of the catalogue hear what happens to pages."""
    before = [signal.receivers for signal in SIGNALS]
    for signal in SIGNALS:
        signal.receivers = [row for row in signal.receivers if not _is_of_search(row[1])]
        signal.sender_receivers_cache.clear()
    try:
        yield
    finally:
        for signal, receivers in zip(SIGNALS, before, strict=True):
            signal.receivers = receivers
            signal.sender_receivers_cache.clear()


def _is_of_search(receiver: Any) -> bool:
    function = receiver() if hasattr(receiver, "__callback__") else receiver
    return getattr(function, "__module__", "").startswith("search.")
