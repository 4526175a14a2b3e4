"""What is wrong stands on top of the form, named, and what was typed is still there."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from offers.kinds.tour import TourPage
from offers.models import KINDS, OfferPage
from tests.conftest import World
from tests.offers.editor.test_forms import add_url, edit_url, fill_in, post


def named(answer: Any) -> list[str]:
    page = BeautifulSoup(answer.text, "html.parser")
    return [" ".join(each.get_text().split()) for each in page.select(".sto-tasks--errors li")]


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_every_error_names_its_field_and_leads_to_it(
    world: World, as_user: Any, page_class: type[OfferPage]
) -> None:
    client, url = as_user(world.editor), add_url(world, page_class)
    posted = fill_in(client, url, title="Een idee")
    posted["action-submit"] = "1"

    answer = post(client, url, posted)

    page = BeautifulSoup(answer.text, "html.parser")
    links = [each["href"] for each in page.select(".sto-tasks--errors a")]
    assert len(named(answer)) >= len(page_class.required_facts)
    assert [text for text in named(answer) if ":" not in text] == []
    assert [link for link in links if page.select_one(link.replace("#", "#", 1)) is None] == []


def test_number_with_a_part_is_refused_and_still_there(world: World, as_user: Any) -> None:
    draft, client = world.draft(page_class=TourPage), as_user(world.editor)

    answer = post(client, edit_url(draft), fill_in(client, edit_url(draft), cost="12,50"))

    page = BeautifulSoup(answer.text, "html.parser")
    assert page.select_one("#id_cost")["value"] == "12,50"
    assert [text.split(":")[0] for text in named(answer)] == ["Kosten in euro’s"]
    assert TourPage.objects.get(pk=draft.pk).get_latest_revision_as_object().cost is None


def test_profile_names_what_is_wrong(world: World, as_user: Any) -> None:
    client, url = as_user(world.owner), edit_url(world.company_page)

    answer = post(client, url, fill_in(client, url, website="geen adres"))

    assert [text.split(":")[0] for text in named(answer)] == ["Website"]
