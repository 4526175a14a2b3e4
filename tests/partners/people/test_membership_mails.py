"""Who loses a role, or gets another one, reads it in a mail: by whatever screen."""

from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from partners.people.enums import Role
from partners.people.membership_actions import change_role, remove_member
from partners.people.models import Membership
from tests.conftest import World

Mailbox = list[EmailMultiAlternatives]


def of(world: World, person: Any) -> Membership:
    return Membership.objects.get(user=person, company=world.company)


def test_change_of_role_is_told(world: World, mailoutbox: Mailbox) -> None:
    change_role(of(world, world.editor), role=Role.COMPANY_OWNER, by=world.owner)

    (mail,) = mailoutbox
    assert mail.to == [world.editor.email]
    assert mail.subject == f"Uw rol bij {world.company.name} is nu: {Role.COMPANY_OWNER.label}"
    assert str(Role.COMPANY_EDITOR.label) in mail.body


def test_same_role_twice_is_told_each_time(world: World, mailoutbox: Mailbox) -> None:
    for role in (Role.COMPANY_OWNER, Role.COMPANY_EDITOR, Role.COMPANY_OWNER):
        change_role(of(world, world.editor), role=role, by=world.leader)

    assert len({mail.extra_headers["X-Event"] for mail in mailoutbox}) == 3


def test_own_change_is_not_told(world: World, mailoutbox: Mailbox) -> None:
    change_role(of(world, world.editor), role=Role.COMPANY_OWNER, by=world.owner)
    mailoutbox.clear()

    change_role(of(world, world.editor), role=Role.COMPANY_EDITOR, by=world.editor)

    assert mailoutbox == []


def test_removal_is_told(world: World, mailoutbox: Mailbox) -> None:
    remove_member(of(world, world.colleague), by=world.owner, heir=world.editor)

    (mail,) = mailoutbox
    assert mail.to == [world.colleague.email]
    assert mail.subject == f"U hoort niet meer bij {world.company.name}"


def test_office_tells_it_too_from_its_list(world: World, as_user: Any, mailoutbox: Mailbox) -> None:
    member, client = of(world, world.colleague), as_user(world.office)
    names = Membership.snippet_viewset
    edit = reverse(names.get_url_name("edit"), args=[member.pk])
    posted = {
        "user": member.user_id,
        "role": Role.COMPANY_OWNER,
        "company": world.company.pk,
        "verified": "on",
    }

    client.post(edit, posted)
    client.post(reverse(names.get_url_name("delete"), args=[member.pk]))

    assert [mail.to for mail in mailoutbox] == [[world.colleague.email]] * 2
    assert str(Role.COMPANY_OWNER.label) in mailoutbox[0].subject
    assert "hoort niet meer bij" in mailoutbox[1].subject


def test_neighbour_hears_nothing(world: World, mailoutbox: Mailbox) -> None:
    change_role(of(world, world.editor), role=Role.COMPANY_OWNER, by=world.owner)
    remove_member(of(world, world.colleague), by=world.owner, heir=world.editor)

    assert world.neighbour_editor.email not in {mail.to[0] for mail in mailoutbox}
