"""Where somebody is logged in."""

from collections.abc import Iterator
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from partners.people.models import User


def end_sessions(person: User, *, but: str | None = None) -> None:
    """Log the person out everywhere, but in the session with this key."""
    Session.objects.filter(pk__in=set(_sessions_of(person)) - {but}).delete()


def _sessions_of(person: User) -> Iterator[str]:
    """Yield the keys of sessions that are the person's, or wait for a code mailed to them."""
    for session in Session.objects.filter(expire_date__gte=timezone.now()).iterator():
        kept = SessionStore().decode(session.session_data)
        texts = {str(value) for value in values_in(kept)}
        if kept.get("_auth_user_id") == str(person.pk) or person.email in texts:
            yield session.pk


def values_in(kept: Any) -> Iterator[Any]:
    """Yield every plain value inside dictionaries and lists."""
    inside = kept.values() if isinstance(kept, dict) else kept
    if not isinstance(kept, dict | list | tuple):
        yield kept
        return
    for value in inside:
        yield from values_in(value)
