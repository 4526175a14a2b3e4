"""Rows of the catalogue: written when schools may see an offer, gone when they may not."""

from collections.abc import Callable

import pytest
from django.db import transaction

from moderation.actions import withdraw
from partners.organisations.models import Company, Level, Network
from search.engine.matches import find
from search.engine.query import CatalogueQuery
from search.engine.refresh import RefreshedIndex, fresh_index
from search.indexing.entries import rebuild, write_entries, write_stale
from search.indexing.jobs import keep_catalogue
from search.indexing.versions import CHANGES_STORED, LISTS, bump, changed_since, current_version
from search.models import CatalogueChange, CatalogueEntry
from tests.conftest import World
from tests.factories.pages import approve, network_page
from tests.factories.partners import NetworkFactory

pytestmark = pytest.mark.database("the index")


def listed() -> list[int]:
    return find(fresh_index(), CatalogueQuery(language="nl")).all_page_ids()


def test_row_comes_with_approval_and_goes_with_withdrawal(world: World) -> None:
    draft = world.draft(title="Nog niet")
    assert not CatalogueEntry.objects.filter(pk=draft.pk).exists()

    page = world.live(title="Wel", postcode="", place="")
    entry = CatalogueEntry.objects.get(pk=page.pk)
    assert (entry.title, entry.url) == ("Wel", page.get_url())
    assert "Wel" in entry.card
    assert page.pk in listed()

    withdraw(page, by=world.editor)
    assert not CatalogueEntry.objects.filter(pk=page.pk).exists()
    assert page.pk not in listed()


def test_row_tells_what_was_approved_not_the_draft_after_it(world: World) -> None:
    page = world.live(title="Goedgekeurd")
    page.title = "Nieuw en niet gezien"
    page.save_revision(user=world.editor)

    write_entries([page.pk])

    assert CatalogueEntry.objects.get(pk=page.pk).title == "Goedgekeurd"
    assert "niet gezien" not in CatalogueEntry.objects.get(pk=page.pk).card


def test_page_of_a_company_takes_its_offers_along(world: World) -> None:
    page = world.live()
    withdraw(world.company_page, by=world.leader)

    assert not CatalogueEntry.objects.filter(pk=page.pk).exists()


def test_deleted_page_is_told_to_every_index(world: World) -> None:
    page = world.live()
    other = RefreshedIndex()
    assert page.pk in other.fresh().position_of
    before = current_version()
    CatalogueEntry.objects.get(pk=page.pk).delete()

    assert changed_since(before) == {page.pk}
    assert page.pk not in other.fresh().position_of


def test_what_was_rolled_back_is_forgotten(world: World) -> None:
    page = world.live()
    assert page.pk in listed()
    with transaction.atomic():
        withdraw(page, by=world.editor)
        assert page.pk not in listed()
        transaction.set_rollback(True)

    assert page.pk in listed()


def test_version_that_came_again_after_a_rollback_is_another_one(world: World) -> None:
    """The number is the same; an index of what was never stored must not look new."""
    page = world.live()
    with transaction.atomic():
        withdraw(page, by=world.editor)
        undone = current_version()
        transaction.set_rollback(True)
    bump([page.pk])

    assert current_version().number <= undone.number
    assert current_version() != undone
    assert changed_since(undone) is None


def test_renamed_level_is_a_new_choice_at_once_and_a_new_card_by_the_worker(world: World) -> None:
    page = world.live()
    level = Level.objects.get(code="kb")
    level.name = "Vmbo kader nieuw"
    level.save()

    assert dict(fresh_index().lists.choices("level"))["kb"] == "Vmbo kader nieuw"
    assert CatalogueEntry.objects.get(pk=page.pk).stale
    assert keep_catalogue()
    entry = CatalogueEntry.objects.get(pk=page.pk)
    assert not entry.stale
    assert "kader nieuw" in entry.card
    assert not keep_catalogue()


def leave(company: Company, network: Network) -> None:
    company.networks.remove(network)


def leave_all(company: Company, network: Network) -> None:
    company.networks.clear()


def put_out(company: Company, network: Network) -> None:
    network.companies.remove(company)


def put_all_out(company: Company, network: Network) -> None:
    network.companies.clear()


@pytest.mark.parametrize("end", [leave, leave_all, put_out, put_all_out])
def test_offer_is_not_found_under_a_network_its_company_left(
    world: World, end: Callable[[Company, Network], None]
) -> None:
    network = NetworkFactory(region=world.region)
    approve(network_page(world.region_page, network), requested_by=None, by=world.leader)
    page, stays = world.live(), world.live(parent=world.neighbour_page)
    under_it = CatalogueQuery(language="nl", ticked={"network": {network.slug}})
    network.companies.add(world.company, world.neighbour)
    assert find(fresh_index(), under_it).all_page_ids() == []
    write_stale()
    assert set(find(fresh_index(), under_it).all_page_ids()) == {page.pk, stays.pk}

    end(world.company, network)

    left = [] if end is put_all_out else [stays.pk]
    assert find(fresh_index(), under_it).all_page_ids() == left


def test_rebuild_mends_what_is_missing_and_what_is_too_much(world: World) -> None:
    page, gone = world.live(), world.live()
    CatalogueEntry.objects.filter(pk=page.pk)._raw_delete("default")
    type(gone).objects.filter(pk=gone.pk).update(live=False)

    rebuild()

    assert CatalogueEntry.objects.filter(pk=page.pk).exists()
    assert not CatalogueEntry.objects.filter(pk=gone.pk).exists()
    assert set(listed()) >= {page.pk}


def test_stale_row_of_a_withdrawn_offer_is_removed(world: World) -> None:
    page = world.live()
    CatalogueEntry.objects.filter(pk=page.pk).update(stale=True)
    type(page).objects.filter(pk=page.pk).update(live=False)

    assert write_stale() == 1
    assert not CatalogueEntry.objects.filter(pk=page.pk).exists()


def test_old_changes_are_cleared_and_who_was_away_loads_everything(world: World) -> None:
    page = world.live()
    away = RefreshedIndex()
    away.fresh()
    behind = current_version()
    bump()
    CatalogueChange.objects.filter(number__lte=behind.number).delete()

    assert changed_since(behind) is None
    assert page.pk in away.fresh().position_of


@pytest.mark.parametrize("pages", [[], [LISTS]])
def test_lists_alone_make_a_version(world: World, pages: list[int]) -> None:
    before = current_version()
    bump(pages)

    assert changed_since(before) == {LISTS}
    assert CHANGES_STORED > 0
