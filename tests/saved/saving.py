"""What tests about saving things share."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from partners.people.models import User
from saved.models import SavedSearch
from tests.factories.partners import MembershipFactory


def teacher(**facts: Any) -> User:
    """A verified member of a school."""
    return MembershipFactory(teacher=True, **facts).user


def make_due(search: SavedSearch) -> None:
    """Let a search have been saved yesterday, and its mail be due a minute ago."""
    now = timezone.now()
    SavedSearch.objects.filter(pk=search.pk).update(
        made_at=now - timedelta(days=1), next_mail_at=now - timedelta(minutes=1)
    )
