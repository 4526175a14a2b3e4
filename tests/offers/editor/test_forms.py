"""The editor, by real posts: a draft may be incomplete, a submission may not."""

import re
from typing import Any

import pytest
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from moderation.states import State, state_of
from offers.kinds.internship import InternshipPage
from offers.kinds.tour import TourPage
from offers.kinds.workshop import WorkshopPage
from offers.models import KINDS, OfferPage
from partners.organisations.models import Level
from tests.conftest import World
from tests.factories.media import ImageFactory

EDITOR = "page-edit-form"


def add_url(world: World, page_class: type[OfferPage]) -> str:
    return reverse(
        "wagtailadmin_pages:add",
        args=["offers", page_class._meta.model_name, world.company_page.pk],
    )


def edit_url(page: OfferPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def fill_in(client: Client, url: str, **facts: Any) -> QueryDict:
    """Return what the browser would post after filling in these fields."""
    posted = querydict_from_html(client.get(url).text, form_id=EDITOR)
    for name, value in facts.items():
        posted.setlist(
            name, [str(item) for item in (value if isinstance(value, list) else [value])]
        )
    return posted


def post(client: Client, url: str, posted: QueryDict) -> HttpResponse:
    return client.post(url, posted.urlencode(), content_type="application/x-www-form-urlencoded")


def newest(page: OfferPage) -> OfferPage:
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def errors_of(answer: HttpResponse) -> set[str]:
    form = answer.context["form"]
    formsets = {name for name, formset in form.formsets.items() if formset.total_error_count()}
    return set(form.errors) | formsets


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_editor_title_only_cannot_be_submitted_but_is_saved_as_draft(
    world: World, as_user: Any, page_class: type[OfferPage]
) -> None:
    client, url = as_user(world.editor), add_url(world, page_class)
    draft = fill_in(client, url, title="Een idee")
    submission = draft.copy()
    submission["action-submit"] = "1"

    refused = post(client, url, submission)

    expected = set(page_class.facts_to_submit())
    if page_class is InternshipPage:
        expected.add("days")
    assert refused.status_code == 200
    assert errors_of(refused) == expected
    assert not page_class.objects.exists()

    saved = post(client, url, draft)

    page = page_class.objects.get(title="Een idee")
    assert saved.status_code == 302
    assert (page.live, page.company, page.owner) == (False, world.company, world.editor)
    assert state_of(page) == State.DRAFT
    assert page.slug == "een-idee"


def test_editor_draft_without_title_is_asked_for_one(world: World, as_user: Any) -> None:
    client, url = as_user(world.editor), add_url(world, WorkshopPage)

    answer = post(client, url, fill_in(client, url, summary="Zonder naam"))

    assert answer.status_code == 200
    assert errors_of(answer) == {"title"}


def test_editor_complete_offer_submitted_is_under_review(world: World, as_user: Any) -> None:
    client, url = as_user(world.editor), add_url(world, WorkshopPage)
    posted = fill_in(
        client,
        url,
        title="Solderen",
        summary="Je soldeert een lampje.",
        levels=[Level.objects.get(code="kb").pk],
        duration=90,
        group_max=24,
        skills="Solderen",
        contact_email="info@bedrijf.example",
        **{"action-submit": "1"},
    )

    answer = post(client, url, posted)

    page = WorkshopPage.objects.get(title="Solderen")
    assert answer.headers["Location"] == reverse("wagtailadmin_home")
    assert state_of(page) == State.IN_REVIEW
    assert page.current_workflow_state.requested_by == world.editor


def test_editor_draft_that_was_complete_may_become_incomplete_again(
    world: World, as_user: Any
) -> None:
    page = world.draft()
    client = as_user(world.editor)

    answer = post(client, edit_url(page), fill_in(client, edit_url(page), summary=""))

    assert answer.status_code == 302
    assert newest(page).summary == ""


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"group_min": 30, "group_max": 24}, {"group_min"}),
        (
            {"available_from": "2028-06-30", "available_until": "2027-09-01"},
            {"available_until"},
        ),
        ({"postcode": "ergens"}, {"postcode"}),
        ({"duration": "lang"}, {"duration"}),
        ({"group_max": "9" * 30}, {"group_max"}),
    ],
)
def test_editor_draft_with_impossible_fact_is_told_and_not_saved(
    world: World, as_user: Any, facts: dict[str, Any], wrong: set[str]
) -> None:
    page = world.draft()
    client = as_user(world.editor)

    answer = post(client, edit_url(page), fill_in(client, edit_url(page), **facts))

    assert answer.status_code == 200
    assert errors_of(answer) == wrong
    assert page.revisions.count() == 1


@pytest.mark.parametrize("whose", ["neighbour", "far_company"])
def test_editor_foreign_picture_posted_is_told_without_its_title(
    world: World, as_user: Any, whose: str
) -> None:
    secret = ImageFactory(company=getattr(world, whose), title="Geheim prototype")
    page = world.draft()
    client = as_user(world.editor)
    posted = fill_in(
        client,
        edit_url(page),
        **{
            "pictures-TOTAL_FORMS": 1,
            "pictures-0-image": secret.pk,
            "pictures-0-alt_text": "Een hal.",
            "pictures-0-ORDER": 1,
            "pictures-0-DELETE": "",
            "pictures-0-id": "",
        },
    )

    answer = post(client, edit_url(page), posted)

    assert answer.status_code == 200
    assert "Geheim prototype" not in answer.text
    assert not newest(page).pictures.exists()


@pytest.mark.parametrize("odd", ["9" * 30, "9" * 5000, "\0", "²"])
def test_editor_odd_picture_key_posted_is_calm(world: World, as_user: Any, odd: str) -> None:
    page = world.draft()
    client = as_user(world.editor)
    posted = fill_in(
        client,
        edit_url(page),
        **{
            "pictures-TOTAL_FORMS": 1,
            "pictures-0-image": odd,
            "pictures-0-alt_text": "Een hal.",
            "pictures-0-ORDER": 1,
            "pictures-0-DELETE": "",
            "pictures-0-id": "",
        },
    )

    answer = post(client, edit_url(page), posted)

    assert answer.status_code < 500
    assert not newest(page).pictures.exists()


def test_editor_offers_only_public_companies_of_the_region(world: World, as_user: Any) -> None:
    page = world.draft(page_class=TourPage)

    html = as_user(world.editor).get(edit_url(page)).text

    partners = re.findall(r'name="partner_companies" value="(\d+)"', html)
    assert partners == [str(world.neighbour.pk)]
    assert world.far_company.name not in html
