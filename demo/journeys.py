"""How far each offer of the demo has come: one journey per state of moderation."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from demo.rounds import answer, approve, ask, backdate, revise
from moderation.actions import withdraw
from moderation.models import ModeratedPage
from moderation.states import State
from partners.people.models import User


@dataclass(frozen=True)
class Travellers:
    """Who takes a page along: its author, the leader who decides, and what they change or say."""

    author: User
    leader: User
    newer: dict[str, Any] = field(default_factory=dict)
    comment: str = ""
    days_ago: int = 0


def _draft(page: ModeratedPage, who: Travellers) -> None:
    """Stay as it is."""


def _in_review(page: ModeratedPage, who: Travellers) -> None:
    ask(page, by=who.author)


def _changes_asked(page: ModeratedPage, who: Travellers) -> None:
    answer(ask(page, by=who.author), "reject", by=who.leader, comment=who.comment)


def _declined(page: ModeratedPage, who: Travellers) -> None:
    answer(ask(page, by=who.author), "decline", by=who.leader, comment=who.comment)


def _live(page: ModeratedPage, who: Travellers) -> Any:
    """Also the journey of what is scheduled: its version says from when."""
    return approve(page, author=who.author, leader=who.leader)


def _live_with_draft(page: ModeratedPage, who: Travellers) -> Any:
    return revise(_live(page, who), by=who.author, **who.newer)


def _live_in_review(page: ModeratedPage, who: Travellers) -> None:
    _in_review(_live_with_draft(page, who), who)


def _live_changes_asked(page: ModeratedPage, who: Travellers) -> None:
    _changes_asked(_live_with_draft(page, who), who)


def _expired(page: ModeratedPage, who: Travellers) -> None:
    """Its version says until when; what the nightly command does follows at once."""
    _live(page, who).unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _withdrawn(page: ModeratedPage, who: Travellers) -> None:
    withdraw(_live(page, who), by=who.author)


JOURNEYS: dict[State, Callable[[ModeratedPage, Travellers], Any]] = {
    State.DRAFT: _draft,
    State.IN_REVIEW: _in_review,
    State.CHANGES_ASKED: _changes_asked,
    State.DECLINED: _declined,
    State.SCHEDULED: _live,
    State.LIVE: _live,
    State.LIVE_WITH_DRAFT: _live_with_draft,
    State.LIVE_IN_REVIEW: _live_in_review,
    State.LIVE_CHANGES_ASKED: _live_changes_asked,
    State.EXPIRED: _expired,
    State.WITHDRAWN: _withdrawn,
}


def travel(page: ModeratedPage, state: State, who: Travellers) -> None:
    """Bring a fresh draft to this state."""
    JOURNEYS[state](page, who)
    if who.days_ago:
        backdate(page, who.days_ago)
