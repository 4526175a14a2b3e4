"""Mail: to the author and the leaders of that region, in each reader's language."""

from typing import Any

import pytest
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext, override
from wagtail.users.models import UserProfile

from moderation.actions import submit, withdraw
from moderation.decide import decide
from moderation.notifications import Approved, ChangesAsked, Declined, Submitted
from partners.people.models import User
from tests.conftest import World

Mailbox = list[EmailMultiAlternatives]


def receivers(mailbox: Mailbox) -> list[list[str]]:
    return sorted(mail.to for mail in mailbox)


def reads(user: User, language: str) -> None:
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()


def decided(world: World, action: str, comment: str = "Noem de groepsgrootte.") -> Any:
    page = world.submitted(title="Zelf lassen")
    state = page.current_workflow_state.current_task_state
    decide(state.pk, action, by=world.leader, comment=comment)
    return page


def test_submission_is_mailed_to_leaders_of_that_region_only(
    world: World, mailoutbox: Mailbox
) -> None:
    page = world.draft()

    submit(page, by=world.editor)

    assert receivers(mailoutbox) == sorted([[world.leader.email], [world.second_leader.email]])


def test_submission_by_leader_is_not_mailed_to_that_leader(
    world: World, mailoutbox: Mailbox
) -> None:
    world.region_page.intro = "Een nieuwe zin."
    world.region_page.save_revision(user=world.leader)

    submit(world.region_page, by=world.leader)

    assert receivers(mailoutbox) == sorted([[world.second_leader.email], [world.office.email]])


def test_submission_is_not_mailed_to_leader_who_left(world: World, mailoutbox: Mailbox) -> None:
    world.second_leader.is_active = False
    world.second_leader.save()
    page = world.draft()

    submit(page, by=world.editor)

    assert receivers(mailoutbox) == [[world.leader.email]]


@pytest.mark.parametrize("action", ["approve", "reject", "decline"])
def test_decision_is_mailed_to_author_only(world: World, mailoutbox: Mailbox, action: str) -> None:
    decided(world, action)

    to_author = [mail for mail in mailoutbox if mail.to == [world.editor.email]]
    to_leaders = [mail for mail in mailoutbox if mail not in to_author]
    assert len(to_author) == 1
    assert receivers(to_leaders) == sorted([[world.leader.email], [world.second_leader.email]])


def test_decision_is_not_mailed_to_author_who_left(world: World, mailoutbox: Mailbox) -> None:
    page = world.submitted()
    world.editor.is_active = False
    world.editor.save()
    mailoutbox.clear()

    state = page.current_workflow_state.current_task_state
    decide(state.pk, "approve", by=world.leader)

    assert mailoutbox == []


@pytest.mark.parametrize(
    ("action", "kind"),
    [("approve", Approved), ("reject", ChangesAsked), ("decline", Declined)],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_decision_mail_is_in_readers_language_plain_and_html(
    world: World, mailoutbox: Mailbox, action: str, kind: Any, language: str
) -> None:
    reads(world.editor, language)

    page = decided(world, action, "Noem de groepsgrootte & de duur.")

    mail = next(mail for mail in mailoutbox if mail.to == [world.editor.email])
    html, mime = mail.alternatives[0]
    link = f"{settings.WAGTAILADMIN_BASE_URL}/admin/pages/{page.pk}/edit/"
    facts = {"title": "Zelf lassen", "person": str(world.leader)}
    with override(language):
        assert mail.subject == gettext(kind.subject) % facts
        assert gettext(kind.lead) % facts in mail.body
        assert gettext(kind.button) in mail.body
    assert mime == "text/html"
    assert f'<html lang="{language}">' in html
    assert f'href="{link}"' in html
    assert link in mail.body
    assert "Noem de groepsgrootte & de duur." in mail.body
    assert "Noem de groepsgrootte &amp; de duur." in html


def test_submission_mail_is_in_each_leaders_own_language(world: World, mailoutbox: Mailbox) -> None:
    reads(world.second_leader, "en")
    page = world.draft(title="Zelf lassen")

    submit(page, by=world.editor)

    by_reader = {mail.to[0]: mail for mail in mailoutbox}
    for leader, language in ((world.leader, "nl"), (world.second_leader, "en")):
        with override(language):
            expected = gettext(Submitted.subject) % {"title": "Zelf lassen"}
        mail = by_reader[leader.email]
        assert mail.subject == expected
        assert f'<html lang="{language}">' in mail.alternatives[0][0]


def test_mail_about_title_with_line_break_has_one_subject_line(
    world: World, mailoutbox: Mailbox
) -> None:
    page = world.draft(title="Zelf\nlassen\r\nBcc: iemand@example.nl")

    submit(page, by=world.editor)

    assert len(mailoutbox) == 2
    assert all("\n" not in mail.subject and "\r" not in mail.subject for mail in mailoutbox)
    assert all(mail.bcc == [] for mail in mailoutbox)


def test_mail_html_escapes_what_a_company_wrote(world: World, mailoutbox: Mailbox) -> None:
    page = world.draft(title="<b>Vet</b>")

    submit(page, by=world.editor)

    html, _mime = mailoutbox[0].alternatives[0]
    assert "<b>Vet</b>" not in html
    assert "&lt;b&gt;Vet&lt;/b&gt;" in html


def test_withdrawal_is_not_mailed(world: World, mailoutbox: Mailbox) -> None:
    page = world.submitted()
    mailoutbox.clear()

    withdraw(page, by=world.editor)

    assert mailoutbox == []
