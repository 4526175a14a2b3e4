"""Ways around publishing: dates, copies, aliases, moves and translations."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import Translation, TranslationSource

from moderation.actions import withdraw
from moderation.models import Approval
from moderation.refusals import ModerationRefused
from moderation.row_door import rows_may_change
from offers.models import OfferPage, OfferPicture
from tests.conftest import World
from tests.factories.pages import approve, last_year
from tests.security.attack import (
    CANARY,
    api,
    bulk,
    edit,
    fresh,
    live_titles,
    picture_of,
    unchanged,
)
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")

TOMORROW = datetime.timedelta(days=1)
Committing = Callable[..., Any]


# Dates ------------------------------------------------------------------------------------


@nothing_to_switch_off("shows that the attacks beside it could succeed")
def test_approved_with_a_date_waits_for_it_and_then_comes_online(world: World) -> None:
    page = world.live(go_live_at=timezone.now() + TOMORROW)
    call_command("publish_scheduled")
    waiting = fresh(page).live

    with time_machine.travel(timezone.now() + 2 * TOMORROW):
        call_command("publish_scheduled")

    assert (waiting, fresh(page).live) == (False, True)


@without("live rows need an approval")
def test_date_without_approval_publishes_nothing(world: World) -> None:
    page = world.draft(title=CANARY)
    page.revisions.update(approved_go_live_at=timezone.now() - TOMORROW)

    run_schedule()

    assert fresh(page).live is False


@without("revoked approvals do not count")
@without("one refusal stops nothing else")
def test_date_of_a_revoked_approval_publishes_nothing_and_others_still_come(
    world: World,
) -> None:
    revoked = world.live(title=CANARY, go_live_at=timezone.now() + TOMORROW)
    other = world.live(title="Komt wel", go_live_at=timezone.now() + TOMORROW)
    Approval.objects.filter(page_id=revoked.pk).update(revoked_at=timezone.now())

    with time_machine.travel(timezone.now() + 2 * TOMORROW):
        run_schedule()

    assert (fresh(revoked).live, fresh(other).live) == (False, True)
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 0


def run_schedule() -> None:
    """Run the schedule; one that stops at a refusal has failed the test."""
    try:
        call_command("publish_scheduled")
    except ModerationRefused:
        pytest.fail("the schedule stopped at a refusal")


# Copies, aliases, moves -------------------------------------------------------------------


@without("nobody may publish", "live rows need an approval", keep_live=True)
@pytest.mark.parametrize("keep_live", [True, False])
def test_api_copy_is_not_live(world: World, as_user: Any, keep_live: bool) -> None:
    page = world.live()
    before = live_titles()
    body = {"destination_page_id": world.company_page.pk, "slug": "kopie", "title": CANARY}

    api(as_user(world.office), page, "copy", keep_live=keep_live, **body)

    assert live_titles() == before


@without("one page per organisation", "nobody may publish", "live rows need an approval")
def test_copy_of_a_whole_company_is_not_live(world: World, as_user: Any) -> None:
    world.live(title=CANARY)
    before = Page.objects.live().count()
    body = {"destination_page_id": world.other_region_page.pk, "slug": "kopie", "recursive": True}

    api(as_user(world.office), world.company_page, "copy", keep_live=True, **body)

    assert Page.objects.live().count() == before


@without("versions hold no foreign references")
def test_copy_brings_no_file_to_another_company(world: World, as_user: Any) -> None:
    page = world.draft()
    page.pictures.add(OfferPicture(image=picture_of(world.company), alt_text="Een kraan."))
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)
    destination = world.neighbour_page

    api(as_user(world.office), page, "copy", destination_page_id=destination.pk, keep_live=False)

    assert list(Page.objects.descendant_of(destination)) == []


@without("no aliases", "nobody may publish", "live rows need an approval")
def test_api_alias_is_refused(world: World, as_user: Any) -> None:
    page = world.live()

    with unchanged():
        answer = api(
            as_user(world.office),
            page,
            "create_alias",
            destination_page_id=world.other_region_page.get_children().first().pk,
            update_slug="alias",
        )

    assert answer.status_code == 403


@without("no aliases", "live rows need an approval")
def test_alias_row_made_by_hand_does_not_follow(world: World) -> None:
    page, alias = world.draft(title=CANARY), world.draft(title="Eigen tekst")
    Page.objects.filter(pk=alias.pk).update(alias_of=page.pk)

    with pytest.raises(ModerationRefused):
        approve(page, requested_by=world.editor, by=world.leader)

    assert (fresh(alias).title, fresh(alias).live) == ("Eigen tekst", False)


@without(
    "nobody may move",
    "a move is refused",
    "the plain row is judged too",
    "closed screens say why",
    person="office",
    state="live",
)
@pytest.mark.parametrize("person", ["office", "leader", "editor"])
@pytest.mark.parametrize("state", ["draft", "live"])
def test_move_to_another_company_is_refused(
    world: World, as_user: Any, person: str, state: str
) -> None:
    page, client = getattr(world, state)(), as_user(getattr(world, person))
    target = world.neighbour_page.pk
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target])

    with unchanged():
        client.post(confirm)
        api(client, page, "move", destination_page_id=target)
        bulk(client, page, "move", chooser=target)

    assert fresh(page).get_parent().pk == world.company_page.pk


@without("a move is refused", "the plain row is judged too", what="offer")
@pytest.mark.parametrize("what", ["company_page", "offer"])
def test_shell_move_to_another_region_is_refused(world: World, what: str) -> None:
    page, target = world.company_page, world.other_region_page
    if what == "offer":
        page, target = world.live(), world.far_page

    with unchanged(), pytest.raises(ModerationRefused):
        Page.objects.get(pk=page.pk).move(target, pos="last-child")


# Translations -----------------------------------------------------------------------------


@nothing_to_switch_off("our settings make it an ordinary draft")
def test_submitting_a_translation_publishes_nothing(
    world: World, as_user: Any, english: Locale, django_capture_on_commit_callbacks: Committing
) -> None:
    page = world.live(title=CANARY)
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    before = Page.objects.live().count()

    commit(
        django_capture_on_commit_callbacks,
        lambda: as_user(world.office).post(url, {"locales": [english.pk]}),
    )

    assert Page.objects.live().count() == before


@without("live rows need an approval")
def test_updating_translations_with_publish_publishes_nothing(
    world: World, as_user: Any, english: Locale, django_capture_on_commit_callbacks: Committing
) -> None:
    page = world.live(title=CANARY)
    source, translation = translated(page, english)
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    before = Page.objects.live().count()

    commit(
        django_capture_on_commit_callbacks,
        lambda: as_user(world.office).post(url, {"publish_translations": "on"}),
    )

    assert translation.get_target_instance().title == CANARY
    assert Page.objects.live().count() == before


@without("no aliases", "live rows need an approval")
def test_converting_a_translation_to_an_alias_is_refused(
    world: World, as_user: Any, english: Locale
) -> None:
    page = world.live(title=CANARY)
    _source, translation = translated(page, english)
    version = translation.get_target_instance()
    url = reverse("wagtail_localize:convert_to_alias", args=[version.pk])

    with unchanged():
        as_user(world.office).post(url)

    assert (fresh(version).live, fresh(version).alias_of_id) == (False, None)


@without("no aliases", "live rows need an approval")
def test_alias_for_another_language_is_refused(world: World, as_user: Any, english: Locale) -> None:
    page = world.live(title=CANARY)

    with unchanged():
        api(as_user(world.office), page, "copy_for_translation", locale="en", alias=True)
    with pytest.raises(ModerationRefused):
        CopyPageForTranslationAction(page, english, alias=True, user=world.office).execute()


@nothing_to_switch_off("Wagtail itself does this; the test notices if that changes")
def test_own_translation_is_a_draft(world: World, as_user: Any, english: Locale) -> None:
    page = world.live(title=CANARY)
    before = Page.objects.live().count()

    as_user(world.editor).post(reverse("offers_admin:translate", args=[page.pk, "en"]))

    assert fresh(page).get_translation(english).live is False
    assert Page.objects.live().count() == before


def translated(page: Any, locale: Locale) -> tuple[TranslationSource, Translation]:
    """The state after the office started a translation in the stock way, as a draft."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    translation.save_target(publish=False)
    return source, translation


def commit(capture: Committing, request: Callable[[], Any]) -> None:
    """Do a request with what it leaves for after the transaction; refusals may be raised."""
    try:
        with capture(execute=True):
            request()
    except ModerationRefused:
        pass


# Copying last year's offer -------------------------------------------------------------------


@without("the page in the address is one's own", "page rights follow memberships", person="other")
@pytest.mark.parametrize("person", ["other", "neighbour_editor"])
def test_last_years_offer_is_not_copied_by_others(world: World, as_user: Any, person: str) -> None:
    page = world.live(title=CANARY)
    who = world.other_leader if person == "other" else world.neighbour_editor
    url = reverse("offers_admin:copy_for_new_year", args=[page.pk])

    with unchanged():
        answers = [as_user(who).get(url), as_user(who).post(url)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert [answer for answer in answers if CANARY in answer.text] == []


@without("a copy takes the approved content")
def test_copy_of_last_year_brings_no_unread_draft_along(world: World, as_user: Any) -> None:
    page = last_year(world.live())
    edit(as_user(world.editor), page, summary=CANARY)

    as_user(world.editor).post(reverse("offers_admin:copy_for_new_year", args=[page.pk]))

    copy = OfferPage.objects.exclude(pk=page.pk).get()
    assert (copy.live, CANARY in copy.summary) == (False, False)


@without("a copy takes the approved content")
def test_copy_of_a_withdrawn_offer_brings_no_unread_draft_along(world: World, as_user: Any) -> None:
    """While it is offline, its row holds what was saved since."""
    page = last_year(world.live())
    withdraw(page, by=world.editor)
    edit(as_user(world.editor), page, summary=CANARY)

    as_user(world.editor).post(reverse("offers_admin:copy_for_new_year", args=[page.pk]))

    copy = OfferPage.objects.exclude(pk=page.pk).get()
    assert (copy.live, CANARY in copy.summary) == (False, False)


@without("foreign files stay behind", "versions hold no foreign references")
def test_copy_of_last_year_leaves_files_of_others_behind(world: World, as_user: Any) -> None:
    page = last_year(world.live())
    # As after a company left the network whose offer showed its picture.
    with rows_may_change(page.pk):
        OfferPicture.objects.create(
            page=page, image=picture_of(world.neighbour), alt_text="Een hal."
        )

    as_user(world.editor).post(reverse("offers_admin:copy_for_new_year", args=[page.pk]))

    copy = OfferPage.objects.exclude(pk=page.pk).get()
    assert copy.pictures.count() + copy.get_latest_revision_as_object().pictures.count() == 0
