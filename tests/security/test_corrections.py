"""A leader who looks at a page reads first, and corrects only after asking to."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from offers.kinds.tour import TourPage
from tests.conftest import World
from tests.security.attack import (
    CANARY,
    act,
    approve_by,
    correct,
    decide_in_editor,
    edit_url,
    form_of,
    fresh,
    press,
    task_state_of,
    unchanged,
)
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")

AUTOSAVE = {"accept": "application/json"}


@nothing_to_switch_off("shows that the attacks beside it could succeed")
def test_leader_approves_own_correction_and_exactly_that(world: World, as_user: Any) -> None:
    page, client = world.submitted(), as_user(world.leader)
    correct(client, page, title="Verbeterd")
    corrected = fresh(page).latest_revision_id

    act(client, page, "approve", task_state=task_state_of(page))

    assert (fresh(page).title, fresh(page).live_revision_id) == ("Verbeterd", corrected)


@without("only the reviewed version or one's own")
def test_correction_of_one_leader_is_not_approved_by_another(world: World, as_user: Any) -> None:
    page = world.submitted()
    correct(as_user(world.leader), page, title=CANARY)

    with unchanged():
        approve_by(world.second_leader, page, as_user, "pop-up")
        approve_by(world.second_leader, page, as_user, "editor")

    assert fresh(page).live is False


@without("an approver reads first", door="save")
@without("an approver reads first", door="autosave")
@without("an approver reads first", door="decision")
@pytest.mark.parametrize("door", ["save", "autosave", "decision"])
def test_keystroke_of_a_reading_leader_is_no_correction(
    world: World, as_user: Any, door: str
) -> None:
    page, client = world.submitted(title="Zoals ingediend"), as_user(world.leader)
    data = form_of(client.get(edit_url(page))) | {"title": CANARY}
    versions = list(page.revisions.values_list("pk", flat=True))

    if door == "decision":
        decide_in_editor(client, page, data, "approve")
    elif door == "autosave":
        client.post(edit_url(page), data, headers=AUTOSAVE)
    else:
        press(client, page, data)

    assert list(page.revisions.values_list("pk", flat=True)) == versions
    assert (fresh(page).title, fresh(page).live) == ("Zoals ingediend", door == "decision")


@without("decide about what was read")
def test_correction_saved_again_elsewhere_is_read_before_it_is_approved(
    world: World, as_user: Any
) -> None:
    page, client = world.submitted(), as_user(world.leader)
    writing = f"{edit_url(page)}?verbeter=1"
    data = form_of(client.get(writing)) | {"title": "Eerste verbetering"}
    saved = client.post(writing, data, headers=AUTOSAVE).json()["revision_id"]
    read = form_of(client.get(edit_url(page)))
    again = data | {"title": CANARY, "overwrite_revision_id": saved}
    client.post(writing, again, headers=AUTOSAVE)

    with unchanged():
        decide_in_editor(client, page, read, "approve")

    assert fresh(page).latest_revision_id == saved
    assert fresh(page).live is False


@nothing_to_switch_off("the screens themselves: reading, and writing after asking to")
def test_leader_reads_until_asking_to_correct(world: World, as_user: Any) -> None:
    page, client = world.submitted(page_class=TourPage), as_user(world.leader)
    writing = f"{edit_url(page)}?verbeter=1"

    reads = BeautifulSoup(client.get(edit_url(page)).content, "html.parser")
    writes = BeautifulSoup(client.get(writing).content, "html.parser")

    fields = "#page-edit-form .w-panel__content :is(input:not([type=hidden]), textarea, select)"
    assert [field["name"] for field in reads.select(fields) if not field.has_attr("disabled")] == []
    assert reads.select_one(f'a[href="{writing}"]') is not None
    assert reads.select_one("[name=action-save-draft], .action-save") is None
    assert not any(field.has_attr("disabled") for field in writes.select(fields))
    assert writes.select_one("#page-edit-form")["action"] == writing
    assert "w-autosave" not in reads.select_one("#page-edit-form")["data-controller"]


@nothing_to_switch_off("asking to correct is for approvers; others stay out as before")
@pytest.mark.parametrize("person", ["editor", "colleague", "other_leader"])
def test_asking_to_correct_opens_nothing_for_others(
    world: World, as_user: Any, person: str
) -> None:
    page, client = world.submitted(), as_user(getattr(world, person))
    data = form_of(as_user(world.leader).get(edit_url(page))) | {"title": CANARY}

    with unchanged():
        client.post(f"{edit_url(page)}?verbeter=1", data)

    assert CANARY not in fresh(page).get_latest_revision_as_object().title
