"""Erasing a person: nothing of them stays, and what they decided stays true."""

import json
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision, TaskState

from moderation.actions import submit
from moderation.decide import decide
from moderation.models import Approval
from moderation.refusals import ModerationRefused
from partners.people.models import Membership, User
from partners.privacy.erasure import erase_person
from partners.privacy.traces import traces_of
from tests.conftest import World
from tests.factories.pages import approve, offer_page
from tests.factories.partners import (
    CompanyFactory,
    MembershipFactory,
    RegionFactory,
    UserFactory,
)
from tests.security.attack import decide_in_editor, edit, edit_url, form_of, fresh

pytestmark = pytest.mark.database("what refers to a person is deleted in the right order")

NAME, EMAIL = ("Zonneschijn", "Vlindertuin"), "zonneschijn.vlindertuin@example.nl"


def prove(person: User) -> None:
    """A code mailed to their address was typed back."""
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)


@pytest.fixture
def person(world: World) -> User:
    """An editor whose name and address stand wherever the site's own screens put them."""
    person = UserFactory(first_name=NAME[0], last_name=NAME[1], email=EMAIL)
    prove(person)
    MembershipFactory(editor=True, company=world.company, user=person)
    return person


def planted(world: World, as_user: Any, person: User) -> Any:
    """A live offer that names its maker in every way the screens allow."""
    page = world.draft(contact_email=EMAIL)
    edit(as_user(person), page, title="Lassen", contact_email=EMAIL)
    edit(as_user(person), page, "action-submit")
    decide_in_editor(
        as_user(world.leader),
        page,
        form_of(as_user(world.leader).get(edit_url(page))),
        "reject",
        json.dumps({"comment": f"{' '.join(NAME)}, kan het korter?"}),
    )
    approve(fresh(page), requested_by=person, by=world.leader)
    edit(as_user(person), page, title=f"Nieuw van {EMAIL}")
    as_user(world.office).post(
        reverse("wagtailusers_users:edit", args=[person.pk]),
        {"email": EMAIL, "first_name": NAME[0], "last_name": NAME[1], "is_active": "on"},
    )
    return fresh(page)


def traces() -> list[str]:
    return traces_of([EMAIL, *NAME])


def test_erased_person_leaves_no_trace(world: World, as_user: Any, person: User) -> None:
    page = planted(world, as_user, person)
    before = traces()

    erase_person(person, by=person)

    assert len(before) > 4  # the test finds what is there
    assert traces() == []
    assert EMAIL not in Client().get(page.get_url()).text


def test_erased_person_keeps_what_is_online_approved(
    world: World, as_user: Any, person: User
) -> None:
    page = planted(world, as_user, person)
    MembershipFactory(leader=True, region=world.region, user=person)
    own = world.draft()
    approve(own, requested_by=world.editor, by=person)

    erase_person(person, by=person)

    call_command("check_approvals")
    assert (fresh(page).live, fresh(own).live) == (True, True)
    evidence = Approval.objects.get(page_id=own.pk)
    assert (evidence.approved_by, str(evidence.approved_by)) == (person, "Oud-lid")
    assert evidence.content_hash


def test_erased_person_cannot_come_back_in(world: World, as_user: Any, person: User) -> None:
    client = as_user(person)
    client.get(reverse("my_work"))

    erase_person(person, by=person)

    assert client.get(reverse("my_data")).status_code == 302
    assert not Session.objects.filter(session_key=client.session.session_key).exists()
    assert not Membership.objects.filter(user=person).exists()
    assert not person.__class__.objects.get(pk=person.pk).has_usable_password()


def test_name_is_only_taken_out_of_what_is_about_the_person(
    world: World, as_user: Any, person: User
) -> None:
    """A name is whatever somebody typed: it must not blot words out of others' pages."""
    User.objects.filter(pk=person.pk).update(first_name="gratis", last_name="lessen")
    page = world.live(title="Nooit gratis lessen")
    own = world.draft(title="Ook gratis lessen", parent=world.neighbour_page)

    erase_person(person, by=person)

    assert (fresh(page).title, fresh(own).draft_title) == ("Nooit gratis lessen", own.title)


def test_longer_address_and_mailbox_of_a_company_stay(world: World, person: User) -> None:
    page = world.live(contact_email=f"de.{EMAIL}")
    type(world.company).objects.update(contact_email="balie@example.nl")
    shared = UserFactory(email="balie@example.nl")
    prove(shared)
    mailbox = world.live(contact_email="balie@example.nl")

    erase_person(person)
    erase_person(shared)

    assert fresh(page).contact_email == f"de.{EMAIL}"
    assert fresh(mailbox).contact_email == "balie@example.nl"


def test_address_nobody_proved_is_left_where_it_stands(world: World) -> None:
    """Anybody can type anybody's address and go away again."""
    page = world.live(contact_email="info@bedrijf.example")
    stranger = UserFactory(email="info@bedrijf.example")

    erase_person(stranger)

    assert fresh(page).contact_email == "info@bedrijf.example"


def test_short_address_is_not_taken_out_of_longer_ones(world: World) -> None:
    short = UserFactory(email="r@example.nl")
    prove(short)
    longer = UserFactory(email="beheerder@example.nl")
    other = UserFactory(email="r@example.nl.example")

    erase_person(short)

    assert (fresh(longer).email, fresh(other).email) == (longer.email, other.email)


def test_page_that_loses_an_address_says_so_in_its_history(
    world: World, as_user: Any, person: User
) -> None:
    page = planted(world, as_user, person)

    erase_person(person, by=person)

    log = PageLogEntry.objects.filter(page=page.pk, action="people.forget_address")
    assert log.exists()


@pytest.mark.parametrize("role", ["owner", "leader"])
def test_last_one_in_a_role_leaving_is_told_to_who_can_repair_it(
    world: World, person: User, role: str
) -> None:
    region = RegionFactory()
    alone: dict[str, Any] = {
        "owner": ("company", CompanyFactory(region=world.region)),
        "leader": ("region", region),
    }
    name, organisation = alone[role]
    MembershipFactory(**{role: True, name: organisation}, user=person)

    erase_person(person, by=person)

    told = {address for letter in mail.outbox for address in letter.to}
    leaders = {world.leader.email, world.second_leader.email}
    assert told == (leaders if role == "owner" else {world.office.email})
    assert organisation.name in mail.outbox[0].body


def test_company_is_told_when_its_contact_address_goes(
    world: World, as_user: Any, person: User
) -> None:
    """What is online stays online, without the address, and as it was approved."""
    live, draft = world.live(title="Lassen", contact_email=EMAIL), world.draft(title="Frezen")
    type(draft).objects.filter(pk=draft.pk).update(contact_email=EMAIL.upper())
    other = world.live(title="Zagen", contact_email="info@bedrijf.example")
    mail.outbox.clear()

    erase_person(person, by=person)

    (letter,) = [one for one in mail.outbox if "contactadres" in one.subject.lower()]
    assert letter.to == [world.owner.email]
    assert "Frezen, Lassen" in letter.body
    assert "Zagen" not in letter.body
    assert (fresh(live).live, fresh(live).contact_email) == (True, "")
    assert fresh(other).contact_email == "info@bedrijf.example"
    call_command("check_approvals")
    assert Approval.objects.get(page_id=live.pk).is_untouched


def test_leaders_are_told_where_nobody_of_the_company_is_left(world: World, person: User) -> None:
    page = offer_page(world.far_page, contact_email=EMAIL)
    Membership.objects.filter(company=world.far_company).delete()
    mail.outbox.clear()

    erase_person(person)

    told = [one.to for one in mail.outbox if "contactadres" in one.subject.lower()]
    assert told == [[world.other_leader.email]]
    assert fresh(page).contact_email == ""


def test_what_somebody_was_busy_with_goes_to_a_colleague(world: World, person: User) -> None:
    page = offer_page(world.company_page, by=person)
    submit(page, by=person)

    erase_person(person)

    assert fresh(page).owner == world.owner
    assert fresh(page).current_workflow_state.requested_by == world.owner


SAME_WORDS = (
    "Erasing a person takes their proven mail address out of the live page, its versions and its "
    "evidence alike, and their name off the approvals they gave; the hashes are computed anew. "
    "Nothing else that was approved changes, what is online stays online, and the company is told "
    "when its contact address goes."
)


@pytest.mark.parametrize("name", ["privacy", "security", "moderation"])
def test_the_documents_say_the_same_about_erasing(name: str, settings: Any) -> None:
    text = (Path(settings.BASE_DIR) / "docs" / f"{name}.md").read_text()

    assert SAME_WORDS in " ".join(text.split())


def test_last_one_of_the_programme_office_cannot_be_erased(world: World) -> None:
    with pytest.raises(ModerationRefused):
        erase_person(world.office, by=world.office)

    assert fresh(world.office).is_active


def test_erasing_twice_changes_nothing(world: World, person: User) -> None:
    erase_person(person)
    first = User.objects.values().get(pk=person.pk)

    erase_person(person)

    assert User.objects.values().get(pk=person.pk) == first


def test_command_unknown_address_is_said(db: None) -> None:
    with pytest.raises(CommandError):
        call_command("erase_person", "niemand@example.nl")


def test_command_erases(person: User) -> None:
    call_command("erase_person", EMAIL.upper())

    assert fresh(person).erased_at


# Evidence ------------------------------------------------------------------------------------


def approved_by(world: World, person: User, comment: str = "") -> Any:
    """A live offer that this person approved as a leader."""
    MembershipFactory(leader=True, region=world.region, user=person)
    page = world.submitted()
    decide(page.current_workflow_state.current_task_state_id, "approve", by=person, comment=comment)
    return fresh(page)


def test_erased_approver_leaves_the_evidence_without_name(world: World, person: User) -> None:
    page = approved_by(world, person, comment=f"Groet, {' '.join(NAME)}")
    before = Approval.objects.get(page_id=page.pk)
    User.objects.filter(pk=person.pk).update(last_name="Trouwde")

    erase_person(person)

    after = Approval.objects.get(page_id=page.pk)
    assert before.approved_by_name == " ".join(NAME)
    assert (after.approved_by, after.approved_by_name) == (person, "")
    assert after.is_untouched
    assert fresh(page).live


def test_erased_persons_go_from_the_notes_of_approvals_they_asked_for(
    world: World, person: User
) -> None:
    page = world.draft(title=f"Lassen met {' '.join(NAME)}")
    state = submit(page, by=person)
    comment = f"Dank je wel, {' '.join(NAME)}."
    decide(state.current_task_state.pk, "approve", by=world.leader, comment=comment)

    erase_person(person)

    evidence = Approval.objects.get(page_id=page.pk)
    assert evidence.note == "Dank je wel, …."
    assert evidence.content["title"] == f"Lassen met {' '.join(NAME)}"
    assert evidence.approved_by_name == str(world.leader)


def test_round_under_way_is_approved_without_the_address_of_who_is_erased(
    world: World, person: User
) -> None:
    """What was submitted is known by its hash, which follows what erasing takes out."""
    page = world.submitted(bring=f"Vragen? Mail {person.email} vooraf.")

    erase_person(person)
    decide(page.current_workflow_state.current_task_state_id, "approve", by=world.leader)

    assert (fresh(page).live, fresh(page).bring) == (True, "Vragen? Mail … vooraf.")


def test_version_that_was_written_over_is_not_made_good_by_erasing(
    world: World, person: User
) -> None:
    page = world.submitted()
    version = page.get_latest_revision()
    written = version.content | {"bring": f"Mail {person.email}."}
    Revision.objects.filter(pk=version.pk).update(content=written)

    erase_person(person)

    with pytest.raises(ModerationRefused):
        decide(page.current_workflow_state.current_task_state_id, "approve", by=world.leader)


def test_evidence_outlives_the_row_of_its_approver(world: World, person: User) -> None:
    page = approved_by(world, person)

    TaskState.objects.update(finished_by=None)
    person.delete()

    evidence = Approval.objects.get(page_id=page.pk)
    assert (evidence.approved_by, evidence.approved_by_name) == (None, " ".join(NAME))
