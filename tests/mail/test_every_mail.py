"""Every kind of mail, rendered by what sends it: words, names and addresses in them."""

import datetime
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives
from wagtail.users.models import UserProfile

from mail.mails import Mail
from moderation.actions import submit, withdraw
from moderation.decide import decide
from moderation.notifications import NotOnline
from offers.intake.mails import NotSentIn
from partners.people.enums import Role
from partners.people.invitation_actions import invite
from partners.people.late_requests import tell_leaders_of_late_requests
from partners.people.membership_actions import (
    accept_member,
    admit,
    ask_to_join,
    change_role,
    refuse_member,
    remove_member,
)
from partners.people.models import Membership, SchoolDomain, User
from partners.people.notices import tell_of_contradiction
from partners.privacy.farewells import tell_contact_is_gone, tell_nobody_is_left, warn_of_erasure
from saved.mails import Item, News
from saved.questions import ask_leaders
from tests.conftest import World, owner_of
from tests.factories.partners import CompanyFactory, MembershipFactory, SchoolFactory, UserFactory

pytestmark = pytest.mark.database("sends every mail there is")

Mailbox = list[EmailMultiAlternatives]
SURNAME = "Geheimzinnig"


def kinds(mail: type[Mail] = Mail) -> Iterator[type[Mail]]:
    """Yield every kind of letter of the product that can be sent."""
    for kind in mail.__subclasses__():
        if hasattr(kind, "subject") and not kind.__module__.startswith("tests"):
            yield kind
        yield from kinds(kind)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> set[type[Mail]]:
    """Notes which kinds were sent; they are sent all the same."""
    seen: set[type[Mail]] = set()
    send = Mail.send

    def noting(self: Mail, readers: Any) -> None:
        readers = list(readers)
        if readers:
            seen.add(type(self))
        send(self, readers)

    monkeypatch.setattr(Mail, "send", noting)
    return seen


def deciders(world: World) -> list[User]:
    people = [world.leader, world.second_leader, world.other_leader, world.office]
    for person in people:
        person.first_name, person.last_name = "Lea", SURNAME
        person.save()
    return people


def reads(language: str) -> None:
    for person in User.objects.all():
        profile = UserProfile.get_for_user(person)
        profile.preferred_language = language
        profile.save()


def newcomer(language: str) -> User:
    person = UserFactory()
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = language
    profile.save()
    return person


def review(world: World) -> None:
    page = world.draft(title="Zelf lassen")
    for action in ("reject", "decline", "approve"):
        state = submit(page, by=world.editor)
        decide(state.current_task_state.pk, action, by=world.leader, comment="Graag korter.")
        page = type(page).objects.get(pk=page.pk)
    withdraw(page, by=world.leader, reason="De foto klopt niet.")


def belonging(world: World, language: str) -> None:
    first = ask_to_join(newcomer(language), world.company, role=Role.COMPANY_EDITOR)
    accept_member(first, by=world.leader)
    second = ask_to_join(newcomer(language), world.company, role=Role.COMPANY_EDITOR)
    refuse_member(second, by=world.leader)
    with time_machine.travel("2026-11-20T15:00:00+01:00"):
        ask_to_join(newcomer(language), world.company, role=Role.COMPANY_EDITOR)
    with time_machine.travel("2026-11-30T15:00:00+01:00"):
        tell_leaders_of_late_requests()
    unseen = CompanyFactory(region=world.region)
    owner_of(unseen)
    ask_to_join(newcomer(language), unseen, role=Role.COMPANY_EDITOR)
    change_role(first, role=Role.COMPANY_OWNER, by=world.leader)
    remove_member(first, by=world.leader, heir=world.owner)
    for by in (world.leader, world.office):
        email = f"uitgenodigd.{by.pk}@example.nl"
        invite(world.company, email=email, role=Role.COMPANY_EDITOR, by=by)
    leads = {"role": Role.PROJECT_LEADER, "region": world.region}
    admit(Membership(user=newcomer(language), **leads), by=world.office)


def the_rest(world: World, language: str) -> None:
    warn_of_erasure(world.editor, on=datetime.date(2027, 1, 1))
    tell_nobody_is_left(Role.COMPANY_OWNER, world.company)
    tell_contact_is_gone([world.company_page])
    offer = world.live(title="Zelf lassen")
    NotOnline(offer, offer.latest_revision, "De einddatum is voorbij.").send([world.editor])
    NotSentIn(
        event="not-sent-in:1:x",
        link="https://loket.example/bied-iets-aan/",
        facts={"title": "Zelf lassen"},
        comment="Niveaus: kies er een.",
    ).send([world.editor])
    domains = [
        SchoolDomain(
            school=SchoolFactory(region=region), domain="school.example", audience=audience
        )
        for region, audience in ((world.region, "staff"), (world.other_region, "pupils"))
    ]
    domains[0].save()
    tell_of_contradiction(domains[1], domains[0])
    school = SchoolFactory(region=world.region)
    teacher = MembershipFactory(teacher=True, school=school, verified=True).user
    question = {"query_string": "q=drone", "name": "drone", "language": language}
    ask_leaders(teacher, school, "Wie heeft er een drone?", key=uuid.uuid4(), **question)
    items = [Item("Zelf lassen", world.company.name, "https://loket.example/x/")]
    stop = "https://loket.example/stop/"
    News(
        event="news:1",
        link="https://loket.example/",
        facts={"name": "lassen"},
        items=items,
        more=1,
        stop=stop,
        change=stop,
    ).send([teacher])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_mail_tells_others_more_than_the_first_name_of_who_decides(
    world: World, mailoutbox: Mailbox, sent: set[type[Mail]], language: str
) -> None:
    people = deciders(world)
    reads(language)

    review(world)
    belonging(world, language)
    the_rest(world, language)

    assert sent == set(kinds())
    secrets = [SURNAME, *(person.email for person in people)]
    among_themselves = {person.email for person in people}
    for mail in mailoutbox:
        texts = [mail.subject, mail.body, str(mail.alternatives[0][0])]
        assert all("%(" not in text for text in texts), mail.subject
        if mail.to[0] not in among_themselves:
            told = [word for word in secrets for text in texts if word in text]
            assert told == [], (mail.subject, mail.body)
    by_first_name = [mail for mail in mailoutbox if "Lea" in mail.body]
    assert by_first_name
