"""While a page is looked at: what was read is what goes online, decided by the right person."""

from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.models import Revision, TaskState

from moderation.actions import submit
from moderation.decide import decide
from moderation.refusals import ModerationRefused
from offers.models import OfferPicture
from tests.conftest import World
from tests.factories.pages import offer_page
from tests.factories.partners import MembershipFactory
from tests.security.attack import (
    CANARY,
    act,
    api,
    approve_by,
    bulk,
    correct,
    decide_in_editor,
    edit,
    edit_url,
    form_of,
    fresh,
    in_editor,
    picture_of,
    press,
    task_state_of,
    unchanged,
)
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")

AUTOSAVE = {"accept": "application/json"}


# Content swapped under review ---------------------------------------------------------------


@without("locked during review")
def test_author_cannot_edit_during_review(world: World, as_user: Any) -> None:
    page, client = world.draft(), as_user(world.editor)
    data = form_of(client.get(edit_url(page))) | {"title": CANARY}
    submit(page, by=world.editor)

    with unchanged():
        press(client, page, data)
        press(client, page, data, "action-submit")

    assert fresh(page).revisions.count() == 1


@without("locked during review")
def test_author_cannot_autosave_over_the_reviewed_version(world: World, as_user: Any) -> None:
    page, client = world.draft(), as_user(world.editor)
    reviewed = page.latest_revision_id
    data = form_of(client.get(edit_url(page)))
    submit(page, by=world.editor)

    with unchanged():
        swap = data | {"title": CANARY, "overwrite_revision_id": reviewed}
        answer = client.post(edit_url(page), swap, headers=AUTOSAVE)

    assert answer.json()["success"] is False


@without("locked during review")
def test_author_cannot_go_back_to_an_older_version_during_review(
    world: World, as_user: Any
) -> None:
    page, client = world.draft(title=CANARY), as_user(world.editor)
    old = page.get_latest_revision()
    edit(client, page, title="Nieuw")
    submit(fresh(page), by=world.editor)
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
    data = form_of(client.get(url))

    with unchanged():
        client.post(url, data)
        press(client, page, data | {"revision": old.pk})

    assert task_state_of(page).revision.as_object().title == "Nieuw"


@without("no version under a review", person="office")
@without("the list of admin views", person="editor")
@pytest.mark.parametrize("person", ["office", "editor", "neighbour_editor", "other_leader"])
def test_api_revert_during_review_is_refused(world: World, as_user: Any, person: str) -> None:
    page = world.draft(title=CANARY)
    old = page.get_latest_revision()
    page.title = "Nieuw"
    page.save_revision(user=world.editor)
    submit(fresh(page), by=world.editor)

    with unchanged():
        client = as_user(getattr(world, person))
        answer = api(client, page, "revert_to_page_revision", revision_id=old.pk)

    assert answer.status_code == (403 if person == "office" else 404)


@without("no version under a review")
def test_shell_version_without_a_person_is_refused_during_review(world: World) -> None:
    page = world.submitted()
    page.title = CANARY

    with unchanged(), pytest.raises(ModerationRefused):
        page.save_revision()


@without("only the reviewed version or one's own")
def test_version_that_slipped_in_is_not_approved(world: World, as_user: Any) -> None:
    page = world.submitted()
    state, reviewed = task_state_of(page), page.get_latest_revision()
    content = reviewed.content | {"title": CANARY}
    slipped = Revision.objects.create(
        content_object=page,
        base_content_type=reviewed.base_content_type,
        user=world.editor,
        content=content,
    )
    type(page).objects.filter(pk=page.pk).update(latest_revision=slipped)

    with unchanged():
        act(as_user(world.leader), page, "approve", task_state=state)

    assert fresh(page).live is False


@without("evidence is not overwritten")
def test_autosave_over_the_approved_version_makes_a_new_one(world: World, as_user: Any) -> None:
    page, client = world.live(), as_user(world.editor)
    approved = page.live_revision
    data = form_of(client.get(edit_url(page)))

    swap = data | {"title": CANARY, "overwrite_revision_id": approved.pk}
    answer = client.post(edit_url(page), swap, headers=AUTOSAVE)

    assert answer.json()["revision_id"] != approved.pk
    assert Revision.objects.get(pk=approved.pk).content == approved.content


# Who decides --------------------------------------------------------------------------------


@without("four eyes", door="pop-up")
@without("four eyes", door="editor")
@without("four eyes", door="shell")
@pytest.mark.parametrize("door", ["pop-up", "editor", "shell"])
def test_leader_cannot_approve_an_own_request(world: World, as_user: Any, door: str) -> None:
    """Somebody who works at a company and leads its region is still one pair of eyes."""
    MembershipFactory(editor=True, company=world.company, user=world.leader)
    page = offer_page(world.company_page, by=world.leader, title=CANARY)
    submit(page, by=world.leader)

    with unchanged():
        approve_by(world.leader, page, as_user, door)

    assert fresh(page).live is False


@without("only approvers decide", person="colleague", door="editor")
@without(
    "only approvers decide",
    "the page in the address is one's own",
    person="other_leader",
    door="pop-up",
)
@without("only approvers decide", person="office", door="shell")
@pytest.mark.parametrize("door", ["pop-up", "editor", "shell"])
@pytest.mark.parametrize(
    "person", ["editor", "colleague", "neighbour_editor", "other_leader", "office"]
)
def test_others_than_the_leaders_of_the_region_cannot_approve(
    world: World, as_user: Any, person: str, door: str
) -> None:
    page = world.submitted(title=CANARY)

    with unchanged():
        approve_by(getattr(world, person), page, as_user, door)

    assert fresh(page).live is False


@nothing_to_switch_off("shows that the attacks beside it could succeed")
def test_second_leader_approves_the_request_of_the_first(world: World, as_user: Any) -> None:
    page = offer_page(world.company_page, by=world.leader)
    submit(page, by=world.leader)

    act(as_user(world.second_leader), page, "approve", task_state=task_state_of(page))

    assert fresh(page).live is True


@without(
    "the decision checks its own page",
    "what follows in the address goes with its page",
    "an approval is made for who may decide",
    decision="approve",
)
@without(
    "the decision checks its own page",
    "what follows in the address goes with its page",
    decision="decline",
)
@pytest.mark.parametrize("decision", ["approve", "reject", "decline"])
def test_foreign_task_state_with_own_page_in_the_address_is_refused(
    world: World, as_user: Any, decision: str
) -> None:
    own = world.submitted()
    foreign = offer_page(world.far_page, by=world.neighbour_editor, title=CANARY)
    submit(foreign, by=world.neighbour_editor)

    with unchanged():
        answer = act(
            as_user(world.leader), own, decision, task_state=task_state_of(foreign), comment="x"
        )

    assert CANARY not in answer.text
    assert fresh(foreign).live is False


# What is decided about -----------------------------------------------------------------------


@nothing_to_switch_off("Wagtail refuses it too; tests/moderation/test_race.py proves our lock")
def test_taken_back_and_submitted_again_is_not_approved_in_the_old_popup(
    world: World, as_user: Any
) -> None:
    page = world.submitted()
    opened = task_state_of(page)
    take_back_change_and_submit(world, page)

    with unchanged():
        act(as_user(world.leader), page, "approve", task_state=opened)

    assert fresh(page).live is False


@without("decide about what was read")
def test_taken_back_and_submitted_again_is_not_approved_in_the_old_editor(
    world: World, as_user: Any
) -> None:
    page, client = world.submitted(), as_user(world.leader)
    opened = form_of(client.get(edit_url(page)))
    take_back_change_and_submit(world, page)

    with unchanged():
        decide_in_editor(client, page, opened, "approve")

    assert fresh(page).live is False


@without("decide about what was read")
def test_decision_that_does_not_say_what_was_read_is_refused(world: World, as_user: Any) -> None:
    page, client = world.submitted(), as_user(world.leader)
    opened = form_of(client.get(edit_url(page)))
    silent = {key: value for key, value in opened.items() if "loaded_revision" not in key}

    with unchanged():
        decide_in_editor(client, page, silent, "approve")

    assert fresh(page).live is False


def take_back_change_and_submit(world: World, page: Any) -> None:
    """The author adds a picture, which the leader's open form knows nothing of."""
    fresh(page).current_workflow_state.cancel(user=world.editor)
    changed = fresh(page)
    changed.pictures.add(OfferPicture(image=picture_of(world.company), alt_text=CANARY))
    changed.save_revision(user=world.editor)
    submit(fresh(page), by=world.editor)


@without("decide about what was read", extra='{"user": 1}')
@pytest.mark.parametrize(
    "extra",
    ['{"update": false}', '{"user": 1}', '{"comment": "x", "task_state": 1}', "[]", "1", "x", ""],
)
def test_odd_answers_with_a_decision_are_refused(world: World, as_user: Any, extra: str) -> None:
    page, client = world.submitted(), as_user(world.leader)
    client.raise_request_exception = False
    data = form_of(client.get(edit_url(page)))

    with unchanged():
        answer = decide_in_editor(client, page, data, "approve", extra)

    assert answer.status_code == 409


@without("a reason is needed", decision="reject", extra="{}")
@without("refusals are undone and told", decision="decline", extra="{}")
@pytest.mark.parametrize("decision", ["reject", "decline"])
@pytest.mark.parametrize("extra", ["{}", '{"comment": "  "}', '{"comment": null}'])
def test_refusing_without_a_reason_is_refused_and_leaves_no_trace(
    world: World, as_user: Any, decision: str, extra: str
) -> None:
    page, client = world.submitted(), as_user(world.leader)
    client.raise_request_exception = False
    data = form_of(client.get(edit_url(page))) | {"title": CANARY}

    with unchanged():
        decide_in_editor(client, page, data, decision, extra)
        correct(client, page, **in_editor(decision, extra), title=CANARY)
        act(client, page, decision, task_state=task_state_of(page))

    assert task_state_of(page).status == TaskState.STATUS_IN_PROGRESS


@without("a version is complete", "what was submitted is what is approved")
def test_incomplete_version_is_not_approved(world: World, as_user: Any) -> None:
    page = world.submitted()
    reviewed = page.get_latest_revision()
    Revision.objects.filter(pk=reviewed.pk).update(content=reviewed.content | {"summary": ""})

    with unchanged():
        approve_by(world.leader, page, as_user, "pop-up")

    assert fresh(page).live is False


@without("what was submitted is what is approved", door="pop-up")
@without("what was submitted is what is approved", door="editor")
@without("what was submitted is what is approved", door="shell")
@pytest.mark.parametrize("door", ["pop-up", "editor", "shell"])
def test_version_written_over_after_it_was_submitted_is_not_approved(
    world: World, as_user: Any, door: str
) -> None:
    page = world.submitted()
    reviewed = page.get_latest_revision()
    Revision.objects.filter(pk=reviewed.pk).update(content=reviewed.content | {"title": CANARY})

    with unchanged():
        approve_by(world.leader, page, as_user, door)

    assert fresh(page).live is False


@nothing_to_switch_off("a version that was written over can be sent back")
def test_change_is_asked_of_a_version_that_was_written_over(world: World) -> None:
    page = world.submitted(title="Zoals ingediend")
    reviewed = page.get_latest_revision()
    Revision.objects.filter(pk=reviewed.pk).update(content=reviewed.content | {"title": CANARY})
    decide(task_state_of(page).pk, "reject", by=world.leader, comment="Dien het opnieuw in.")

    submit(fresh(page), by=world.editor)
    decide(task_state_of(page).pk, "approve", by=world.leader)

    assert fresh(page).title == CANARY


# Deleting --------------------------------------------------------------------------------------


@without(
    "who stands in view cannot be deleted",
    "deleting is refused",
    person="office",
    state="submitted",
)
@without(
    "who stands in view cannot be deleted", "deleting is refused", person="office", state="live"
)
@pytest.mark.parametrize("state", ["submitted", "live"])
@pytest.mark.parametrize("person", ["editor", "leader", "office"])
def test_delete_in_review_or_online_is_refused(
    world: World, as_user: Any, person: str, state: str
) -> None:
    page, client = getattr(world, state)(), as_user(getattr(world, person))

    with unchanged():
        client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        api(client, page, "delete")
        bulk(client, page, "delete")


@without("deleting is refused", state="live")
@pytest.mark.parametrize("state", ["submitted", "live"])
def test_shell_delete_in_review_or_online_is_refused(world: World, state: str) -> None:
    page = getattr(world, state)()

    with unchanged():
        with pytest.raises(ModerationRefused), transaction.atomic():
            fresh(page).delete()
        with pytest.raises(ModerationRefused), transaction.atomic():
            fresh(world.company_page).delete()
