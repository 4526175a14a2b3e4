"""Whose page it is, who asked, and what approved pages refer to: all of it stays."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from moderation.actions import submit
from moderation.decide import decide
from moderation.refusals import ModerationRefused
from offers.models import OfferAttachment, OfferPage
from partners.organisations.models import Topic
from partners.pages.models import CompanyPage
from tests.conftest import World, leader_of
from tests.factories.pages import approve, network_page, offer_page
from tests.factories.partners import CompanyFactory, MembershipFactory, NetworkFactory
from tests.security.attack import (
    CANARY,
    document_of,
    edit,
    fresh,
    picture_of,
    task_state_of,
    with_row,
)
from tests.security.guards import without

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own")


@without("owners stay")
def test_company_of_a_page_stays_for_the_office_too(world: World, as_user: Any) -> None:
    other = CompanyFactory(region=world.other_region)

    edit(as_user(world.office), world.company_page, "action-submit", company=other.pk)

    page = fresh(world.company_page)
    assert page.company == page.get_latest_revision_as_object().company == world.company
    assert CompanyPage.objects.filter(company=other).count() == 0


@without("owners stay")
def test_copied_offer_belongs_to_its_new_company(world: World) -> None:
    page = world.live()

    copy = page.copy(to=world.far_page, keep_live=False, user=world.office)

    newest = fresh(copy).get_latest_revision_as_object()
    first = fresh(copy).revisions.order_by("pk").first().as_object()
    assert {version.company for version in (copy, newest, first)} == {world.far_company}
    assert {version.region for version in (copy, newest, first)} == {world.other_region}


@without("who submits last is remembered", "authors are remembered")
def test_leader_who_submitted_again_does_not_decide(world: World) -> None:
    page = world.submitted()
    decide(task_state_of(page).pk, "reject", by=world.second_leader, comment="Wie past op?")
    draft = fresh(page)
    draft.title = CANARY
    draft.save_revision(user=world.leader)
    submit(fresh(page), by=world.leader)

    with pytest.raises(ModerationRefused):
        decide(task_state_of(page).pk, "approve", by=world.leader)
    decide(task_state_of(page).pk, "approve", by=leader_of(world.region))

    assert fresh(page).live is True


@without("lists in use stay", "parts of a page online are shut")
def test_topic_of_an_approved_offer_is_not_deleted(world: World, as_user: Any) -> None:
    topic = Topic.objects.create(code="kranen", name="Kranen")
    page = world.draft()
    page.topics.set([topic])
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)
    url = reverse("wagtailsnippets_organisations_topic:delete", args=[topic.pk])

    as_user(world.office).post(url)

    assert list(fresh(page).topics.all()) == [topic]


@without("foreign files are dropped from forms", "versions hold no foreign references")
def test_network_offer_takes_no_file_of_the_office(world: World, as_user: Any) -> None:
    network = NetworkFactory(region=world.region)
    coordinator = MembershipFactory(coordinator=True, network=network).user
    page = offer_page(network_page(world.region_page, network), by=coordinator)
    secret = picture_of(None)

    with_picture = edit(
        as_user(coordinator),
        page,
        **with_row({"pictures-TOTAL_FORMS": ["0"]}, "pictures", image=secret.pk, alt_text="x"),
    )

    assert CANARY not in with_picture.text
    newest = OfferPage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    assert list(newest.pictures.all()) == []


@without("files tell how long to keep them")
def test_document_is_kept_by_its_reader_or_not_at_all(
    world: World, as_user: Any, client: Client
) -> None:
    shown, hidden = document_of(world.company), document_of(world.company)
    page = world.draft()
    page.attachments.add(OfferAttachment(document=shown, title="Route"))
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)

    public = client.get(shown.url)
    private = as_user(world.editor).get(hidden.url)

    assert public.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert private.headers["Cache-Control"] == "private, no-store"
    assert client.get(hidden.url).status_code == 404
