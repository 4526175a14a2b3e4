"""What somebody was filling in, to go on with from any page of the site."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from offers.intake.browser import browser_of
from offers.intake.models import Intake
from offers.kinds import KIND_BY_CODE
from partners.accounts.adapters import code_waits_for, has_proven_address

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST_SHOWN = 3


@dataclass(frozen=True)
class Unfinished:
    """One form, and where to go on with it."""

    intake: Intake
    url: str


def code_url() -> str:
    """Where the mailed code is typed; it leads on to finishing."""
    return (
        f"{reverse('account_confirm_login_code')}?{urlencode({'next': reverse('intake:finish')})}"
    )


def unfinished(request: "HttpRequest") -> list[Unfinished]:
    """Return what this browser typed, or sent with the proven address of who is logged in."""
    browser = browser_of(request)
    proven = has_proven_address(request)
    if not browser and not proven:
        return []
    user: Any = request.user
    address = user.email.lower() if proven else ""
    mine = Q(browser=browser) if browser else Q(pk__in=[])
    if address:
        mine |= Q(email=address)
    found = Intake.objects.open().filter(mine, kind__in=KIND_BY_CODE)[:MOST_SHOWN]
    return [Unfinished(intake, _url(request, intake, address)) for intake in found]


def _url(request: "HttpRequest", intake: Intake, address: str) -> str:
    if address and intake.email == address:
        return reverse("intake:finish")
    if intake.email and code_waits_for(request, intake.email):
        return code_url()
    return intake.url_to_open
