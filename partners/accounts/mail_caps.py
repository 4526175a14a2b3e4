"""What a stranger can have mailed: to one address over all sources, from one source to many.

Silent: the page is the same, so nobody learns which addresses are known. And nobody is kept out by
what others asked for: a browser somebody logged in with before has a share of its own, and once an
address had its share for the day, a place that asked for nothing yet still gets one code, each ten
minutes at most. A newcomer with a stranger's flood on their address waits; they are not locked out.
"""

from allauth.account.models import EmailAddress
from allauth.core import context, ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from mail.before_sending import about_its_reader
from mail.caps import caps_mail, kind_of, mails_today
from mail.models import OutgoingMail
from partners.accounts.known_browser import browser_at_home

CODE, AT_HOME, ADDRESS, INVITATION = "code", "code-at-home", "address", "invitation"
OF_STRANGERS = (CODE, ADDRESS, INVITATION)
about_its_reader(CODE, AT_HOME, ADDRESS)

DAY = 24 * 60 * 60
PAUSE = 10 * 60


@caps_mail
def is_within_share(mail: OutgoingMail) -> bool:
    """False where this address, or who asks, had enough for today."""
    kind, request = kind_of(mail), context.request
    if kind not in OF_STRANGERS:
        return True
    if request is not None and kind == CODE and _is_at_home(request, mail.recipient):
        mail.event = mail.event.replace(CODE, AT_HOME, 1)
        return True
    # Invitations have limits of their sender, who reads of them (invitation_actions.py).
    if request is not None and kind != INVITATION and not _is_within_source(request, mail):
        return False
    if mails_today(mail.recipient, OF_STRANGERS).count() < settings.MAILS_OF_STRANGERS:
        return True
    return request is not None and kind == CODE and _is_first_from_here(request, mail.recipient)


def _is_at_home(request: HttpRequest, address: str) -> bool:
    browser = browser_at_home(request, address)
    if not browser:
        return False
    return ratelimit.consume(request, action="code_at_home", key=f"{browser} {address}")


def _is_within_source(request: HttpRequest, mail: OutgoingMail) -> bool:
    """Count an address once a day for who asks: the person, else the place on the internet.

    Strangers to this site are guarded most. A school has one place for all its teachers, so whom
    we know counts apart: nobody uses up their room with invented addresses.
    """
    source = _source_of(request)
    key = _key("mailed", source, mail.recipient)
    if cache.get(key):
        return True
    # One query whoever it is: time is not to tell.
    proven = EmailAddress.objects.filter(email=mail.recipient.lower(), verified=True).exists()
    action = "mail_known" if proven else "mail_unknown"
    if not ratelimit.consume(request, action=action, key=source):
        return False
    cache.set(key, True, DAY)
    return True


def _is_first_from_here(request: HttpRequest, address: str) -> bool:
    """True for a place that asked for no code for this address yet, once in ten minutes."""
    here = _key("late", get_ip(request), address)
    if cache.get(here) or not cache.add(_key("late", address), True, PAUSE):
        return False
    cache.set(here, True, DAY)
    return True


def _source_of(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return f"person {user.pk}" if user is not None and user.is_authenticated else get_ip(request)


def _key(*parts: str) -> str:
    """Caches take no blanks, and are to hold no addresses."""
    named = "|".join(parts).lower()
    return f"mail-cap:{salted_hmac('partners.accounts.mail_caps', named).hexdigest()}"
