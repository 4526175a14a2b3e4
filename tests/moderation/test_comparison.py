"""Two versions beside each other: what differs is said in words, in the reader's language."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.conftest import World

# A field, its value before and after, and how a leader reads both.
READ_AS = [
    ("weekdays", ["2"], ["2", "4"], ["dinsdag", "dinsdag, donderdag"]),
    ("scalable", False, True, ["nee", "ja"]),
    ("available_from", "2026-12-14", "2027-01-11", ["14 december 2026", "11 januari 2027"]),
    ("group_max", 6, 8, ["6", "8"]),
    ("minimum_age", 14, None, ["14", "niets ingevuld"]),
]


@pytest.mark.parametrize(("field", "before", "after", "read"), READ_AS)
def test_versions_are_compared_in_words(
    world: World, as_user: Any, field: str, before: Any, after: Any, read: list[str]
) -> None:
    page = world.submitted(**{field: before})
    old = page.get_latest_revision()
    version = page.get_latest_revision_as_object()
    setattr(version, field, after)
    new = version.save_revision(user=world.leader)

    client = as_user(world.leader)
    answer = client.get(
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, old.pk, new.pk])
    )

    shown = BeautifulSoup(answer.text, "html.parser").select(".comparison span")
    assert [span.get_text() for span in shown] == read
