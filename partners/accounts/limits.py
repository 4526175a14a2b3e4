"""How often somebody may try: counted in the shared cache, by django-allauth's limits.

Nobody is locked out by their mail address alone, or a stranger could keep them out: what is
counted is the mail address together with where the tries come from.
"""

import time

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.cache import cache, caches
from django.http import HttpRequest

MINUTE = 60


def may_try(request: HttpRequest, action: str, *, address: str) -> bool:
    """Count one try of this action, and tell whether it is still allowed."""
    return ratelimit.consume(request, action=action, key=address_from_here(request, address))


def may_read(request: HttpRequest, what: str) -> bool:
    """Count one reading of something that costs work; False after many in this minute.

    allauth counts no GET, and writes each time: a reader must not be made dearer by that. So a
    process counts by itself, and tells the others of a tenth of the limit at a time. Where they
    share no memory, one address may read as much more as there are other processes, in tenths.
    """
    key = f"reads:{what}:{get_ip(request)}:{int(time.time() // MINUTE)}"
    limit: int = settings.READS_PER_MINUTE[what]
    here = caches["process"]
    # Two at once may count as one.
    count = here.get(key, 0)
    if count >= limit:
        return False
    count += 1
    part = max(1, limit // 10)
    if count % part == 0 and _told_all(key, part) >= limit:
        count = limit
    here.set(key, count, MINUTE)
    return True


def _told_all(key: str, part: int) -> int:
    """Add to what all processes counted, and return it; nothing while their cache is down."""
    count: int = cache.get(key, 0) + part
    cache.set(key, count, MINUTE)
    return count


def until_next_minute() -> int:
    """Return the seconds after which who read too much may read again."""
    return MINUTE - int(time.time() % MINUTE)


def address_from_here(request: HttpRequest, address: str) -> str:
    """The mail address and where the request comes from: what a lock-out is about."""
    return f"{get_ip(request)} {address.lower()}"
