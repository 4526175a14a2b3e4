"""News that waited in the outbox says only what is still so, and loses nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.http import QueryDict

from mail.delivery import deliver
from mail.models import OutgoingMail
from moderation.actions import withdraw
from offers.models import OfferPage
from saved.mailing import mail_what_is_new
from saved.models import Rhythm, SavedSearch, ToldOffer
from saved.searches import change_rhythm, save_search
from search.engine.refresh import fresh_index
from tests.conftest import World
from tests.factories.pages import approve
from tests.saved.saving import make_due, teacher

pytestmark = pytest.mark.database("who is told what, by rows that are claimed")


@pytest.fixture
def search(world: World, settings: Any) -> SavedSearch:
    search = save_search(teacher(), QueryDict(""), rhythm=Rhythm.DAILY, index=fresh_index())
    settings.EMAIL_BACKEND = "mail.backend.OutboxBackend"
    return search


def write_mail(search: SavedSearch) -> OutgoingMail:
    """Let the worker write the mail about a search, which then waits."""
    make_due(search)
    mail_what_is_new()
    return OutgoingMail.objects.get(event__startswith="news:")


def work() -> list[Any]:
    """Let the mail server be there again; return the news it got, both jobs having had turns."""
    mail.outbox.clear()
    for _turn in range(3):
        deliver()
        mail_what_is_new()
    return [sent for sent in mail.outbox if "List-Unsubscribe" in sent.extra_headers]


def test_news_that_holds_goes_as_it_was_written(world: World, search: SavedSearch) -> None:
    world.live(title="Lassen")
    waiting = write_mail(search)
    world.live(title="Kwam later")

    sent = work()

    assert [letter.message()["Message-ID"] for letter in sent] == [waiting.message_id]
    assert ToldOffer.objects.count() == 1


def test_offer_withdrawn_while_its_mail_waits_is_not_named_and_the_rest_is(
    world: World, search: SavedSearch
) -> None:
    gone, _stays = world.live(title="Zagen"), world.live(title="Lassen")
    write_mail(search)

    withdraw(gone, by=world.leader)
    sent = work()

    assert len(sent) == 1
    assert "Lassen" in sent[0].body
    assert "Zagen" not in sent[0].body + sent[0].alternatives[0][0]
    assert ToldOffer.objects.count() == 1


def test_mail_of_which_nothing_is_left_does_not_go(world: World, search: SavedSearch) -> None:
    page = world.live(title="Zagen")
    write_mail(search)

    withdraw(page, by=world.leader)

    assert work() == []
    assert not ToldOffer.objects.exists()


def rename_offer(world: World) -> None:
    rename(OfferPage.objects.get().specific, world)


def rename_company(world: World) -> None:
    rename(type(world.company_page).objects.get(pk=world.company_page.pk), world)


def rename(page: Any, world: World) -> None:
    page.title = "Nieuwe naam"
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)


@pytest.mark.parametrize("change", [rename_offer, rename_company])
def test_names_that_changed_while_the_mail_waits_are_told_as_they_are_now(
    world: World, search: SavedSearch, change: Callable[[World], None]
) -> None:
    world.live(title="Zagen")
    waiting = write_mail(search)

    change(world)
    sent = work()

    assert "Nieuwe naam" not in waiting.plain
    assert ["Nieuwe naam" in letter.body for letter in sent] == [True]


def stop(search: SavedSearch) -> None:
    change_rhythm(search, Rhythm.NEVER)


def leave_school(search: SavedSearch) -> None:
    search.person.memberships.all().delete()


def remove(search: SavedSearch) -> None:
    search.delete()


@pytest.mark.parametrize("end", [stop, leave_school, remove])
def test_who_wants_or_may_have_no_news_any_more_gets_none(
    world: World, search: SavedSearch, end: Callable[[SavedSearch], None]
) -> None:
    world.live(title="Lassen")
    write_mail(search)

    end(search)

    assert work() == []
    assert not OutgoingMail.objects.filter(event__startswith="news:").exists()


def test_who_stopped_and_begins_again_hears_what_never_went(
    world: World, search: SavedSearch
) -> None:
    world.live(title="Lassen")
    write_mail(search)
    stop(search)
    work()

    change_rhythm(search, Rhythm.DAILY)
    make_due(search)

    assert ["Lassen" in letter.body for letter in work()] == [True]
