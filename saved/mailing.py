"""The mail that tells what is new for a saved search; `manage.py work` makes it.

Of each search that is due, its mail, which offers it told of and when the next one is due are
stored in one transaction, so a worker that dies loses nothing and tells nothing twice. What
happens while the mail waits for a mail server: waiting_news.py.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from mail.mails import language_of
from offers.models import OfferPage
from saved.mails import Item, News
from saved.models import SavedSearch, ToldOffer
from saved.offers_now import shown_offers
from saved.searches import next_moment, url_of_results, url_to_stop
from saved.waiting_news import event_of, is_wanted
from search.engine.matches import find
from search.engine.query import query_of
from search.engine.refresh import fresh_index

logger = logging.getLogger(__name__)

# Searches per call, so that other jobs get their turn; and offers named in one mail.
BATCH = 25
MOST_NAMED = 20
# After something went wrong with one search, others go first.
LATER = timedelta(hours=1)


def mail_what_is_new() -> bool:
    """Mail about the searches that are due, some at most. True if there may be more."""
    due = SavedSearch.objects.due(timezone.now())
    if not due.exists():
        return False
    fresh_index()  # loaded outside a transaction: it may take a second
    for _number in range(BATCH):
        search = due.first()
        if search is None:
            return False
        _mail_or_postpone(search)
    return True


def _mail_or_postpone(search: SavedSearch) -> None:
    try:
        mail_about(search.pk)
    except (OperationalError, InterfaceError):
        raise  # the database is away: that is no search's fault
    except Exception:
        logger.exception("Saved search %s could not be mailed", search.pk)
        SavedSearch.objects.filter(pk=search.pk).update(next_mail_at=timezone.now() + LATER)


@transaction.atomic
def mail_about(search_id: int) -> None:
    """Mail what is new for one search, if it is still due and its owner may still have it."""
    now = timezone.now()
    due = SavedSearch.objects.due(now).select_for_update(of=("self",)).select_related("person")
    search = due.filter(pk=search_id).first()
    if search is None:
        return
    if is_wanted(search) and (news := news_for(search)):
        _tell(search, news, now)
    search.next_mail_at = next_moment(search.rhythm, now)
    search.save(update_fields=["next_mail_at"])


def news_for(search: SavedSearch) -> list[tuple[int, UUID]]:
    """Return page and key of what fits, came online since saving, and was not told of yet.

    Nothing fits a query that is not understood any more: without a filter that went, it
    would ask for far more than its owner did.
    """
    index = fresh_index()
    query, problems = query_of(QueryDict(search.query), search.language, index.lists)
    if problems:
        return []
    told = ToldOffer.objects.filter(search=search).values("offer")
    newer = (
        OfferPage.objects.visible()
        .filter(locale__language_code=search.language, first_published_at__gt=search.made_at)
        .exclude(translation_key__in=told)
        .order_by("-first_published_at", "-pk")
    )
    matches = find(index, query)
    found = newer.values_list("pk", "translation_key")
    return [(page_id, key) for page_id, key in found if matches.contains(page_id)]


def _tell(search: SavedSearch, news: list[tuple[int, UUID]], now: datetime) -> None:
    letter = letter_about(search, [page_id for page_id, _key in news], now)
    letter.send([search.person])
    ToldOffer.objects.bulk_create(
        ToldOffer(search=search, offer=key, told_at=now) for _page_id, key in news
    )


def letter_about(search: SavedSearch, page_ids: list[int], told_at: datetime) -> News:
    named = shown_offers(page_ids[:MOST_NAMED])
    with override(language_of(search.person)):
        return News(
            event=event_of(search, told_at),
            link=url_of_results(search),
            facts={"name": search.name},
            items=[Item(offer.page.title, offer.provider, offer.full_url) for offer in named],
            more=len(page_ids) - len(named),
            stop=url_to_stop(search),
            change=settings.WAGTAILADMIN_BASE_URL + reverse("saved:search", args=[search.pk]),
        )
