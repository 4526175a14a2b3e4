"""Switches off guards around what members of schools keep, as guards.py does."""

from typing import Any

from saved import access, offers_now, waiting_news
from saved import open_views as views
from saved.models.favourites import FavouriteQuerySet, TeamListQuerySet
from saved.models.saved_search import SavedSearchQuerySet
from tests.security.guards import Patch, guard


def _all(rows: Any, user: Any) -> Any:
    return rows.all()


@guard("lists are of one's own school")
def _lists(patch: Patch) -> None:
    patch.setattr(TeamListQuerySet, "seen_by", _all)


@guard("favourites are one's own")
def _favourites(patch: Patch) -> None:
    patch.setattr(FavouriteQuerySet, "of", _all)


@guard("saved searches are one's own")
def _searches(patch: Patch) -> None:
    patch.setattr(SavedSearchQuerySet, "of", _all)


@guard("keeping is for verified members of schools")
def _members(patch: Patch) -> None:
    patch.setattr(access, "is_verified_at_school", lambda user: True)


@guard("mail about saved searches is for members")
def _mailed(patch: Patch) -> None:
    patch.setattr(waiting_news, "is_verified_at_school", lambda user: True)


@guard("addresses without a login are signed")
def _signed(patch: Patch) -> None:
    patch.setattr(views, "unsealed", lambda token, purpose: token.split(".")[0])


@guard("what is kept is read from what is online")
def _online(patch: Patch) -> None:
    visible = offers_now.OfferPage.objects.get_queryset().__class__
    patch.setattr(visible, "visible", lambda offers: offers.all())
