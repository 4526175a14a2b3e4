"""Letters: one per reader, in the reader's language, plain and HTML, with one button."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.users.models import UserProfile

from mail.mails import Mail
from tests.factories.partners import UserFactory

Mailbox = list[EmailMultiAlternatives]

LINK = "https://loket.example.nl/uitnodiging/12/"


class Welcome(Mail):
    subject = _("Approve")
    lead = "%(company)s is waiting."
    button = _("Look at it")


def welcome(company: str = "Binck & Zn.", comment: str = "") -> Welcome:
    return Welcome(event="welcome:12", link=LINK, facts={"company": company}, comment=comment)


def person(language: str, **facts: Any) -> Any:
    user = UserFactory(**facts)
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    return user


def html_of(mail: EmailMultiAlternatives) -> BeautifulSoup:
    return BeautifulSoup(str(mail.alternatives[0][0]), "html.parser")


def test_letter_without_words_is_refused_where_it_is_written() -> None:
    with pytest.raises(TypeError, match="Half lacks lead, button"):
        type("Half", (Mail,), {"subject": "Half"})


def test_letter_to_several_readers_is_one_mail_each_about_one_event(
    db: None, mailoutbox: Mailbox
) -> None:
    reader = person("nl")

    welcome().send([reader, "info@example.nl"])

    assert [mail.to for mail in mailoutbox] == [[reader.email], ["info@example.nl"]]
    assert {mail.extra_headers["X-Event"] for mail in mailoutbox} == {"welcome:12"}


def test_letter_to_person_is_in_the_language_that_person_chose(
    db: None, mailoutbox: Mailbox
) -> None:
    with override("en"):
        welcome().send([person("nl"), person("en"), person("")])

    languages = [mail.extra_headers["Content-Language"] for mail in mailoutbox]
    assert languages == ["nl", "en", "nl"]
    assert [mail.subject for mail in mailoutbox] == ["Goedkeuren", "Approve", "Goedkeuren"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_letter_to_bare_address_is_in_the_language_of_the_moment(
    mailoutbox: Mailbox, language: str
) -> None:
    with override(language):
        welcome().send(["info@example.nl"])

    assert html_of(mailoutbox[0]).html["lang"] == language


def test_letter_has_one_button_and_the_link_in_plain_text(mailoutbox: Mailbox) -> None:
    welcome(comment="Graag <b>snel</b>.").send(["info@example.nl"])

    html = html_of(mailoutbox[0])
    assert [link["href"] for link in html.find_all("a")] == [LINK]
    assert "background" in html.a["style"]
    assert html.blockquote.text.strip() == "Graag <b>snel</b>."
    assert "Binck & Zn. is waiting." in html.text
    assert f"\n{LINK}\n" in mailoutbox[0].body
    assert "Graag <b>snel</b>." in mailoutbox[0].body


def test_letter_keeps_its_dark_scheme(mailoutbox: Mailbox) -> None:
    welcome().send(["info@example.nl"])

    assert "prefers-color-scheme: dark" in str(mailoutbox[0].alternatives[0][0])


def test_letter_facts_stand_on_one_line_each(db: None, mailoutbox: Mailbox) -> None:
    reader = person("nl", first_name="Jan\n\nLet op")

    welcome(company="Binck\n\nUw account verloopt.\r\nKlik nu").send([reader])

    assert "Binck Uw account verloopt. Klik nu is waiting." in mailoutbox[0].body
    assert "Jan Let op" in mailoutbox[0].body
