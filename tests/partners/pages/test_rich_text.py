"""Formatted text, whatever is posted into it: no crash, no lost words, nothing that runs."""

import json
from typing import Any

import pytest
from wagtail.admin.rich_text import get_rich_text_editor_widget

from partners.pages.texts import PLAIN_TEXT
from tests.conftest import World
from tests.security.attack import edit, edit_url, form_of, fresh, press


def taken_in(posted: str) -> Any:
    widget = get_rich_text_editor_widget(features=PLAIN_TEXT)
    return widget.value_from_datadict({"story": posted}, {}, "story")


@pytest.mark.parametrize(
    "posted",
    [
        "Wij maken liften.",
        "<p>Wij maken <b>liften</b>.</p>",
        "<p><b>Wij maken</p> liften</b>.",
        "<ul><li>Wij maken liften",
        "</li></ul>Wij maken liften.",
        "<script>alert(1)</script><p>Wij maken liften.</p>",
        '<p onclick="x()">Wij maken <a href="javascript:x()">liften</a></p>',
        '["Wij maken liften."]',
        '{"tekst": "Wij maken liften."}',
        '"Wij maken liften."',
        "Wij maken liften. " + "[" * 20_000,
        "<b>" * 5_000 + "Wij maken liften.",
        "Wij maken\r\nliften < trappen & meer",
        'Wij maken liften <embed embedtype="image" id="1">',
    ],
)
def test_text_of_any_shape_keeps_its_words_and_nothing_that_runs(posted: str) -> None:
    value = taken_in(posted)

    for word in ("Wij", "maken", "liften"):
        assert word in value
    for harm in ("<script", "onclick=", "<a ", "<embed"):
        assert harm not in value


@pytest.mark.parametrize(
    "posted", ["", "null", "5", "[]", "{}", "[" * 100_000, '{"blocks": 5}', '{"blocks": [{}]}']
)
def test_odd_json_is_no_crash(posted: str) -> None:
    assert isinstance(taken_in(posted), str)


def test_half_a_character_is_left_out() -> None:
    block = {"key": "a", "type": "unstyled", "depth": 0, "text": "Li\ud800ft"}
    draft = {"blocks": [block | {"inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}

    assert "Lift" in taken_in(json.dumps(draft))


def test_field_that_is_not_posted_stays_unposted() -> None:
    assert get_rich_text_editor_widget().value_from_datadict({}, {}, "story") is None


@pytest.mark.parametrize("action", ["", "action-submit"])
def test_html_posted_in_one_s_own_page_is_stored_as_text(
    world: World, as_user: Any, action: str
) -> None:
    client = as_user(world.owner)

    answer = edit(
        client,
        world.company_page,
        action,
        story="<p>Wij maken <b>liften</b>.</p><script>x</script>",
    )

    assert answer.status_code == 302
    newest = fresh(world.company_page).get_latest_revision_as_object()
    assert "<b>liften</b>" in newest.story
    assert "<script" not in newest.story


def test_html_posted_beside_another_error_comes_back(world: World, as_user: Any) -> None:
    client, page = as_user(world.owner), world.company_page
    data = form_of(client.get(edit_url(page)))

    answer = press(client, page, data | {"title": "", "story": "<p>Wij maken liften.</p>"})

    assert answer.status_code == 200
    assert "Wij maken liften." in answer.text


def test_text_of_tags_without_end_keeps_its_words_as_they_were_typed() -> None:
    stored = taken_in("woorden <b>" + "<p" * 3000)

    assert stored.startswith("<p>woorden &lt;b&gt;&lt;p&lt;p")
