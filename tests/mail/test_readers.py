"""Every kind of mail says who may read it at the moment it leaves."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as site
from django.core import mail

from mail.before_sending import kinds_that_are_known
from mail.delivery import deliver
from mail.models import OutgoingMail
from moderation.decide import decide
from moderation.notifications import PageMail
from saved.questions import ask_leaders
from tests.conftest import World
from tests.factories.partners import MembershipFactory, SchoolFactory
from tests.security.attack import task_state_of

pytestmark = pytest.mark.database("the outbox")

APPS = ("api", "home", "mail", "moderation", "offers", "partners", "saved", "search", "sto_cms")
EVENT = re.compile(r'event\s*=\s*f?"([\w-]+):')


def kinds_in_the_code() -> set[str]:
    """Return what stands before the first colon of every event that is written somewhere."""
    sources = [path for app in APPS for path in (Path(site.BASE_DIR) / app).rglob("*.py")]
    return {kind for path in sources for kind in EVENT.findall(path.read_text())}


def kinds_about_pages(parent: type = PageMail) -> set[str]:
    found = {kind.__name__.lower() for kind in parent.__subclasses__() if hasattr(kind, "subject")}
    return found.union(*map(kinds_about_pages, parent.__subclasses__()))


def test_every_kind_of_mail_says_who_may_read_it_when_it_leaves() -> None:
    written = kinds_in_the_code() | kinds_about_pages()

    assert len(written) > 8  # the test finds what there is
    assert written - kinds_that_are_known() == set()


def test_mail_to_an_address_its_reader_left_stays_here(world: World, settings: Any) -> None:
    settings.EMAIL_BACKEND = "mail.backend.OutboxBackend"
    page = world.submitted()
    decide(task_state_of(page).pk, "reject", by=world.leader, comment="Wie past op?")
    left, world.editor.email = world.editor.email, "nieuw-adres@example.nl"
    world.editor.save()
    mail.outbox.clear()

    deliver()

    assert [sent.to for sent in mail.outbox if sent.to == [left]] == []
    assert not OutgoingMail.objects.filter(recipient=left).exists()


@pytest.mark.parametrize("of_an_older_release", [False, True])
def test_question_of_a_teacher_is_read_by_who_leads_the_region_now(
    world: World, settings: Any, of_an_older_release: bool
) -> None:
    settings.EMAIL_BACKEND = "mail.backend.OutboxBackend"
    school = SchoolFactory(region=world.region)
    asker = MembershipFactory(teacher=True, school=school).user
    told = {"query_string": "", "name": "alles", "language": "nl", "key": uuid4()}
    ask_leaders(asker, school, "Wie heeft een lasrobot?", **told)
    if of_an_older_release:
        OutgoingMail.objects.update(event=f"question:{asker.pk}:{told['key']}")
    world.second_leader.memberships.get().delete()
    mail.outbox.clear()

    deliver()

    assert [sent.to for sent in mail.outbox] == [[world.leader.email]]
