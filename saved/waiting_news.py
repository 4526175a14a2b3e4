"""News that waits in the outbox, while what it tells of may be withdrawn.

A mail names what was online when it was written. Just before it goes it is asked about once
more; where it does not hold any more, nothing of it counts as told, so that the next mail
tells what is left.
"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from mail.before_sending import asked_before_sending
from offers.models import OfferPage
from partners.people.roles import is_verified_at_school
from saved.models import Rhythm, SavedSearch, ToldOffer

KIND = "news"


def event_of(search: SavedSearch, told_at: datetime) -> str:
    """Name one mail about a search: what it told of bears the same moment."""
    return f"{KIND}:{search.pk}:{told_at.isoformat()}"


@asked_before_sending(KIND)
def may_still_go(event: str, recipient: str) -> bool:
    """True if its reader still wants this mail and all it tells of is online as it was.

    Else the search is due at once.
    """
    _kind, search_id, moment = event.split(":", 2)
    search = _locked(int(search_id))
    # An event of before 2026-11-21 has seconds, and nobody knows what its mail told of.
    if search is None or moment.isdigit():
        return False
    told_at = datetime.fromisoformat(moment)
    told = ToldOffer.objects.filter(search=search, told_at=told_at)
    is_theirs = search.person.email == recipient.lower()
    if is_theirs and is_wanted(search) and stands_as_told(told, search.language, told_at):
        return True
    told.delete()
    search.next_mail_at = timezone.now()
    search.save(update_fields=["next_mail_at"])
    return False


def _locked(search_id: int) -> SavedSearch | None:
    searches = SavedSearch.objects.select_for_update(of=("self",)).select_related("person")
    return searches.filter(pk=search_id).first()


def is_wanted(search: SavedSearch) -> bool:
    """True if its owner did not stop the mails, and may have them."""
    return search.rhythm != Rhythm.NEVER and is_verified_at_school(search.person)


def stands_as_told(told: QuerySet[Any, Any], language: str, told_at: datetime) -> bool:
    """True if schools see all of these, and neither they nor who offers them changed since."""
    keys = list(told.values_list("offer", flat=True))
    visible = OfferPage.objects.visible().filter(locale__language_code=language)
    paths = list(visible.filter(translation_key__in=keys).values_list("path", flat=True))
    named = {*paths, *(path[: -Page.steplen] for path in paths)}
    changed = Page.objects.filter(path__in=named, last_published_at__gt=told_at)
    return len(paths) == len(keys) and not changed.exists()
