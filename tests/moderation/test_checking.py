"""The check of what is online against what was approved, as command and as the worker's job."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries
from treebeard.mp_tree import MP_Node
from wagtail.models import Page

from moderation import checking
from moderation.actions import withdraw
from moderation.checking import check_everything, keep_checking
from moderation.models import Approval
from offers.kinds.tour import TourPage, TourStop
from partners.organisations.models import Topic
from tests.conftest import World
from tests.security.attack import fresh

pytestmark = pytest.mark.database("what is online is compared row by row")


def problems() -> dict[int, str]:
    """Return what the check finds, by page."""
    findings = [finding for part in check_everything() for finding in part.findings]
    return {finding.page_id: finding.problem for finding in findings}


def forge(page: Any, **changes: Any) -> Approval:
    """Change the content of a page's evidence, past the model."""
    approval = Approval.objects.get(page_id=page.pk)
    content = approval.content | changes
    Approval._base_manager.filter(pk=approval.pk).update(content=content)
    return approval


def explained() -> str:
    with pytest.raises(CommandError) as error:
        call_command("check_approvals", explain=True)
    return str(error.value)


def test_check_everything_as_approved_finds_nothing(world: World) -> None:
    world.live()
    world.live(page_class=TourPage)

    assert problems() == {}


def test_check_offline_page_needs_no_approval_and_its_evidence_is_looked_at(world: World) -> None:
    page = world.live()
    withdraw(page, by=world.editor)
    approval = forge(page, title="Achteraf")

    assert problems() == {page.pk: checking.TAMPERED.format(pk=approval.pk)}


def test_check_tampered_evidence_is_no_evidence(world: World) -> None:
    page = world.live()
    forge(page, summary="Achteraf")
    type(page).objects.filter(pk=page.pk).update(summary="Achteraf")

    findings = [finding for part in check_everything() for finding in part.findings]

    assert [finding.page_id for finding in findings] == [page.pk, page.pk]
    assert findings[1].problem == checking.NEVER


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        (lambda page: {"summary": "Iets anders"}, "summary"),
        (lambda page: {"summary": "", "cost": 0}, "cost, summary"),
    ],
)
def test_check_explains_which_fields_differ(world: World, change: Any, fields: str) -> None:
    page = world.live()
    type(page).objects.filter(pk=page.pk).update(**change(page))

    assert f"differs in: {fields}" in explained()


def test_check_explains_rows_and_choices(world: World) -> None:
    page = world.live(page_class=TourPage)
    TourStop.objects.filter(page=page).update(title="Een andere halte")
    TourPage.topics.through.objects.create(offerpage_id=page.pk, topic=Topic.objects.first())

    assert "differs in: stops 1 title, topics" in explained()


def test_check_explains_by_the_approval_that_comes_closest(world: World) -> None:
    page = world.live(title="Eerste")
    page.title, page.summary = "Tweede", "Een heel ander verhaal."
    page.save_revision(user=world.editor)
    state = page.get_workflow().start(page, world.editor)
    state.current_task_state.task.specific.on_action(
        state.current_task_state, world.leader, "approve"
    )
    Page.objects.filter(pk=page.pk).update(title="Derde")

    assert "differs in: title" in explained()


def test_check_page_moved_past_every_door_is_found(world: World) -> None:
    page = world.live()
    stays = world.live(title="Blijft")
    MP_Node.move(page, world.neighbour_page, pos="last-child")

    assert problems() == {
        page.pk: checking.MOVED.format(approved=world.company_page.pk, now=world.neighbour_page.pk)
    }
    assert fresh(stays).get_parent().pk == world.company_page.pk


def test_check_finds_what_a_file_of_rows_changed(world: World, tmp_path: Path) -> None:
    """`loaddata` writes past every gate, as a restore must."""
    page, draft = world.live(page_class=TourPage), world.draft(title="Nooit gelezen")
    stop, row = page.stops.get(), Page.objects.get(pk=draft.pk)
    stop.title, row.live = "Een andere halte", True
    file = tmp_path / "rows.json"
    file.write_text(serializers.serialize("json", [stop, row]))

    call_command("loaddata", file, verbosity=0)

    assert problems() == {page.pk: checking.DIFFERS, draft.pk: checking.NEVER}


def test_check_path_that_leads_elsewhere_is_found(world: World) -> None:
    page = world.live()
    Page.objects.filter(pk=page.pk).update(url_path=f"{world.neighbour_page.url_path}{page.slug}/")

    assert problems() == {page.pk: checking.ADDRESS}


def test_check_kind_of_page_changed_behind_our_back_is_found(world: World) -> None:
    page = world.live()
    Approval._base_manager.filter(page_id=page.pk).update(page_model="offers.TourPage")

    assert problems() == {page.pk: checking.NEVER}


def test_check_reads_many_pages_in_as_many_queries_as_one(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    world.live()
    with django_assert_max_num_queries(200) as one:
        problems()

    for number in range(3):
        world.live(title=f"Nog een {number}")

    with django_assert_max_num_queries(len(one)):
        assert problems() == {}


# The worker ----------------------------------------------------------------------------------


def run_job() -> int:
    """Run until there is nothing more, as the worker does; return how often it was called."""
    calls = 1
    while keep_checking():
        calls += 1
    return calls


def test_keep_checking_logs_each_finding_once_and_names_no_words(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    page = world.live(title="Lassen voor beginners")
    Page.objects.filter(pk=page.pk).update(title="Vervalst")

    with caplog.at_level(logging.ERROR, logger="moderation.checking"):
        run_job()

    assert [record.getMessage() for record in caplog.records] == [
        f"Page {page.pk}: {checking.DIFFERS}."
    ]


def test_keep_checking_takes_small_slices_and_begins_anew(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(checking, "SLICE", 2)
    page = world.live()
    Page.objects.filter(pk=page.pk).update(title="Vervalst")

    calls = [run_job(), run_job()]

    approvals, pages = Approval.objects.count(), Page.objects.live().count()
    assert calls == [-(-approvals // 2) + -(-pages // 2) + 1] * 2
    assert len(caplog.records) == 2


def test_keep_checking_after_a_failure_begins_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "SLICE", 1)
    keep_checking()
    with monkeypatch.context() as broken:
        broken.setattr(checking, "_tampered", None)
        Approval._base_manager.update(content_hash="")
        with pytest.raises(TypeError):
            keep_checking()

    assert checking._under_way == {}
