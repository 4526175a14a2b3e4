"""Mail: to the author and the leaders of that region, in each reader's language."""

import datetime
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from wagtail.users.models import UserProfile

from moderation.actions import submit, withdraw
from moderation.deadlines import expected_by
from moderation.decide import decide
from moderation.notifications import (
    Approved,
    ChangesAsked,
    Declined,
    SubmissionReceived,
    Submitted,
)
from offers.kinds.tour import TourPage, TourStop
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

    readers = {mail.to[0] for mail in mailoutbox} - {world.editor.email}
    assert readers == {world.leader.email, world.second_leader.email}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_submission_is_confirmed_to_its_author(
    world: World, mailoutbox: Mailbox, settings: Any, language: str
) -> None:
    settings.REVIEW_DAYS = 3
    reads(world.editor, language)
    page = world.draft(title="Zelf lassen")

    with time_machine.travel("2026-12-23T10:00:00+01:00"):
        submit(page, by=world.editor)

    (mail,) = [mail for mail in mailoutbox if mail.to == [world.editor.email]]
    with override(language):
        assert mail.subject == gettext(SubmissionReceived.subject) % {"title": "Zelf lassen"}
        # A day later than weekdays alone would say: Christmas Day is a Friday.
        day = date_format(datetime.date(2026, 12, 29), "l j F Y")
    for text in (mail.body, mail.alternatives[0][0]):
        assert day in text
        assert world.company.name in text
        assert f"{settings.WAGTAILADMIN_BASE_URL}/inloggen/" in text


def test_submission_in_the_companys_place_is_confirmed_to_the_company_too(
    world: World, mailoutbox: Mailbox
) -> None:
    page = world.draft()

    submit(page, by=world.leader)

    assert receivers(mailoutbox) == sorted(
        [[world.leader.email], [world.owner.email], [world.second_leader.email]]
    )


def test_mail_to_leader_says_whose_it_is_what_and_by_when(
    world: World, mailoutbox: Mailbox
) -> None:
    new, online = world.draft(), world.live()
    mailoutbox.clear()

    submit(new, by=world.editor)
    online.save_revision(user=world.editor)
    submit(online, by=world.editor)

    first, second = [mail.body for mail in mailoutbox if mail.to == [world.leader.email]]
    day = date_format(expected_by(timezone.now()), "l j F Y")
    for body in (first, second):
        assert f"- Van: {world.company.name}\n" in body
        assert f"- Antwoord uiterlijk: {day}\n" in body
    assert "- Wat: Workshop, nieuw\n" in first
    assert "- Wat: Workshop, een wijziging van wat online staat\n" in second


def test_submission_by_leader_is_not_mailed_to_that_leader(
    world: World, mailoutbox: Mailbox
) -> None:
    world.region_page.intro = "Een nieuwe zin."
    world.region_page.save_revision(user=world.leader)

    submit(world.region_page, by=world.leader)

    asked = [mail for mail in mailoutbox if mail.to != [world.leader.email]]
    (confirmed,) = [mail for mail in mailoutbox if mail not in asked]
    assert receivers(asked) == sorted([[world.second_leader.email], [world.office.email]])
    assert confirmed.subject == f"Ingediend: {world.region_page.title}"


def test_submission_is_not_mailed_to_leader_who_left(world: World, mailoutbox: Mailbox) -> None:
    world.second_leader.is_active = False
    world.second_leader.save()
    page = world.draft()

    submit(page, by=world.editor)

    assert receivers(mailoutbox) == sorted([[world.editor.email], [world.leader.email]])


@pytest.mark.parametrize("action", ["approve", "reject", "decline"])
def test_decision_is_mailed_to_author_only(world: World, mailoutbox: Mailbox, action: str) -> None:
    page = world.submitted()
    mailoutbox.clear()

    state = page.current_workflow_state.current_task_state
    decide(state.pk, action, by=world.leader, comment="Noem de groepsgrootte.")

    assert receivers(mailoutbox) == [[world.editor.email]]


def test_decision_is_mailed_to_who_goes_on_where_the_author_left(
    world: World, mailoutbox: Mailbox
) -> None:
    page = world.submitted()
    world.editor.is_active = False
    world.editor.save()
    mailoutbox.clear()

    state = page.current_workflow_state.current_task_state
    decide(state.pk, "approve", by=world.leader)

    assert receivers(mailoutbox) == [[world.owner.email]]


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

    mail = [mail for mail in mailoutbox if mail.to == [world.editor.email]][-1]
    html, mime = mail.alternatives[0]
    online = type(page).objects.get(pk=page.pk)
    path = online.get_url() if online.live else f"/admin/pages/{page.pk}/edit/"
    link = settings.WAGTAILADMIN_BASE_URL + path
    facts = {"title": "Zelf lassen", "person": world.leader.first_name}
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

    assert len(mailoutbox) == 3
    assert all("\n" not in mail.subject and "\r" not in mail.subject for mail in mailoutbox)
    assert all(mail.bcc == [] for mail in mailoutbox)


def test_mail_html_escapes_what_a_company_wrote(world: World, mailoutbox: Mailbox) -> None:
    page = world.draft(title="<b>Vet</b>")

    submit(page, by=world.editor)

    html, _mime = mailoutbox[0].alternatives[0]
    assert "<b>Vet</b>" not in html
    assert "&lt;b&gt;Vet&lt;/b&gt;" in html


def test_approval_of_what_comes_later_leads_to_the_editor(
    world: World, mailoutbox: Mailbox
) -> None:
    page = world.draft(go_live_at=timezone.now() + datetime.timedelta(days=9))
    state = submit(page, by=world.editor).current_task_state

    decide(state.pk, "approve", by=world.leader)

    assert f"/admin/pages/{page.pk}/edit/" in mailoutbox[-1].body


def test_withdrawal_by_the_company_itself_is_not_mailed(world: World, mailoutbox: Mailbox) -> None:
    page = world.submitted()
    mailoutbox.clear()

    withdraw(page, by=world.editor)

    assert mailoutbox == []


@pytest.mark.parametrize("who", ["leader", "office"])
def test_withdrawal_by_others_is_told_to_the_company_with_the_reason(
    world: World, mailoutbox: Mailbox, as_user: Any, who: str
) -> None:
    page = world.live(title="Zelf lassen")
    client, url = as_user(getattr(world, who)), reverse("moderation_admin:withdraw", args=[page.pk])
    mailoutbox.clear()

    silent = client.post(url, {"comment": "  "})
    still_live = type(page).objects.get(pk=page.pk).live
    client.post(url, {"comment": "De foto toont leerlingen zonder bril."})

    assert silent.status_code == 200
    assert "Geef een reden" in silent.text
    assert still_live
    assert not type(page).objects.get(pk=page.pk).live
    assert receivers(mailoutbox) == sorted([[world.editor.email], [world.owner.email]])
    for mail in mailoutbox:
        assert mail.subject == "Offline gehaald: Zelf lassen"
        assert "De foto toont leerlingen zonder bril." in mail.body
        assert f"- Van: {world.company.name}\n" in mail.body
    second = world.live()
    withdraw(second, by=world.leader)  # once more, another event
    assert len(mailoutbox) > 2


def test_company_withdraws_without_a_reason(world: World, as_user: Any) -> None:
    page = world.live()
    url = reverse("moderation_admin:withdraw", args=[page.pk])

    shown = as_user(world.editor).get(url)
    as_user(world.editor).post(url)

    assert 'name="comment"' not in shown.text
    assert not type(page).objects.get(pk=page.pk).live


# What a leader corrected ------------------------------------------------------------


def corrected(
    world: World, mailoutbox: Mailbox, page: Any, **changes: Any
) -> EmailMultiAlternatives:
    """Submit, let the leader correct and approve; return the company's mail."""
    submit(page, by=world.editor)
    version = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(version, name, value)
    version.save_revision(user=world.leader)
    decide(page.current_workflow_state.current_task_state.pk, "approve", by=world.leader)
    return last_to(world.editor, mailoutbox)


def last_to(reader: Any, mailoutbox: Mailbox) -> EmailMultiAlternatives:
    """Return the answer: the first mail said that it arrived."""
    return [mail for mail in mailoutbox if mail.to == [reader.email]][-1]


def test_correction_is_named_before_and_after(world: World, mailoutbox: Mailbox) -> None:
    page = world.draft(page_class=TourPage, summary="Met <b>tikvout.", cost=25)
    stops = [TourStop(title="De hal", sort_order=0), TourStop(title="De kade", sort_order=1)]

    mail = corrected(
        world,
        mailoutbox,
        page,
        summary="Zonder tikfout.",
        cost=0,
        description="<p>Eerst <b>kijken</b>.</p>",
        weekdays=["2"],
        stops=stops,
    )

    body = str(mail.body)
    assert "- In één of twee zinnen\n  Eerst: Met <b>tikvout.\n  Nu: Zonder tikfout.\n" in body
    assert "  Eerst: 25\n  Nu: 0\n" in body
    assert "  Nu: Eerst kijken.\n" in body
    assert "- Dagen\n  Eerst: niets ingevuld\n  Nu: dinsdag\n" in body
    assert "De hal / De kade" in body
    assert body.count("  Eerst: ") == 5
    assert "Met &lt;b&gt;tikvout." in str(mail.alternatives[0][0])


def test_approval_without_correction_names_none(world: World, mailoutbox: Mailbox) -> None:
    decided(world, "approve")

    mail = last_to(world.editor, mailoutbox)
    assert "goedgekeurd" in str(mail.body)
    assert "Eerst:" not in str(mail.body)


def test_correction_is_told_in_the_readers_language(world: World, mailoutbox: Mailbox) -> None:
    reads(world.editor, "en")

    mail = corrected(world, mailoutbox, world.draft(cost=25), cost=None)

    assert "- Cost in euros\n  Before: 25\n  After: nothing filled in\n" in str(mail.body)
