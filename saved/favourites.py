"""Saving an offer for oneself."""

from uuid import UUID

from django.utils.translation import gettext as _

from partners.people.models import User
from saved.models import Favourite
from saved.offers_now import key_of
from saved.saving_refusals import SavingRefused

MOST_FAVOURITES = 500


def save_favourite(person: User, page_id: int) -> Favourite:
    """Save an offer that schools see; saving it twice saves it once.

    Raises SavingRefused for what schools do not see, and for the five hundred and first.
    """
    key = visible_key(page_id)
    known = Favourite.objects.of(person).filter(offer=key).first()
    if known is not None:
        return known
    if Favourite.objects.of(person).count() >= MOST_FAVOURITES:
        raise SavingRefused(_("You keep very many offers already. Remove some first."))
    return Favourite.objects.get_or_create(person=person, offer=key)[0]


def drop_favourite(person: User, page_id: int) -> None:
    """Forget an offer that was saved; it may have been dropped before."""
    key = key_of(page_id)
    if key is not None:
        Favourite.objects.of(person).filter(offer=key).delete()


def visible_key(page_id: int) -> UUID:
    key = key_of(page_id)
    if key is None:
        raise SavingRefused(_("This offer is no longer available."))
    return key
