"""How often somebody may try: counted in the shared cache, by django-allauth's limits.

Nobody is locked out by their mail address alone, or a stranger could keep them out: what is
counted is the mail address together with where the tries come from.
"""

import time

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60


def may_try(request: HttpRequest, action: str, *, address: str) -> bool:
    """Count one try of this action, and tell whether it is still allowed."""
    return ratelimit.consume(request, action=action, key=address_from_here(request, address))


def may_read(request: HttpRequest, what: str) -> bool:
    """Count one reading of something that costs work; False after many in this minute.

    allauth counts no GET, and writes more than this: a reader must not be made dearer by it.
    """
    key = f"reads:{what}:{get_ip(request)}:{int(time.time() // MINUTE)}"
    count = cache.get(key, 0)
    if count >= settings.READS_PER_MINUTE[what]:
        return False
    # Two at once may count as one; a shared cache that is down counts none.
    cache.set(key, count + 1, MINUTE)
    return True


def address_from_here(request: HttpRequest, address: str) -> str:
    """The mail address and where the request comes from: what a lock-out is about."""
    return f"{get_ip(request)} {address.lower()}"
