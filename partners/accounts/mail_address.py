"""One's mail address: who proved to read it, and changing it by a link mailed to the new one."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse

from partners.people.models import User
from partners.people.proven_addresses import remember_proof
from texts.normalise import mail_address

SALT = "partners.accounts.mail_address"


def ask_to_confirm(person: User, address: str) -> None:
    """Mail a link to the new address; to one that is somebody else's, a mail without a link.

    What the asker sees is the same for both, so nobody learns which addresses are known.
    """
    address = mail_address(address).lower()
    if User.objects.exclude(pk=person.pk).filter(email=address).exists():
        get_adapter().send_mail("account/email/address_in_use", address, {})
        return
    url = settings.WAGTAILADMIN_BASE_URL + reverse(
        "confirm_mail_address", args=[token_for(person, address)]
    )
    get_adapter().send_mail("account/email/address_confirm", address, {"confirm_url": url})


def token_for(person: User, address: str) -> str:
    """Sign the change: the old address is in it, so the token dies once it is used."""
    return signing.dumps([person.pk, person.email, address], salt=SALT)


def address_in(token: str, person: User) -> str | None:
    """Return the new address if this token is this person's, still fresh and unused."""
    try:
        owner, old, new = signing.loads(token, salt=SALT, max_age=settings.MAILED_LINK_AGE)
    except (signing.BadSignature, ValueError):
        return None
    return new if (owner, old) == (person.pk, person.email) else None


def confirm(token: str, person: User) -> bool:
    """Give this person the address the token is for, and tell the old address so."""
    new = address_in(token, person)
    if new is None:
        return False
    old, person.email = person.email, new
    try:
        with transaction.atomic():
            person.save(update_fields=["email"])
            remember_proof(person)
    except IntegrityError:
        # Somebody else came to have it since the link was mailed.
        person.email = old
        return False
    get_adapter().send_notification_mail(
        "account/email/email_changed", person, {"from_email": old, "to_email": new}, email=old
    )
    return True
