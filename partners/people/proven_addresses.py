"""Which mail addresses people proved to read."""

from allauth.account.models import EmailAddress
from django.db import transaction

from partners.people.models import User


def proved_own_address(person: User) -> bool:
    """True if a code or link that was mailed to the account's own address came back."""
    proven = EmailAddress.objects.filter(user=person, verified=True)
    return proven.filter(email=person.email.lower()).exists()


def is_proven(person: User) -> bool:
    """True if somebody ever came in with this account.

    Others are only an address that somebody typed (adapters.mail_code): whose it is, nobody
    knows yet.
    """
    return person.last_login is not None or proved_own_address(person)


@transaction.atomic
def remember_proof(person: User) -> None:
    """Keep that this person reads the mail of their address: who had it before, no longer does."""
    rows = EmailAddress.objects.all()
    rows.filter(email=person.email).exclude(user=person).delete()
    rows.filter(user=person).exclude(email=person.email).delete()
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
