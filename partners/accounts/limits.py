"""How often somebody may try: counted in the shared cache, by django-allauth's limits.

Nobody is locked out by their mail address alone, or a stranger could keep them out: what is
counted is the mail address together with where the tries come from.
"""

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest


def may_try(request: HttpRequest, action: str, *, address: str) -> bool:
    """Count one try of this action, and tell whether it is still allowed."""
    return ratelimit.consume(request, action=action, key=address_from_here(request, address))


def address_from_here(request: HttpRequest, address: str) -> str:
    """The mail address and where the request comes from: what a lock-out is about."""
    return f"{get_ip(request)} {address.lower()}"
