"""Lists that the members of a school save together."""

from django.db import models, transaction
from django.utils.translation import gettext as _

from partners.organisations.models import School
from saved.favourites import visible_key
from saved.models import ListedOffer, TeamList
from saved.saving_refusals import SavingRefused

MOST_LISTS = 50  # of one school
MOST_LISTED = 200  # on one list


@transaction.atomic
def start_list(school: School, name: str) -> TeamList:
    """Make an empty list; raises SavingRefused where the school has very many."""
    lists = _lists_of(school.pk)
    if lists.count() >= MOST_LISTS:
        raise SavingRefused(_("Your school has very many lists already. Remove one first."))
    _refuse_second(lists, name)
    return TeamList.objects.create(school=school, name=name)


@transaction.atomic
def rename_list(team_list: TeamList, name: str) -> None:
    """Raises SavingRefused where another list of the school has the name."""
    _refuse_second(_lists_of(team_list.school_id).exclude(pk=team_list.pk), name)
    TeamList.objects.filter(pk=team_list.pk).update(name=name)


@transaction.atomic
def put_on_list(team_list: TeamList, page_id: int) -> ListedOffer:
    """Put an offer that schools see on a list, once; SavingRefused where the list is full."""
    key = visible_key(page_id)
    TeamList.objects.select_for_update().get(pk=team_list.pk)
    known = team_list.listed.filter(offer=key).first()
    if known is not None:
        return known
    if team_list.listed.count() >= MOST_LISTED:
        raise SavingRefused(_("This list is full. Remove something first."))
    return team_list.listed.create(offer=key)


def _lists_of(school_id: int) -> models.QuerySet[TeamList]:
    """Return the lists of a school, which nobody else changes until this transaction ends."""
    School.objects.select_for_update().get(pk=school_id)
    return TeamList.objects.filter(school=school_id)


def _refuse_second(lists: models.QuerySet[TeamList], name: str) -> None:
    if lists.filter(name__iexact=name).exists():
        raise SavingRefused(_("Your school has a list with this name already."))
